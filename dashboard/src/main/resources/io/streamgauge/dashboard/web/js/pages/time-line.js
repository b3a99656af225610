import { ticks } from "../charts/time-axis.js";
import { html, nothing } from "../dom.js";
import { instant, span } from "../format.js";
import { change } from "../route.js";
import { idOf, isFiring, seriesName } from "./alerts-model.js";

/*
 * Styles are set as properties: the page's policy forbids them as attributes.
 */

/** When which alert was firing, over the range: a row for each, a bar from its beginning to its end. The API keeps the latest time only. */
export function timeLine(alerts, { bounds: { from, to }, now, route }) {
  const inRange = alerts.filter((alert) => alert.since < to && endOf(alert, now) > from);
  if (inRange.length === 0) return html`<p class="quiet">No alert was firing in this range.</p>`;
  const at = (time) => `${(100 * (Math.min(to, Math.max(from, time)) - from)) / (to - from)}%`;
  return html`<div class="timeline">
    <ol>${inRange.map((alert) => html`<li>
      <span class="name" title=${seriesName(alert)}>${alert.rule} <span class="quiet">${alert.service} · ${seriesName(alert)}</span></span>
      <span class="track">${bar(alert, at, now, route)}</span></li>`)}</ol>
    <div class="axis" aria-hidden="true"><span class="track">${ticks(from, to, 600).map((tick) =>
      html`<span .style=${`left: ${at(tick.value)}`}>${tick.label}</span>`)}</span></div>
  </div>`;
}

function bar(alert, at, now, route) {
  const end = endOf(alert, now);
  const right = `calc(100% - ${at(end)})`;
  return html`<a class="stretch ${alert.severity} ${isFiring(alert) ? "firing" : "resolved"}" href=${change({ alert: idOf(alert) })}
    aria-current=${idOf(alert) === route.alert ? "true" : nothing}
    .style=${`left: ${at(alert.since)}; right: ${right}`}
    title=${`${instant(alert.since)} – ${isFiring(alert) ? "now" : instant(alert.at)}`}
    ><span class="unseen">${alert.rule}, ${alert.service}, ${seriesName(alert)}: ${isFiring(alert) ? "firing" : "resolved"}, lasted
    ${span((end - alert.since) / 1000)}</span></a>`;
}

function endOf(alert, now) {
  return isFiring(alert) ? now : alert.at;
}
