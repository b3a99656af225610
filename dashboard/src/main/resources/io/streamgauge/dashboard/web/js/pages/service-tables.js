import { html, nothing } from "../dom.js";
import { count } from "../format.js";
import { figure, share } from "../parts.js";
import { change } from "../route.js";
import { kindName } from "./service-charts.js";

/** What makes a service slow: its highest operations and statements, by what matters at the moment. */

/** How many are asked for. */
export const HIGHEST = 20;

const ORDERS = { time: "total time", p95: "p95", count: "calls", errors: "errors" };
const COLUMNS = ["calls", "errors", "mean", "p50", "p95", "p99", "max", "share of time"];

export function operationsTable({ series }, context) {
  return table(series, "operation", context, (name) => html`<a href=${change({ operation: name })}>${name}</a>`);
}

export function statementsTable({ series }, context) {
  return table(series, "statement", context, (name) => html`<code title=${name}>${name}</code>`);
}

function table(series, kind, { route: { by = "time" } }, named) {
  if (series.length === 0) return html`<p class="quiet">No ${kind}s in this range.</p>`;
  return html`
    <p class="orders">Highest by ${Object.entries(ORDERS).map(([order, name]) => html`<a
      href=${change({ by: order === "time" ? undefined : order })}
      aria-current=${order === by ? "true" : nothing} aria-label=${`${kind}s by ${name}`}>${name}</a> `)}</p>
    <div class="tablebox" tabindex="0" role="region" aria-label=${kind + "s"}><table>
      <thead><tr><th scope="col">${kind}</th>${COLUMNS.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
      <tbody>${series.map((each) => row(each, kind, named))}</tbody>
    </table></div>
    ${series.length === HIGHEST ? html`<p class="quiet">The ${HIGHEST} highest are shown.</p>` : nothing}`;
}

/** The kinds of errors of a window, in one line. */
function told({ errorKinds }) {
  return Object.entries(errorKinds ?? {}).map(([kind, number]) => `${kindName(kind)}: ${count(number)}`).join(", ");
}

/** How requests failed, each kind with its share of all of them. */
export function kindsTable({ series }) {
  const window = series[0]?.windows[0];
  const kinds = Object.entries(window?.errorKinds ?? {});
  if (kinds.length === 0) return nothing;
  return html`<section aria-labelledby="kinds"><h2 id="kinds">Kinds of errors</h2>
    <div class="tablebox" tabindex="0" role="region" aria-label="Kinds of errors"><table>
      <thead><tr><th scope="col">kind</th><th scope="col" class="number">errors</th><th scope="col" class="number">of all requests</th>
        <th scope="col" class="number">of all errors</th></tr></thead>
      <tbody>${kinds.map(([kind, number]) => html`<tr data-kind=${kind}><th scope="row">${kindName(kind)}</th>
        <td class="number missed">${figure(number, "count", "count")}</td>
        <td class="number">${figure(number / window.count, "ratio", "ofRequests")}</td>
        <td class="number share">${share(number / window.errors)} ${figure(number / window.errors, "ratio", "ofErrors")}</td></tr>`)}</tbody>
    </table></div></section>`;
}

function row(series, kind, named) {
  const [window] = series.windows;
  return html`<tr data-series=${series[kind]}>
    <th scope="row" class="name">${named(series[kind])}</th>
    <td class="number">${figure(window.count, "count", "count")}</td>
    <td class="number ${window.errors ? "missed" : "quiet"}" title=${told(window) || nothing}>${figure(window.errors, "count", "errors")}</td>
    <td class="number">${figure(window.mean, "seconds", "mean")}</td>
    <td class="number">${figure(window.quantiles["0.5"], "seconds", "p50")}</td>
    <td class="number strong">${figure(window.quantiles["0.95"], "seconds", "p95")}</td>
    <td class="number">${figure(window.quantiles["0.99"], "seconds", "p99")}</td>
    <td class="number">${figure(window.max, "seconds", "max")}</td>
    <td class="number share">${share(series.timeShare ?? 0)} ${figure(series.timeShare, "ratio", "share")}</td>
  </tr>`;
}
