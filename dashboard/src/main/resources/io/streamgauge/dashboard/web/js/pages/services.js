import { html, nothing } from "../dom.js";
import { can } from "../capabilities.js";
import { BY_UNIT, clock, instant, number, rate, ratio } from "../format.js";
import { absent, completenessChip, key, nothingHere, shown } from "../parts.js";
import { merged, only, REPORT_PAUSE, seldom, windows } from "../questions.js";
import { isLive } from "../range.js";
import { change, to } from "../route.js";
import { alertLines } from "./alert-parts.js";
import { isFiring, worstFirst } from "./alerts-model.js";
import { errors, heatMap, knownSince, latency, throughput } from "./service-charts.js";
import { HIGHEST, kindsTable, operationsTable, statementsTable } from "./service-tables.js";
import { byName, score } from "./targets.js";
import { chosen, comparison, isChosen, variantChoice, variantQuestions, versions } from "./variants.js";

/** Pages that tell more about a service. */
const BESIDES = ["caches", "memory", "resources", "alerts", "cardinality"];

const QUANTILES = "0.5,0.9,0.95,0.99";

export function title({ service, operation }) {
  return operation ? `${operation} · ${service}` : service;
}

export function questions(route, services) {
  const { range, service, operation = "*", by = "time" } = route;
  const variant = chosen(route);
  return { ...variantQuestions(route, services, QUANTILES), ...only({
    total: merged("/requests", range, { service, operation, quantiles: QUANTILES, compare: "previous", ...variant }),
    requests: windows("/requests", range, { service, operation, quantiles: QUANTILES, ...variant }),
    histogram: windows("/requests/histogram", range, { service, operation, least: "0.1ms", most: "30s", buckets: 61, ...variant }),
    operations: merged("/requests", range, { service, quantiles: "0.5,0.95,0.99", top: HIGHEST, by, ...variant }),
    statements: merged("/queries", range, { service, quantiles: "0.5,0.95,0.99", top: HIGHEST, by, ...variant }),
    report: seldom(merged("/report", range, { service }), REPORT_PAUSE),
  }) };
}

export function view(context) {
  const { answers } = context;
  if (neverHeardOf(context)) return html`${head(context)} ${nothingHere(`Nothing was ever heard of a service “${context.route.service}”.`,
    "Services are known from the first thing that a collector of theirs publishes.")}`;
  if (!can("/requests")) return html`${head(context)} ${firing(context)} ${absent("/requests")}`;
  return html`
    ${head(context)} ${variantChoice(heardOf(context.route.service, context.common.get("services").value), context.route)} ${firing(context)}
    ${shown(answers.get("total"), "/requests", (answer) => figures(answer, context), "figures")}
    ${comparison(context)}
    ${shown(answers.get("requests"), "/requests", (answer) => charts(answer, context), "charts")}
    ${versions(context)}
    ${answers.get("total").value ? kindsTable(answers.get("total").value) : nothing}
    <section aria-labelledby="operations">
      <h2 id="operations">Operations</h2>
      ${shown(answers.get("operations"), "/requests", (answer) => operationsTable(answer, context), "operations")}
    </section>
    <section aria-labelledby="statements">
      <h2 id="statements">Statements</h2>
      ${shown(answers.get("statements"), "/queries", (answer) => statementsTable(answer, context), "statements")}
    </section>
    ${recommendations(context)}`;
}

function neverHeardOf({ route, common }) {
  const { value } = common.get("services");
  return value && !value.missing?.length && !heardOf(route.service, value);
}

function heardOf(name, known) {
  return known?.services.find((each) => each.service === name);
}

function head({ route, answers, common, bounds }) {
  const judged = answers.get("report").value?.services?.find((each) => each.service === route.service);
  const verdict = answers.get("total").value?.completeness?.[route.service];
  const known = heardOf(route.service, common.get("services").value);
  return html`<div class="pagehead">
    <h1>${route.service}</h1>
    ${judged ? html`<span class="quiet">score</span> ${score(judged.score)}` : nothing}
    ${known && known.firstSeen >= bounds.to
      ? html`<span class="chip idle">first heard of ${instant(known.firstSeen)}, after this range</span>`
      : html`<a class="plain" href=${to("completeness")}>${completenessChip(verdict)}</a>`}
    ${route.operation ? html`<span class="chip idle">${route.operation} <a href=${change({ operation: undefined })} aria-label="All operations">×</a></span>` : nothing}
    ${known ? html`<ul class="besides" aria-label=${`More about ${route.service}`}>${BESIDES.map((page) =>
      html`<li><a href=${to(page)}>${page}</a></li>`)}</ul>` : nothing}
  </div>`;
}

