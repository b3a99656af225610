package io.streamgauge.service.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Settings that cannot be used, with everything that is wrong about them. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<SettingProblem> problems;

  public SettingsException(List<SettingProblem> problems) {
    super(problems.stream().map(SettingProblem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<SettingProblem> problems() {
    return problems;
  }
}
