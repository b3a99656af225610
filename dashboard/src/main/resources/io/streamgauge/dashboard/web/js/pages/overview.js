import { can } from "../capabilities.js";
import { html, nothing, repeat } from "../dom.js";
import { clock, seconds } from "../format.js";
import { absent, nothingHere, reasons, shown } from "../parts.js";
import { merged, only, REPORT_PAUSE, seldom, windows } from "../questions.js";
import { to } from "../route.js";
import { alertLines } from "./alert-parts.js";
import { isFiring, worstFirst } from "./alerts-model.js";
import { serviceCard } from "./service-card.js";
import { targetsTable } from "./targets.js";

export function title() {
  return "Overview";
}

export function questions({ range }) {
  return only({
    report: seldom(merged("/report", range, {}), REPORT_PAUSE),
    requests: windows("/requests", range, { operation: "*", quantiles: "0.5,0.95" }),
  });
}

export function view(context) {
  return html`
    <h1 class="unseen">Overview</h1>
    ${verdict(context)}
    ${can("/requests") ? services(context) : absent("/requests")}`;
}

function services({ answers, common, ...context }) {
  return html`
    <section aria-labelledby="targets">
      <h2 id="targets">Key figures against targets</h2>
      ${shown(answers.get("report"), "/report", (report) => targetsTable(report), "the report")}
    </section>
    <section aria-labelledby="services">
      <h2 id="services">Services</h2>
      ${shown(common.get("services"), "/services", (known) => cards(known.services, { answers, common, ...context }), "services")}
    </section>`;
}

/** What one wants to know in the first three seconds: is something wrong, what is the worst of it, and can that be believed? */
function verdict(context) {
  const alerts = context.common.get("alerts");
  const firing = (alerts.value?.alerts ?? []).filter(isFiring).sort(worstFirst);
  const doubts = doubtsOf(context);
  const kind = firing.length ? (["critical", "high"].includes(firing[0].severity) ? "bad" : "warn") : doubts.length ? "warn" : "good";
  return html`<section class="verdict ${alerts.value ? kind : "idle"}" aria-labelledby="verdict">
    <h2 id="verdict">${headline(alerts, firing, doubts)}</h2>
    ${firing.length
      ? alertLines(firing, context.now)
      : nothing}
    ${firing.length === 0 ? heard(context) : nothing}
    ${doubts.map((doubt) => html`<p class="doubt">${doubt}</p>`)}
  </section>`;
}

function headline(alerts, firing, doubts) {
  if (!can("/alerts")) return "Alerts are known to another process";
  if (alerts.problem && !alerts.value) return alerts.problem.absent ? "No alerts in this process" : "Alerts are not known";
  if (!alerts.value) return "Looking for alerts …";
  if (firing.length) return html`<data value=${firing.length} data-figure="firing">${firing.length}</data> alert${firing.length > 1 ? "s" : ""} firing`;
  return doubts.length ? "No alert is firing, but not everything is known" : "No alert is firing";
}

/** Who would have told, had something been wrong. */
function heard({ common }) {
  const known = common.get("completeness").value;
  if (!known || known.services.length === 0) return nothing;
  const instances = known.services.flatMap((service) => service.instances).filter((instance) => !instance.silentSince).length;
  const speaking = known.services.filter((service) => !service.silentSince).length;
  return html`<p class="doubt">${counted(speaking, "service")} and ${counted(instances, "instance")} heard of within 30 s${
    known.pipeline.seconds === null ? "" : html`, figures are ${seconds(known.pipeline.seconds)} behind the events`}.</p>`;
}

function counted(number, name) {
  return `${number} ${name}${number === 1 ? "" : "s"}`;
}

/** Why silence may not mean that all is well. */
function doubtsOf({ common }) {
  const known = common.get("completeness").value;
  if (!known) return [];
  const doubts = known.services.filter((service) => !service.complete).map((service) => html`
    <a href=${to("completeness", { service: service.service })}>${service.service}</a>: ${reasons(service.reasons)}${service.silentSince
      ? ` since ${clock(service.silentSince)}` : ""}`);
  return known.pipeline.behind ? [html`<a href=${to("completeness")}>The pipeline lags</a>: figures are older than they should be.`, ...doubts] : doubts;
}

function cards(services, context) {
  if (services.length === 0) {
    return nothingHere("No service has been heard of yet.", "Services appear here as soon as a collector publishes something.");
  }
  return html`<ul class="cards">${repeat(ordered(services, context), (service) => service.service,
    (service) => html`<li>${serviceCard(service, context)}</li>`)}</ul>`;
}

/** Those with firing alerts first, then those with the lowest scores. */
function ordered(services, { answers, common }) {
  const firing = new Set((common.get("alerts").value?.alerts ?? []).filter(isFiring).map((alert) => alert.service));
  const scores = new Map((answers.get("report").value?.services ?? []).map((judged) => [judged.service, judged.score]));
  const rank = ({ service }) => (firing.has(service) ? -1 : scores.get(service) ?? 100);
  return [...services].sort((one, other) => rank(one) - rank(other) || one.service.localeCompare(other.service));
}
