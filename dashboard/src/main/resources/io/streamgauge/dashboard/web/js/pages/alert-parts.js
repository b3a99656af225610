import { html, nothing, repeat } from "../dom.js";
import { lasting, severityChip } from "../parts.js";
import { to } from "../route.js";
import { acknowledged, idOf, seriesName, thresholdText, valueText } from "./alerts-model.js";

/** More would push everything else off the screen. */
const MOST = 5;

/** The first of them, each in one line, and the way to the rest. */
export function alertLines(alerts, now) {
  const more = alerts.length - MOST;
  return html`<ul class="alertlines">${repeat(alerts.slice(0, MOST), idOf, (alert) => alertLine(alert, now))}</ul>
    ${more > 0 ? html`<p class="more"><a href=${to("alerts")}>and ${more} more</a></p>` : nothing}`;
}

/** Who has seen it, if anybody has. */
export function seenChip(alert) {
  const seen = acknowledged(alert);
  return seen ? html`<span class="chip idle" title=${seen.note ?? ""}>seen by ${seen.by}</span>` : nothing;
}

/** A firing alert in one line: how bad, where, by how much, since when. */
function alertLine(alert, now) {
  return html`<li class="alertline ${alert.severity}">
    ${severityChip(alert.severity)}
    <a class="what" href=${to("alerts", { alert: idOf(alert), service: alert.service })}>
      <b>${alert.rule}</b> <span class="where">${alert.service} · ${seriesName(alert)}</span></a>
    <span class="value"><data value=${alert.value}>${valueText(alert)}</data> <span class="quiet">${thresholdText(alert)}</span></span>
    <span class="since quiet">${lasting(alert.since, now)}</span>
    ${seenChip(alert)}
  </li>`;
}
