import { html, nothing, repeat } from "../dom.js";
import { ago, instant } from "../format.js";
import { figure, key, nothingHere, reasons, shown } from "../parts.js";

export function title() {
  return "Completeness";
}

/** It is asked for on every page. */
export function questions() {
  return {};
}

export function view(context) {
  return html`
    <div class="pagehead"><h1>Completeness</h1><span class="quiet">whether the figures hold every event, and if not, whose fault it is</span></div>
    ${shown(context.common.get("completeness"), "/completeness", (answer) => body(answer, context), "completeness")}`;
}

function body({ from, pipeline, services }, context) {
  const { route } = context;
  const chosen = services.filter((each) => !route.service || each.service === route.service);
  return html`
    <section class="panel" aria-labelledby="pipeline">
      <header><h2 id="pipeline">Pipeline</h2>${pipeline.behind
        ? html`<span class="chip bad">lags: figures are older than they should be</span>` : html`<span class="chip good">keeps up</span>`}</header>
      <dl class="keyfigures">
        ${key("records waiting", pipeline.records, "count", { figure: "records" })}
        ${key("on the way for", pipeline.seconds, "seconds", { figure: "seconds", note: "event to store" })}
      </dl>
    </section>
    ${chosen.length
      ? repeat(chosen, (each) => each.service, (each) => service(each, context))
      : nothingHere("No service has been heard of yet.", "There is nothing that could be missing.")}
    <p class="quiet">Judged by what was found missing since ${instant(from)}; counts are of all time.</p>`;
}

function service(known, { now }) {
  return html`<section class="panel" data-service=${known.service} aria-label=${known.service}>
    <header><h2>${known.service}</h2>${known.complete
      ? html`<span class="chip good">complete</span>`
      : html`<span class="chip warn">${reasons(known.reasons)}</span>`}
      <span class="quiet">since ${instant(known.firstSeen)}, ${heard(known, now)}</span></header>
    <div class="tablebox" tabindex="0" role="region" aria-label=${`Events of ${known.service}`}><table>
      <thead><tr><th scope="col">events</th>${["batches", "lost", "dropped", "late", "ahead", "repeated"].map((name) =>
        html`<th scope="col" class="number">${name}</th>`)}<th scope="col">last heard of</th></tr></thead>
      <tbody>${Object.entries(known.kinds).map(([name, kind]) => html`<tr><th scope="row">${name}</th>
        <td class="number">${figure(kind.batches, "count", "batches")}</td>
        ${["lost", "dropped", "late", "ahead"].map((gap) => html`<td class="number ${kind[gap] ? "missed" : "quiet"}">${figure(kind[gap], "count", gap)}</td>`)}
        <td class="number quiet" title="left out, without harm">${figure(kind.repeated, "count", "repeated")}</td>
        <td class=${kind.silentSince ? "missed" : ""}>${ago(kind.lastSeen, now)}</td></tr>`)}</tbody></table></div>
    ${instances(known.instances, now)}
  </section>`;
}

function heard({ silentSince, lastSeen }, now) {
  return silentSince ? html`<b>silent since ${instant(silentSince)}</b>` : `last heard of ${ago(lastSeen, now)}`;
}

function instances(all, now) {
  if (all.length === 0) return nothing;
  return html`<ul class="instances" aria-label="Instances">${all.map((each) => html`<li>
    <span class="chip ${each.silentSince ? "warn" : "good"}">${each.instance}</span>
    <span class="quiet">${each.silentSince ? "silent since " + instant(each.silentSince) : ago(each.lastSeen, now)}</span></li>`)}</ul>`;
}
