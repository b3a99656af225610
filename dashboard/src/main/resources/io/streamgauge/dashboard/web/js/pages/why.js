import { can } from "../capabilities.js";
import { points } from "../charts/points.js";
import { html, nothing } from "../dom.js";
import { BY_UNIT, instant, span } from "../format.js";
import { severityChip, shown } from "../parts.js";
import { only, windows } from "../questions.js";
import { change, to } from "../route.js";
import { seen } from "./acknowledge.js";
import { idOf, isFiring, lasts, measureOf, plainSeries, readSeries, seriesName, thresholdText, unitOf, valueText } from "./alerts-model.js";
import { chart } from "./service-charts.js";
import { silenceForm } from "./silences.js";

/** Why an alert fires: its value against the threshold, drawn on the series. */

/** Of each subject of rules: the question about it, what its series are called, and the value of a window by measure, if it is told. */
const SUBJECTS = {
  requests: ["/requests", "operation", timed],
  queries: ["/queries", "statement", timed],
  caches: ["/caches", "cache", (measure) => ({
    hitRatio: (window) => window.ratio,
    loadTime: (window) => window.loadTime / (window.loads + window.loadFailures),
    size: (window) => window.size,
    loadFailures: (window) => window.loadFailures / lengthOf(window),
    evictions: (window) => window.evictions / lengthOf(window),
  })[measure]],
  memory: ["/memory", "instance", (measure) => ({
    usage: (window) => (window.max ? window.used / window.max : null),
    floor: (window) => window.floor,
    cpu: (window) => window.processCpu,
    systemCpu: (window) => window.systemCpu,
    pauseShare: (window) => window.pause / lengthOf(window),
    growth: (window) => window.growth,
    threads: (window) => window.threads,
    rss: (window) => window.rss,
  })[measure]],
};

function timed(measure) {
  if (/^p\d/.test(measure)) {
    const quantile = String(Number((Number(measure.slice(1)) / 100).toPrecision(8)));
    return (window) => window.quantiles[quantile];
  }
  return {
    mean: (window) => window.mean,
    min: (window) => window.min,
    max: (window) => window.max,
    errorRate: (window) => window.errors / window.count,
    rate: (window) => window.rate,
    count: (window) => window.count,
    rows: (window) => window.rows / lengthOf(window),
    poolWait: (window) => window.poolWait / window.count,
  }[measure];
}

/** Those whose alerts can be about variants of a service. */
const TOLD_APART = ["requests", "queries"];

/** In seconds. */
function lengthOf(window) {
  return (window.end - window.start) / 1000;
}

/** What is to be asked to draw the series of an alert; its id does not tell the measure, so all subjects with such a series are asked. */
export function whyQuestion(id, range) {
  const [, service, ...rest] = id.split("|");
  const series = rest.join("|");
  return only(Object.fromEntries(Object.entries(SUBJECTS).map(([subject, [path, name]]) => {
    const told = TOLD_APART.includes(subject) ? readSeries(series) : { name: series, variant: {} };
    return [subject, windows(path, range, { service, [name]: told.name, ...told.variant })];
  })));
}

const CHIPS = { firing: "bad", suppressed: "idle", pending: "warn", no_data: "warn" };

export function why(alert, context) {
  return html`<section class="panel why ${isFiring(alert) ? alert.severity : ""}" aria-labelledby="why">
    <header><h2 id="why">${alert.rule}</h2>${severityChip(alert.severity)}
      <span class="chip ${CHIPS[alert.state] ?? "good"}">${alert.state.replace("_", " ")}</span>
      <a class="close" href=${change({ alert: undefined })} aria-label="Close">×</a></header>
    <p>${sentence(alert, context.now)}</p>
    ${seen(alert)}
    ${takenAlong(alert)}
    ${drawn(alert, context)}
    ${silenceForm(alert)}
    <p class="quiet">${outside(alert, context)}
      ${alert.measure.startsWith("requests.") && can("/requests") ? html`<a href=${to("services", { service: alert.service, operation: operationOf(alert) })}>
        All about ${seriesName(alert)}</a>` : ""}</p>
  </section>`;
}

/** None where it is about the whole service. */
function operationOf(alert) {
  const { name } = plainSeries(alert.series, alert.variant);
  return name === "*" ? undefined : name;
}

/** What the rule gives its alerts to take along. */
function takenAlong({ labels = {}, annotations = {}, runbook }) {
  const entries = (texts) => Object.entries(texts).map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`);
  const all = [...entries(annotations), ...entries(labels)];
  if (runbook) all.push(html`<div><dt>runbook</dt><dd>${link(runbook)}</dd></div>`);
  return all.length ? html`<dl class="along">${all}</dl>` : nothing;
}

/** Whatever came in a record is no reason to run it. */
function link(address) {
  return /^https?:\/\//i.test(address) ? html`<a href=${address} rel="noopener noreferrer" target="_blank">${address}</a>` : address;
}

function drawn(alert, context) {
  const [subject, measure] = measureOf(alert);
  const [path, , valueOf] = SUBJECTS[subject] ?? [];
  const value = valueOf?.(measure);
  if (!value) return html`<p class="quiet">There is no picture of ${alert.measure}.</p>`;
  return shown(context.answers.get(subject), path, (answer) => picture(answer, alert, value, context), "the series");
}

const MEASURES = { errorRate: "error rate", hitRatio: "hit ratio", cpu: "CPU share", poolWait: "wait for connections", loadTime: "load time", pauseShare: "pause share" };

function sentence(alert, now) {
  const [subject, measure] = measureOf(alert);
  const name = html`<b>${alert.service}</b>, <b>${seriesName(alert)}</b>: ${MEASURES[measure] ?? measure} of ${subject} `;
  if (alert.state === "no_data") {
    return html`${name} is not known: nothing was heard since ${instant(alert.since)}.`;
  }
  return lasts(alert)
    ? html`${name} is <b>${valueText(alert)}</b> (${thresholdText(alert)}), for ${span((now - alert.since) / 1000)} now,
        since ${instant(alert.since)}.${alert.suppressedBy ? html` Kept quiet by <b>${alert.suppressedBy}</b>.` : ""}`
    : html`${name} was back to <b>${valueText(alert)}</b> (${thresholdText(alert)} fires) at ${instant(alert.at)}; it had begun at
        ${instant(alert.since)} and lasted ${span((alert.at - alert.since) / 1000)}.`;
}

function picture({ series }, alert, valueOf, { bounds, now }) {
  const found = series[0]?.windows ?? [];
  if (found.length === 0) return html`<p class="quiet">The series has no windows in this range.</p>`;
  const unit = unitOf(alert);
  const end = lasts(alert) ? now : alert.at;
  return chart("", "", {
    label: `${alert.measure} of ${seriesName(alert)}`, unit, ...bounds,
    suggestedMax: alert.threshold * 1.15,
    series: [{ name: alert.measure, points: points(found, valueOf), colour: "--accent", width: 2 }],
    lines: [{ value: alert.threshold, label: `fires ${alert.comparison} ${BY_UNIT[unit](alert.threshold)}` }],
    boxes: [{ from: alert.since, to: end }],
  });
}

/** Where the alert lies outside of what is shown: the way there. */
function outside(alert, { bounds }) {
  const end = lasts(alert) ? bounds.to : alert.at;
  if (alert.since >= bounds.from && end <= bounds.to) return "";
  const margin = Math.max(300_000, (end - alert.since) / 2);
  const range = { from: alert.since - margin, to: Math.min(Date.now(), end + margin) };
  return html`<a href=${change({ range, alert: idOf(alert) })}>Show the range of the alert</a> · `;
}
