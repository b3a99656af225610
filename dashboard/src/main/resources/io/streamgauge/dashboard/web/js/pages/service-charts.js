import { over, points } from "../charts/points.js";
import { html } from "../dom.js";
import { seconds } from "../format.js";
import { shown } from "../parts.js";
import { isFiring, plainSeries } from "./alerts-model.js";
import { byName } from "./targets.js";

/** The charts of one service, or of one of its operations. */

export function chart(title, note, spec) {
  return html`<section class="chart"><h3>${title} ${note ? html`<small>${note}</small>` : ""}</h3><time-chart .spec=${spec}></time-chart></section>`;
}

export function latency(windows, context) {
  const { bounds, common, answers, route, now } = context;
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
    boxes: [...unheard(context), ...breaches(common, route, now)],
  });
}

/** The target of the 95th percentile, where the report knows one. */
function targetLines(answers, { service }) {
  const judged = answers.get("report").value?.services.find((each) => each.service === service);
  const target = byName(judged?.figures).p95?.target;
  return target === undefined ? [] : [{ value: target, label: `p95 target ${seconds(target)}` }];
}

/** Since when something is known of a service, which may have waited for the pipeline; undefined where nothing is. */
export function knownSince({ common, answers, route: { service } }) {
  const seen = common.get("services").value?.services.find((each) => each.service === service)?.firstSeen;
  const first = answers.get("requests").value?.series[0]?.windows[0]?.start;
  return seen && Math.min(seen, first ?? seen);
}

/** Until when nothing had been heard of the service: that there are no figures means nothing there. */
function unheard(context) {
  const { from, to } = context.bounds;
  const since = knownSince(context);
  return since > from ? [{ from, to: Math.min(since, to), colour: "--calm", label: "not heard of yet" }] : [];
}

/** Since when alerts about this service's requests are firing. */
function breaches(common, route, now) {
  const since = (common.get("alerts").value?.alerts ?? [])
    .filter((alert) => alert.service === route.service && alert.measure.startsWith("requests.") && isFiring(alert))
    .filter((alert) => !route.operation || plainSeries(alert.series, alert.variant).name === route.operation)
    .map((alert) => alert.since);
  return since.length ? [{ from: Math.min(...since), to: now }] : [];
}

export function throughput(windows, context) {
  const { bounds, now } = context;
  return chart("Throughput", "requests a second", {
    label: "Throughput", unit: "rate", ...bounds,
    series: [{ name: "requests", points: points(over(windows, now), (window) => window.rate), colour: "--calm", fill: "origin" }],
    boxes: unheard(context),
  });
}

export function errors(windows, context) {
  const { bounds } = context;
  return chart("Errors", "share of requests", {
    label: "Errors", unit: "ratio", ...bounds, suggestedMax: 0.02,
    ...failed(windows),
    boxes: unheard(context),
  });
}

/** By kind, one upon the other, where windows tell kinds; else all together. */
function failed(windows) {
  const kinds = kindsOf(windows);
  if (kinds.length === 0) {
    return { series: [{ name: "failed", points: points(windows, (window) => window.errors / window.count), colour: "--bad", fill: "origin" }] };
  }
  const named = kinds.length > KIND_COLOURS.length ? kinds.slice(0, KIND_COLOURS.length - 1) : kinds;
  const shareOf = (kind) => points(windows, (window) => (window.errorKinds?.[kind] ?? 0) / window.count);
  const rest = (window) => (window.errors - named.reduce((sum, kind) => sum + (window.errorKinds?.[kind] ?? 0), 0)) / window.count;
  const all = named.map((kind) => ({ name: kindName(kind), points: shareOf(kind) }));
  if (named.length < kinds.length) all.push({ name: "others", points: points(windows, rest) });
  return {
    stacked: true,
    series: all.map((each, index) => ({ ...each, colour: KIND_COLOURS[index], fill: index ? "-1" : "origin", opacity: 0.3 })),
  };
}

const KIND_COLOURS = ["--bad", "--warn", "--accent", "--good", "--calm"];

/** The kinds of errors in windows, the most frequent first. */
export function kindsOf(windows) {
  const counts = new Map();
  windows.forEach(({ errorKinds = {} }) => Object.entries(errorKinds ?? {}).forEach(([kind, count]) => counts.set(kind, (counts.get(kind) ?? 0) + count)));
  return [...counts].sort(([, one], [, other]) => other - one).map(([kind]) => kind);
}

/** What is not told apart goes by a name of its own in answers. */
export function kindName(kind) {
  return kind === "__other__" ? "not told apart" : kind;
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
