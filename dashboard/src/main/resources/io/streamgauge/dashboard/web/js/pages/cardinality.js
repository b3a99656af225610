import { html, nothing, repeat } from "../dom.js";
import { ago, count, instant } from "../format.js";
import { absent, figure, nothingHere, share, shown } from "../parts.js";
import { only, question, REPORT_PAUSE, seldom } from "../questions.js";
import { can } from "../capabilities.js";

/** Who has too many series, and which names make them many. */

const TEMPLATE = "/services/{service}/cardinality";
const KINDS = { requests: "operations", queries: "statements" };

/** Each service is asked about by itself. */
const MOST = 40;
const SHAPES = 10;

export function title() {
  return "Cardinality";
}

export function questions({ service }, services) {
  return only(Object.fromEntries(asked(service, services.map((each) => each.service)).map((name) => [name, seldom(
    question(`/services/${encodeURIComponent(name)}/cardinality`, { limit: SHAPES }, TEMPLATE), REPORT_PAUSE)])));
}

function asked(service, services) {
  return service ? [service] : services.slice(0, MOST);
}

export function view(context) {
  return html`
    <div class="pagehead"><h1>Cardinality</h1><span class="quiet">series against each service's budget; what has no place is counted in <code>__other__</code></span></div>
    ${can(TEMPLATE) ? shown(context.common.get("services"), "/services", (known) => body(known.services, context), "services") : absent(TEMPLATE)}`;
}

function body(services, { route, answers, now }) {
  const names = asked(route.service, services.map((each) => each.service));
  if (names.length === 0) return nothingHere("No service has been heard of yet.", "There is nothing that could have series.");
  const ordered = [...names].sort((one, other) => pressure(answers.get(other).value) - pressure(answers.get(one).value) || one.localeCompare(other));
  return html`${repeat(ordered, (name) => name, (name) => service(name, answers.get(name), now))}
    ${services.length > MOST && !route.service
      ? html`<p class="quiet">The first ${MOST} of ${services.length} services; choose one to see another.</p>` : nothing}`;
}

/** How near to its budget a service is; beyond 1 where it overflows. */
function pressure(answer) {
  if (!answer) return 0;
  return Math.max(...Object.keys(KINDS).map((kind) => (answer[kind].overflowing ? 1 : 0) + answer[kind].live / answer.budget));
}

function service(name, answer, now) {
  return html`<section class="panel" data-service=${name} aria-label=${name}>
    <header><h2>${name}</h2>${answer.value ? state(answer.value) : nothing}</header>
    ${shown(answer, TEMPLATE, (value) => html`<div class="charts">${Object.keys(KINDS).map((kind) => half(kind, value, now))}</div>`, name)}
  </section>`;
}

function state(answer) {
  const over = Object.keys(KINDS).filter((kind) => answer[kind].overflowing);
  if (over.length) return html`<span class="chip bad">overflows: ${over.map((kind) => KINDS[kind]).join(" and ")}</span>`;
  return Object.keys(KINDS).some((kind) => answer[kind].overflow)
    ? html`<span class="chip warn">has overflowed</span>`
    : html`<span class="chip good">within its budget</span>`;
}

/** What is to be said of one kind of series. */
function half(kind, { service: name, budget, [kind]: known }, now) {
  return html`<section class="series" aria-label=${`${KINDS[kind]} of ${name}`}>
    <h3>${figure(known.live, "count", kind)} ${KINDS[kind]} <small>of a budget of ${count(budget)}</small> ${share(known.live / budget)}</h3>
    ${known.overflow ? overflow(known, kind, now) : nothing}
    ${known.shapes.length ? shapes(known.shapes, KINDS[kind]) : html`<p class="quiet">None so far.</p>`}
  </section>`;
}

function overflow({ overflow: beyond, overflowing }, kind, now) {
  return html`<p class="notice ${overflowing ? "bad" : "warn"}"><b>${figure(beyond.events, "count", kind + "-beyond")} events of some
      ${count(beyond.series)} ${KINDS[kind]} had no place</b>, ${instant(beyond.since)} to ${overflowing ? "now" : instant(beyond.last)}
      (${ago(beyond.last, now)})${beyond.unnamed ? `; ${count(beyond.unnamed)} came without a name of their own` : ""}.</p>
    ${beyond.heaviest.length ? html`<div class="tablebox" tabindex="0" role="region" aria-label="The heaviest without a place"><table>
      <thead><tr><th scope="col">the heaviest without a place</th><th scope="col" class="number">events, about</th></tr></thead>
      <tbody>${beyond.heaviest.map((each) => html`<tr><th scope="row" class="name" title=${each.series}>${each.series}</th>
        <td class="number">${count(each.atLeast)}${each.atMost > each.atLeast ? ` – ${count(each.atMost)}` : ""}</td></tr>`)}</tbody></table></div>` : nothing}`;
}

function shapes(all, name) {
  return html`<div class="tablebox" tabindex="0" role="region" aria-label=${`Shapes of ${name}`}><table>
    <thead><tr><th scope="col">names look like</th><th scope="col" class="number">series</th></tr></thead>
    <tbody>${all.map((each) => html`<tr><th scope="row" class="name" title=${`for example ${each.example}`}>${each.shape}</th>
      <td class="number">${figure(each.series, "count", "shape")}</td></tr>`)}</tbody></table></div>`;
}
