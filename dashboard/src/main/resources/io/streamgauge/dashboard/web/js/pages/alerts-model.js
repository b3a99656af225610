import { BY_UNIT } from "../format.js";

/** What alerts say, as pages need it. */

/** The units of measures, by what stands behind the subject; percentiles are seconds. */
const UNITS = {
  ...all("seconds", "mean min max poolWait loadTime exhaustion"),
  ...all("ratio", "errorRate hitRatio usage cpu systemCpu pauseShare"),
  ...all("rate", "rate rows loadFailures evictions"),
  ...all("count", "count size threads"),
  ...all("bytes", "floor rss"),
  ...all("growth", "growth growth1h"),
};

function all(unit, measures) {
  return Object.fromEntries(measures.split(" ").map((measure) => [measure, unit]));
}

const RANK = { critical: 0, high: 1, medium: 2, low: 3 };

/** What is measured, and of what: ["requests", "p99.9"]. */
export function measureOf(alert) {
  const [subject] = alert.measure.split(".", 1);
  return [subject, alert.measure.slice(subject.length + 1)];
}

export function unitOf(alert) {
  const [, measure] = measureOf(alert);
  return /^p\d/.test(measure) ? "seconds" : (UNITS[measure] ?? "number");
}

export function valueText(alert) {
  return BY_UNIT[unitOf(alert)](alert.value);
}

export function thresholdText(alert) {
  return `${alert.comparison} ${BY_UNIT[unitOf(alert)](alert.threshold)}`;
}

/** What tells an alert from others. */
export function idOf(alert) {
  return [alert.rule, alert.service, alert.series].join("|");
}

export function isFiring(alert) {
  return alert.state === "firing";
}

/** Whether its breach goes on, as far as is known. */
export function lasts(alert) {
  return isFiring(alert) || alert.state === "suppressed" || alert.state === "pending";
}

/** The worst first, then the oldest. */
export function worstFirst(one, other) {
  return (RANK[one.severity] ?? 9) - (RANK[other.severity] ?? 9) || one.since - other.since;
}

/** "the whole service" for *, and the variant behind it where the rule tells it apart. */
export function seriesName(alert) {
  const { name, variant } = plainSeries(alert.series, alert.variant);
  return [name === "*" ? "whole service" : name, ...Object.entries(variant).map(([key, value]) => `${key} ${value || "not told"}`)].join(", ");
}

const VARIANT = /\{((?:environment|tag|version)=(?:[^\\{},=]|\\.)*(?:,(?:tag|version)=(?:[^\\{},=]|\\.)*)*)\}$/s;

/** The series without its variant, and the variant: GET /{version=1.4} of a rule that tells versions apart. */
export function plainSeries(series, variant = {}) {
  return Object.keys(variant).length ? { name: series.replace(VARIANT, ""), variant } : { name: series, variant };
}

/** The same where only the series is known, in which the variant looks like this. */
export function readSeries(series) {
  const found = VARIANT.exec(series);
  const parts = found ? found[1].matchAll(/([a-z]+)=((?:[^\\{},=]|\\.)*)/gs) : [];
  return plainSeries(series, Object.fromEntries([...parts].map(([, key, value]) => [key, value.replace(/\\(.)/gs, "$1")])));
}

/** Who has seen that it fires: { by, at, note }, if anybody has. */
export function acknowledged(alert) {
  return alert.acknowledged ?? null;
}
