import { can } from "../capabilities.js";
import { points } from "../charts/points.js";
import { html } from "../dom.js";
import { BY_UNIT, instant, span } from "../format.js";
import { severityChip, shown } from "../parts.js";
import { only, windows } from "../questions.js";
import { change, to } from "../route.js";
import { seen } from "./acknowledge.js";
import { idOf, isFiring, seriesName, thresholdText, unitOf, valueText } from "./alerts-model.js";
import { chart } from "./service-charts.js";

/** Why an alert fires: its value against the threshold, drawn on the series. */

/** Of each subject of rules: the question about it, what its series are called, and the value of a window by measure. */
const SUBJECTS = {
  requests: ["/requests", "operation", timed],
  queries: ["/queries", "statement", timed],
  caches: ["/caches", "cache", () => (window) => window.ratio],
  memory: ["/memory", "instance", (measure) => ({
    usage: (window) => (window.max ? window.used / window.max : null),
    cpu: (window) => window.processCpu,
    growth: (window) => window.growth,
  })[measure]],
};

function timed(measure) {
  if (/^p\d+$/.test(measure)) return (window) => window.quantiles["0." + measure.slice(1).replace(/0$/, "")];
  return {
    mean: (window) => window.mean,
    errorRate: (window) => window.errors / window.count,
    rate: (window) => window.rate,
    count: (window) => window.count,
  }[measure];
}

/** What is to be asked to draw the series of an alert; its id does not tell the measure, so all subjects with such a series are asked. */
export function whyQuestion(id, range) {
  const [, service, ...rest] = id.split("|");
  const series = rest.join("|");
  return only(Object.fromEntries(Object.entries(SUBJECTS).map(([subject, [path, name]]) =>
    [subject, windows(path, range, { service, [name]: series })])));
}

export function why(alert, context) {
  const [subject, measure] = alert.measure.split(".");
  const [path, , valueOf] = SUBJECTS[subject];
  return html`<section class="panel why ${isFiring(alert) ? alert.severity : ""}" aria-labelledby="why">
    <header><h2 id="why">${alert.rule}</h2>${severityChip(alert.severity)}
      <span class="chip ${isFiring(alert) ? "bad" : "good"}">${alert.state}</span>
      <a class="close" href=${change({ alert: undefined })} aria-label="Close">×</a></header>
    <p>${sentence(alert, context.now)}</p>
    ${seen(alert)}
    ${shown(context.answers.get(subject), path, (answer) => picture(answer, alert, valueOf(measure), context), "the series")}
    <p class="quiet">${outside(alert, context)}
      ${alert.measure.startsWith("requests.") && can("/requests") ? html`<a href=${to("services", { service: alert.service, operation: alert.series === "*" ? undefined : alert.series })}>
        All about ${seriesName(alert)}</a>` : ""}</p>
  </section>`;
}

const MEASURES = { errorRate: "error rate", hitRatio: "hit ratio", cpu: "CPU share" };

function sentence(alert, now) {
  const [subject, measure] = alert.measure.split(".");
  const name = html`<b>${alert.service}</b>, <b>${seriesName(alert)}</b>: ${MEASURES[measure] ?? measure} of ${subject} `;
  return isFiring(alert)
    ? html`${name} is <b>${valueText(alert)}</b> (${thresholdText(alert)}), for ${span((now - alert.since) / 1000)} now,
        since ${instant(alert.since)}.`
    : html`${name} was back to <b>${valueText(alert)}</b> (${thresholdText(alert)} fires) at ${instant(alert.at)}; it had begun at
        ${instant(alert.since)} and lasted ${span((alert.at - alert.since) / 1000)}.`;
}

function picture({ series }, alert, valueOf, { bounds, now }) {
  const found = series[0]?.windows ?? [];
  if (found.length === 0) return html`<p class="quiet">The series has no windows in this range.</p>`;
  const unit = unitOf(alert);
  const end = isFiring(alert) ? now : alert.at;
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
  const end = isFiring(alert) ? bounds.to : alert.at;
  if (alert.since >= bounds.from && end <= bounds.to) return "";
  const margin = Math.max(300_000, (end - alert.since) / 2);
  const range = { from: alert.since - margin, to: Math.min(Date.now(), end + margin) };
  return html`<a href=${change({ range, alert: idOf(alert) })}>Show the range of the alert</a> · `;
}
