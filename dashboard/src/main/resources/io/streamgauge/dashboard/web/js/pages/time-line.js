import { ticks } from "../charts/time-axis.js";
import { html, nothing } from "../dom.js";
import { instant, span } from "../format.js";
import { change } from "../route.js";
import { idOf, seriesName } from "./alerts-model.js";

/*
 * Styles are set as properties: the page's policy forbids them as attributes.
 */

/**
 * When which alert was firing, over the range: a row for each, a bar for each time from its beginning to its end.
 *
 * @param all episodes of alerts
 */
export function timeLine(all, { bounds: { from, to }, now, route }) {
  const inRange = all
    .map(({ alert, times }) => ({ alert, times: times.filter((time) => time.from < to && endOf(time, now) > from) }))
    .filter(({ times }) => times.length > 0);
  if (inRange.length === 0) return html`<p class="quiet">No alert was firing in this range.</p>`;
  const at = (time) => `${(100 * (Math.min(to, Math.max(from, time)) - from)) / (to - from)}%`;
  return html`<div class="timeline">
    <ol>${inRange.map(({ alert, times }) => html`<li>
      <span class="name" title=${seriesName(alert)}>${alert.rule} <span class="quiet">${alert.service} · ${seriesName(alert)}</span></span>
      <span class="track">${times.map((time) => bar(alert, time, at, now, route))}</span></li>`)}</ol>
    <div class="axis" aria-hidden="true"><span class="track">${ticks(from, to, 600).map((tick) =>
      html`<span .style=${`left: ${at(tick.value)}`}>${tick.label}</span>`)}</span></div>
  </div>`;
}

function bar(alert, time, at, now, route) {
  const end = endOf(time, now);
  const state = time.to === undefined ? "firing" : "resolved";
  const right = `calc(100% - ${at(end)})`;
  return html`<a class="stretch ${alert.severity} ${state}" href=${change({ alert: idOf(alert) })}
    aria-current=${idOf(alert) === route.alert ? "true" : nothing}
    .style=${`left: ${at(time.from)}; right: ${right}`}
    title=${`${instant(time.from)} – ${time.to === undefined ? "now" : instant(time.to)}`}
    ><span class="unseen">${alert.rule}, ${alert.service}, ${seriesName(alert)}: ${state}, lasted
    ${span((end - time.from) / 1000)}</span></a>`;
}

function endOf(time, now) {
  return time.to ?? now;
}
