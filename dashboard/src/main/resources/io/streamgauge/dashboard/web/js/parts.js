import { can } from "./capabilities.js";
import { html, nothing } from "./dom.js";
import { BY_UNIT, NONE, count, instant, span } from "./format.js";

/** Parts that several pages are made of. */

/** A figure with its raw value, so that programs can read the page, too. */
export function figure(value, unit, name) {
  const text = BY_UNIT[unit](value);
  return text === NONE
    ? html`<span class="quiet">${NONE}</span>`
    : html`<data value=${value} data-figure=${name ?? nothing}>${text}</data>`;
}

/** A key figure with its name; more: { figure, kind, note }, where there may be several notes. */
export function key(name, value, unit, more = {}) {
  return html`<div class="keyfigure ${more.kind ?? ""}">
    <dt>${name}</dt>
    <dd>${figure(value, unit, more.figure)}${[more.note ?? []].flat().map((note) => html`<small>${note}</small>`)}</dd>
  </div>`;
}

/** What is to be seen of an answer: the view of its value, or why there is none. */
export function shown(answer, path, view, waiting = "") {
  if (!can(path)) return absent(path);
  if (answer.value) return html`${origin(answer.value)}${view(answer.value)}`;
  if (answer.problem) return failed(answer.problem, path);
  return html`<div class="skeleton" role="status"><span class="unseen">Loading ${waiting}</span></div>`;
}

/** Where the process that the page came from is not the one to ask. */
export function absent(path) {
  const [what, command] = path === "/alerts" ? ["alerts", "alerting"] : ["analytics", "streams"];
  return html`<p class="notice"><b>This process has no ${what}.</b> A process that runs <code>streamgauge ${command}</code>, or
    all in one, answers <code>/api/v1${path}</code>, and shows this page with it.</p>`;
}

function failed(problem, path) {
  return problem.absent
    ? absent(path)
    : html`<p class="notice bad"><b>${problem.title}.</b> ${problem.message}</p>`;
}

/** Tells where an answer does not come from the present state of all partitions. */
function origin({ stale, lag, missing = [] }) {
  return html`${stale
    ? html`<p class="notice warn"><b>From a standby copy${lag ? `, ${count(lag)} records behind` : ""}:</b> figures may be older than they should be.</p>`
    : nothing}
  ${missing.length
    ? html`<p class="notice bad"><b>Not everything could be reached.</b> Left out: ${missing.map(lacking).join("; ")}.</p>`
    : nothing}`;
}

function lacking({ content, partitions = [], of, reason }) {
  return `${content}${of ? `, ${partitions.length} of ${of} parts` : ""}${reason ? ` (${reason})` : ""}`;
}

/** Where nothing is to be seen, and why. */
export function nothingHere(title, text) {
  return html`<div class="empty"><p><b>${title}</b></p><p>${text}</p></div>`;
}

const REASONS = {
  lost: "batches never arrived",
  dropped: "a collector dropped events",
  late: "events came too late",
  ahead: "events came from a clock that is ahead",
  silent: "nothing is heard of it",
  behind: "the pipeline lags",
};

/** Why figures are not complete, in words. */
export function reasons(list) {
  return list.map((reason) => REASONS[reason] ?? reason).join(", ");
}

/** Whether all events of a range are in its figures. */
export function completenessChip(verdict) {
  if (!verdict) return nothing;
  return verdict.complete
    ? html`<span class="chip good" title="Every event of the range is counted">complete</span>`
    : html`<span class="chip warn" title=${reasons(verdict.reasons)}>incomplete: ${verdict.reasons.join(", ")}</span>`;
}

export function severityChip(severity) {
  return html`<span class="chip severity ${severity}">${severity}</span>`;
}

/** "for 3 min 20 s". */
export function lasting(since, now) {
  return html`<time datetime=${new Date(since).toISOString()} title=${instant(since)}>for ${span(Math.max(0, (now - since) / 1000))}</time>`;
}

/** A bar of a share of a whole, in a table. */
export function share(value) {
  const percent = Math.round(Math.max(0, Math.min(1, value)) * 100);
  return html`<meter min="0" max="100" .value=${percent} aria-label="share">${percent} %</meter>`;
}
