import { html, nothing } from "../dom.js";
import { BY_UNIT } from "../format.js";
import { figure, nothingHere } from "../parts.js";
import { to } from "../route.js";

/** The report's key figures: each service's score, and each figure against its target. */

const FIGURES = [
  ["mean", "mean", "seconds"],
  ["p95", "p95", "seconds"],
  ["p99", "p99", "seconds"],
  ["errorRate", "errors", "ratio"],
  ["hitRatio", "cache hits", "ratio"],
  ["memory", "memory", "ratio"],
  ["cpu", "CPU", "ratio"],
];

/** The report has the lowest scores first. */
const MOST = 10;

export function targetsTable({ services }) {
  if (services.length === 0) return nothingHere("Nothing to judge yet.", "No service has sent anything in this range.");
  return html`<div class="tablebox" tabindex="0" role="region" aria-label="Key figures against targets"><table class="targets">
    <thead><tr><th scope="col">service</th><th scope="col" class="number">score</th>${FIGURES.map(([, name]) =>
      html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
    <tbody>${services.slice(0, MOST).map(row)}</tbody></table></div>
    ${services.length > MOST ? html`<p class="quiet">${services.length - MOST} more have higher scores.</p>` : nothing}`;
}

function row(service) {
  const figures = byName(service.figures);
  return html`<tr data-service=${service.service}>
    <th scope="row"><a href=${to("services", { service: service.service })}>${service.service}</a></th>
    <td class="number">${score(service.score)}</td>
    ${FIGURES.map(([name, , unit]) => cell(figures[name], unit, name))}</tr>`;
}

/** The figures of a service by their names; empty where it has not been judged. */
export function byName(figures = []) {
  return Object.fromEntries(figures.map((each) => [each.figure, each]));
}

/** 0 to 100. */
export function score(value) {
  if ((value ?? null) === null) return html`<span class="quiet" title="too little is known">–</span>`;
  const kind = value >= 90 ? "good" : value >= 70 ? "warn" : "bad";
  return html`<span class="score ${kind}"><data value=${value} data-figure="score">${Math.round(value)}</data></span>`;
}

function cell(known, unit, name) {
  if (!known || (known.value ?? null) === null) return html`<td class="number quiet">–</td>`;
  const missed = known.status === "missed";
  const [arrow, meaning] = trendOf(known, name);
  return html`<td class="number ${missed ? "missed" : ""}" title=${known.instance ?? nothing}>
    ${figure(known.value, unit, name)}${arrow
      ? html`<i class="trend ${known.trend}" title=${meaning}><span aria-hidden="true">${arrow}</span><span class="unseen">, ${meaning}</span></i>`
      : nothing}
    <small>${known.status === "unknown" ? "too few for " : missed ? "misses " : ""}${name === "hitRatio" ? "≥" : "≤"} ${BY_UNIT[unit](known.target)}</small></td>`;
}

/** Which way it went since the range before, and whether that is good. */
function trendOf({ trend, value, before }, name) {
  if (trend !== "better" && trend !== "worse") return [];
  const rises = (before ?? null) === null ? (trend === "worse") !== (name === "hitRatio") : value > before;
  return [rises ? "↗" : "↘", `${trend} than before`];
}
