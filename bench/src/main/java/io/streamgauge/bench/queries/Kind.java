package io.streamgauge.bench.queries;

/** What is asked. */
enum Kind {
  NOTHING("nothing", "no question, an empty answer"),
  LATEST("latest", "latest final window of a series"),
  MERGED("merged", "all windows of a series, merged"),
  LISTED("listed", "all windows of a series, one by one"),
  TOP("top", "10 slowest operations of a service"),
  REPORT("report", "report of a service");

  /** The quantiles that are asked for. */
  static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};

  private final String id;
  private final String title;

  Kind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Name in JSON. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  @Override
  public String toString() {
    return id;
  }
}
