import { html, nothing } from "../dom.js";
import { BY_UNIT, count, number, ratio } from "../format.js";
import { figure, shown } from "../parts.js";
import { merged, only } from "../questions.js";
import { change, go } from "../route.js";

/** Environments and versions of a service: which one is looked at, and how two versions differ. */

/** What of a place says which variant is looked at, as parameters of questions. */
export function chosen({ version, environment }) {
  return { version, environment };
}

export function isChosen(route) {
  return Boolean(route.version || route.environment);
}

/** What is asked for more of a service that has several versions, or of two that are compared. */
export function variantQuestions({ range, service, operation = "*", version, environment, against }, services, quantiles) {
  const known = values(services.find((each) => each.service === service), "version");
  return {
    ...(known.length > 1 ? only({ versions: merged("/requests", range, { service, operation, environment, quantiles, groupBy: "version" }) }) : {}),
    ...(version && against
      ? only({ compared: merged("/requests", range, { service, operation, version, environment, quantiles, compare: "version:" + against }) })
      : {}),
  };
}

/** The values of a dimension among the variants of a service. */
function values(known, dimension) {
  return [...new Set((known?.variants ?? []).map((each) => each[dimension]).filter(Boolean))].sort(natural);
}

function natural(one, other) {
  return one.localeCompare(other, "en", { numeric: true });
}

/** What may be chosen; nothing for services that tell neither environments nor versions. */
export function variantChoice(known, route) {
  const environments = values(known, "environment");
  const versions = values(known, "version");
  if (environments.length + versions.length === 0) return nothing;
  return html`<div class="variants" role="group" aria-label="Variant">
    ${environments.length ? select("environment", "All environments", environments, route.environment, (value) => ({ environment: value })) : nothing}
    ${versions.length ? select("version", "All versions", versions, route.version,
      (value) => ({ version: value, against: value && value !== route.against ? route.against : undefined })) : nothing}
    ${route.version && versions.length > 1
      ? html`compared with ${select("compared with", "no other", versions.filter((each) => each !== route.version), route.against, (value) => ({ against: value }))}`
      : nothing}
    ${isChosen(route) ? html`<span class="quiet">In whole minutes; score, alerts and recommendations are of the whole service.</span>` : nothing}
  </div>`;
}

function select(name, all, names, present, changes) {
  const offered = present && !names.includes(present) ? [...names, present] : names;
  return html`<label><span class="unseen">${name}</span><select @change=${(event) => go(change(changes(event.target.value || undefined)))}>
    <option value="" .selected=${!present}>${all}</option>
    ${offered.map((each) => html`<option value=${each} .selected=${each === present}>${each}</option>`)}</select></label>`;
}

/** The difference of two versions, where two are chosen. */
export function comparison({ answers, route }) {
  return route.version && route.against
    ? html`<section aria-labelledby="compared"><h2 id="compared">${route.version} <span class="quiet">compared with ${route.against}</span></h2>
        ${shown(answers.get("compared"), "/requests", (answer) => difference(answer, route), "the comparison")}</section>`
    : nothing;
}

/** The figures of each version. */
export function versions({ answers, route }) {
  return html`${answers.get("versions").value?.series.length
    ? html`<section aria-labelledby="versions"><h2 id="versions">Versions</h2>${table(answers.get("versions").value.series, route)}</section>`
    : nothing}`;
}

function table(series, route) {
  const sorted = [...series].sort((one, other) => natural(one.version ?? "", other.version ?? ""));
  return html`<div class="tablebox" tabindex="0" role="region" aria-label="Versions"><table>
    <thead><tr><th scope="col">version</th>${["requests", "errors", "mean", "p50", "p95", "p99"].map((name) =>
      html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
    <tbody>${sorted.map(({ version, windows: [window] }) => html`<tr data-version=${version} class=${version === route.version ? "chosen" : ""}>
      <th scope="row"><a href=${change({ version, against: undefined })}>${version || "not told"}</a></th>
      <td class="number">${figure(window.count, "count", "count")}</td>
      <td class="number">${figure(window.errors / window.count, "ratio", "errorRate")}</td>
      <td class="number">${figure(window.mean, "seconds", "mean")}</td>
      ${["0.5", "0.95", "0.99"].map((each) => html`<td class="number">${figure(window.quantiles[each], "seconds", "p" + each)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

function difference({ series }, { version, against }) {
  const window = series[0]?.windows[0];
  const { compared } = window ?? {};
  if (!compared?.count) return html`<p class="quiet">There are no requests of ${window ? against : version} in this range.</p>`;
  return html`<div class="tablebox" tabindex="0" role="region" aria-label="Comparison"><table class="comparison">
    <thead><tr><th scope="col">figure</th><th scope="col" class="number">${against}</th><th scope="col" class="number">${version}</th>
      <th scope="col" class="number">change</th><th scope="col" class="number">relative</th></tr></thead>
    <tbody>
      <tr data-row="count"><th scope="row">requests</th><td class="number">${figure(compared.count, "count", "before")}</td>
        <td class="number">${figure(window.count, "count", "after")}</td><td class="number">${signed(window.count - compared.count, count)}</td>
        <td class="number">${relatively(window.count / compared.count - 1)}</td></tr>
      ${row("rate", "a second", "rate", window.rate, compared.rate)}
      ${row("errorRate", "errors", "ratio", window.errors / window.count, compared.errorRate)}
      ${row("mean", "mean", "seconds", window.mean, compared.mean)}
      ${Object.entries(compared.quantiles).map(([each, changed]) =>
        row("p" + each, "p" + number(each * 100), "seconds", window.quantiles[each], changed))}
    </tbody></table></div>`;
}

/** A figure of both versions; more of all but requests a second is worse. */
function row(name, label, unit, value, { before, change: by, relative }) {
  const judged = name === "rate" || Math.abs(relative ?? 0) < NOTABLE ? "" : relative > 0 ? "worse" : "better";
  return html`<tr data-row=${name}><th scope="row">${label}</th>
    <td class="number">${figure(before, unit, "before")}</td><td class="number">${figure(value, unit, "after")}</td>
    <td class="number trend ${judged}">${unit === "ratio" ? html`${signed(by * 100, number)} points` : signed(by, BY_UNIT[unit])}</td>
    <td class="number trend ${judged}">${relative === null ? html`<span class="quiet">–</span>` : relatively(relative)}${judged
      ? html`<span class="unseen">, ${judged}</span>` : nothing}</td></tr>`;
}

/** Less is within what sketches are exact to, and not worth a colour. */
const NOTABLE = 0.03;

function relatively(change) {
  return change < 10 ? signed(change, ratio) : html`<data value=${change}>${number(change + 1)} times</data>`;
}

function signed(value, told) {
  return html`<data value=${value}>${value > 0 ? "+" : value < 0 ? "−" : "±"}${told(Math.abs(value))}</data>`;
}
