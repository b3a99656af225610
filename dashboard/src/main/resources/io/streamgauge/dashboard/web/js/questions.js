import { can } from "./capabilities.js";
import { ALL, bounds, step, stepMillis, VARIANTS } from "./range.js";

/** Questions as pages put them: over the range of the place, at a step that suits it. */

/** The report reads two ranges of everything. */
export const REPORT_PAUSE = 15_000;

/** What is asked on every page. */
export function always() {
  return only({
    alerts: question("/alerts", { state: "all" }),
    services: question("/services", {}),
    completeness: question("/completeness", {}),
  });
}

/**
 * A question that does not depend on a range.
 *
 * @param template the path as the server describes it, where a part of it may vary
 */
export function question(path, parameters, template = path) {
  const subject = JSON.stringify(parameters);
  return { path, template, subject, key: subject, parameters: () => parameters };
}

/**
 * A question over the range of a place: one merged window.
 *
 * @param parameters besides the range
 */
export function merged(path, range, parameters) {
  return ranged(path, range, parameters);
}

/** A question over the range of a place: all windows at the step that suits it. */
export function windows(path, range, parameters) {
  return ranged(path, range, parameters, (bounded) => ({ step: step(bounded, parameters.version || parameters.environment || parameters.tag ? VARIANTS : ALL) }));
}

/** The same, asked again only after so many milliseconds, because it is dear to answer. */
export function seldom(question, pause) {
  return { ...question, pause: Math.max(pause, question.pause ?? 0) };
}

/** A question over the range of a place, with what else it depends on. */
export function ranged(path, range, parameters, further = () => ({})) {
  // In another order, it is still the same that is shown until the answer is there.
  const { by, ...about } = parameters;
  const subject = JSON.stringify(about);
  return {
    path,
    subject,
    key: subject + by + JSON.stringify(range),
    pause: pauseOf(range),
    parameters: () => {
      const bounded = bounds(range, Date.now());
      return { ...parameters, from: Math.floor(bounded.from), to: Math.ceil(bounded.to), ...further(bounded) };
    },
  };
}

/** How long an answer is good enough: a range of days does not change within seconds. */
function pauseOf(range) {
  const { from, to } = bounds(range, Date.now());
  return stepMillis(step({ from, to })) / 6;
}

/** Those that this server answers. */
export function only(questions) {
  return Object.fromEntries(Object.entries(questions).filter(([, each]) => can(each.template ?? each.path)));
}
