import { BY_UNIT } from "../format.js";

/** What alerts say, as pages need it. */

/** The units of measures, by what follows the dot. */
const UNITS = {
  mean: "seconds", p50: "seconds", p90: "seconds", p95: "seconds", p99: "seconds",
  errorRate: "ratio", rate: "rate", count: "count", hitRatio: "ratio", usage: "ratio", cpu: "ratio", growth: "growth",
};

const RANK = { critical: 0, high: 1, medium: 2, low: 3 };

export function unitOf(alert) {
  return UNITS[alert.measure.split(".")[1]] ?? "number";
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

/** The worst first, then the oldest. */
export function worstFirst(one, other) {
  return (RANK[one.severity] ?? 9) - (RANK[other.severity] ?? 9) || one.since - other.since;
}

/** "the whole service" for *. */
export function seriesName(alert) {
  return alert.series === "*" ? "whole service" : alert.series;
}

/** Who has seen that it fires: { by, at, note }, if anybody has. */
export function acknowledged(alert) {
  return alert.acknowledged ?? null;
}