function firing({ common, route, now }) {
  const alerts = (common.get("alerts").value?.alerts ?? []).filter((each) => isFiring(each) && each.service === route.service).sort(worstFirst);
  return alerts.length
    ? html`<section class="verdict ${["critical", "high"].includes(alerts[0].severity) ? "bad" : "warn"}" aria-label="Firing alerts">
        ${isLive(route.range) ? nothing : html`<p class="quiet">Firing now, which is not the range below:</p>`}
        ${alertLines(alerts, now)}</section>`
    : nothing;
}

function figures({ series }, context) {
  const { answers, route, bounds } = context;
  const window = series[0]?.windows[0];
  if (!window) return nothingHere("No requests in this range.", "Choose a longer or another range.");
  const whole = !route.operation && !isChosen(route);
  const targets = byName(answers.get("report").value?.services?.find((each) => each.service === route.service)?.figures);
  const told = (name, label, value, unit, before) => key(label, value, unit, {
    figure: name,
    kind: targets[name]?.status === "missed" && whole ? "bad" : "",
    note: [before && changed(before), whole && limit(targets[name])].filter(Boolean),
  });
  const since = knownSince(context);
  const compared = window.compared?.count ? window.compared : undefined;
  return html`<dl class="keyfigures">
    ${told("count", "requests", window.count, "count")}
    ${since > bounds.from && !isChosen(route)
      ? key("a second", window.rate, "rate", { figure: "rate", note: `${rate((window.count * 1000) / (bounds.to - since))} since ${clock(since)}, when first heard of` })
      : told("rate", "a second", window.rate, "rate", compared?.rate)}
    ${told("errorRate", "errors", window.errors / window.count, "ratio", compared?.errorRate)}
    ${told("mean", "mean", window.mean, "seconds", compared?.mean)}
    ${told("p50", "p50", window.quantiles["0.5"], "seconds", compared?.quantiles["0.5"])}
    ${told("p95", "p95", window.quantiles["0.95"], "seconds", compared?.quantiles["0.95"])}
    ${told("p99", "p99", window.quantiles["0.99"], "seconds", compared?.quantiles["0.99"])}
    ${told("max", "max", window.max, "seconds")}
  </dl>`;
}

/** What a figure should keep to. */
function limit(judged) {
  return judged && `target ${BY_UNIT[judged.unit === "s" ? "seconds" : "ratio"](judged.target)}`;
}

/** How a figure has changed since the range before. */
function changed({ relative, change }) {
  if (relative === null) return change === 0 ? "as before" : "was 0 before";
  if (Math.abs(relative) < 0.005) return "as before";
  return `${relative > 0 ? "+" : "−"}${relative > 10 ? `${number(relative)} times` : ratio(Math.abs(relative))} on before`;
}

function charts({ series }, context) {
  const windows = series[0]?.windows ?? [];
  if (windows.length === 0) return nothing;
  return html`<div class="charts">
    ${latency(windows, context)} ${throughput(windows, context)}
    ${can("/requests/histogram") ? heatMap(context) : nothing} ${errors(windows, context)}
  </div>`;
}

/** One recommendation, with the statements that fill what it is about. */
function advised({ kind, summary, statements = [] }) {
  return html`<li><span class="chip idle">${kind.replaceAll("-", " ")}</span> ${summary}
    ${statements.length > 1 ? html`<ul>${statements.map((each) => html`<li><code>${each.statement}</code>
      <span class="quiet">${number(each.perRequest)} a request, ${ratio(each.share)} of the time</span></li>`)}</ul>` : nothing}</li>`;
}

function recommendations({ answers, route }) {
  const advice = answers.get("report").value?.services?.find((each) => each.service === route.service)?.recommendations ?? [];
  return advice.length
    ? html`<section aria-labelledby="advice"><h2 id="advice">What to do about it</h2>
        <ol class="advice">${advice.map((each) => advised(each))}</ol></section>`
    : nothing;
}
