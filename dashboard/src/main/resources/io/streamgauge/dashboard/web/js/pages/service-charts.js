import { over, points } from "../charts/points.js";
import { html } from "../dom.js";
import { seconds } from "../format.js";
import { shown } from "../parts.js";
import { isFiring } from "./alerts-model.js";
import { byName } from "./targets.js";

/** The charts of one service, or of one of its operations. */

export function chart(title, note, spec) {
  return html`<section class="chart"><h3>${title} ${note ? html`<small>${note}</small>` : ""}</h3><time-chart .spec=${spec}></time-chart></section>`;
}

export function latency(windows, { bounds, common, answers, route, now }) {
  const at = (quantile) => points(windows, (window) => window.quantiles[quantile]);
  return chart("Latency", "quantiles of each window", {
    label: "Latency", unit: "seconds", ...bounds,
    series: [
      { name: "p99", points: at("0.99"), colour: "--q99", fill: "+1", opacity: 0.22, width: 1 },
      { name: "p95", points: at("0.95"), colour: "--q95", fill: "+1", opacity: 0.3, width: 1.75 },
      { name: "p90", points: at("0.9"), colour: "--q90", fill: "+1", opacity: 0.38, width: 1 },
      { name: "p50", points: at("0.5"), colour: "--q50", width: 1.75 },
    ],
    lines: targetLines(answers, route),
    boxes: [...unheard(common, route, bounds), ...breaches(common, route, now)],
  });
}

/** The target of the 95th percentile, where the report knows one. */
function targetLines(answers, { service }) {
  const judged = answers.get("report").value?.services.find((each) => each.service === service);
  const target = byName(judged?.figures).p95?.target;
  return target === undefined ? [] : [{ value: target, label: `p95 target ${seconds(target)}` }];
}

/** Until when nothing had been heard of the service: that there are no figures means nothing there. */
function unheard(common, { service }, { from, to }) {
  const since = common.get("services").value?.services.find((each) => each.service === service)?.firstSeen;
  return since > from ? [{ from, to: Math.min(since, to), colour: "--calm", label: "not heard of yet" }] : [];
}

/** Since when alerts about this service's requests are firing. */
function breaches(common, route, now) {
  const since = (common.get("alerts").value?.alerts ?? [])
    .filter((alert) => alert.service === route.service && alert.measure.startsWith("requests.") && isFiring(alert))
    .filter((alert) => !route.operation || alert.series === route.operation)
    .map((alert) => alert.since);
  return since.length ? [{ from: Math.min(...since), to: now }] : [];
}

export function throughput(windows, { bounds, common, route, now }) {
  return chart("Throughput", "requests a second", {
    label: "Throughput", unit: "rate", ...bounds,
    series: [{ name: "requests", points: points(over(windows, now), (window) => window.rate), colour: "--calm", fill: "origin" }],
    boxes: unheard(common, route, bounds),
  });
}

export function errors(windows, { bounds, common, route }) {
  return chart("Errors", "share of requests", {
    label: "Errors", unit: "ratio", ...bounds, suggestedMax: 0.02,
    series: [{ name: "failed", points: points(windows, (window) => window.errors / window.count), colour: "--bad", fill: "origin" }],
    boxes: unheard(common, route, bounds),
  });
}

export function heatMap({ answers, bounds }) {
  return html`<section class="chart"><h3>Durations <small>how many requests took how long</small></h3>
    ${shown(answers.get("histogram"), "/requests/histogram", (answer) => {
      const cells = cellsOf(answer);
      return cells.length
        ? html`<heat-map .spec=${{ label: "Durations of requests", ...bounds, cells }}></heat-map>`
        : html`<p class="quiet">No requests in this range.</p>`;
    }, "durations")}</section>`;
}

/** The cells of an answer about durations that hold anything. What is below the lowest bound or above the highest is drawn as wide as its neighbour. */
function cellsOf({ bounds, columns }) {
  const low = (index) => (index > 0 ? bounds[index - 1] : (bounds[0] * bounds[0]) / bounds[1]);
  const high = (index) => (index < bounds.length ? bounds[index] : (bounds.at(-1) * bounds.at(-1)) / bounds.at(-2));
  return columns.flatMap(({ start, end, counts }) =>
    counts.map((count, index) => ({ from: start, to: end, low: low(index), high: high(index), count })).filter((cell) => cell.count > 0));
}
