import { over, points } from "../charts/points.js";
import { html, nothing } from "../dom.js";
import { ago } from "../format.js";
import { figure, severityChip } from "../parts.js";
import { to } from "../route.js";
import { isFiring, worstFirst } from "./alerts-model.js";

/** A service as one of many: its figures over the range, and how they came about. */
export function serviceCard(service, context) {
  const { answers, common, now } = context;
  const name = service.service;
  const firing = (common.get("alerts").value?.alerts ?? []).filter((alert) => isFiring(alert) && alert.service === name).sort(worstFirst);
  const seen = (common.get("completeness").value?.services ?? []).find((each) => each.service === name);
  const advice = answers.get("report").value?.services.find((each) => each.service === name)?.recommendations[0];
  const windows = of(answers.get("requests").value, name)?.windows ?? [];
  return html`<article class="card service" data-service=${name}>
    <header>
      <h3><a href=${to("services", { service: name })}>${name}</a></h3>
      ${firing.length ? html`${severityChip(firing[0].severity)}<span class="quiet">${firing.length} firing</span>` : nothing}
      ${seen?.silentSince ? html`<span class="chip warn">silent, last heard of ${ago(seen.silentSince, now)}</span>` : nothing}
      <span class="quiet instances">${service.instances.length} instance${service.instances.length === 1 ? "" : "s"}</span>
    </header>
    ${windows.length ? multiples(windows, context) : html`<p class="quiet none">${answers.get("requests").value ? "No requests in this range." : "…"}</p>`}
    ${advice ? html`<p class="first-advice"><b>First to do:</b> ${advice.summary}</p>` : nothing}
  </article>`;
}

function of(answer, name) {
  return answer?.series.find((series) => series.service === name);
}

/** The figures are those of the latest window that is over, at the right end of what is drawn. */
function multiples(windows, { bounds, now }) {
  const past = over(windows, now);
  const latest = past.at(-1) ?? windows.at(-1);
  return html`<div class="multiples">
    ${multiple("requests", figure(latest.rate, "rate", "rate"), "Requests a second", "rate", past, (w) => w.rate, "--calm", bounds)}
    ${multiple("p95", figure(latest.quantiles["0.95"], "seconds", "p95"), "95th percentile", "seconds", past, (w) => w.quantiles["0.95"], "--accent", bounds)}
    ${multiple("errors", figure(latest.errors / latest.count, "ratio", "errorRate"), "Error rate", "ratio", past,
      (w) => w.errors / w.count, "--bad", bounds, 0.01)}</div>`;
}

function multiple(name, value, label, unit, windows, valueOf, colour, { from, to: until }, suggestedMax) {
  const spec = {
    label, unit, from, to: until, bare: true, suggestedMax,
    series: [{ name: label, points: points(windows, valueOf), colour, fill: "origin", opacity: 0.12 }],
  };
  return html`<div class="multiple"><span class="name">${name}</span><time-chart .spec=${spec}></time-chart><span class="value">${value}</span></div>`;
}
