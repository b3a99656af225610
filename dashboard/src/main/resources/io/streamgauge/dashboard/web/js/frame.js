import { can } from "./capabilities.js";
import { html, nothing } from "./dom.js";
import { ago, clock, period } from "./format.js";
import { KEYS } from "./keys.js";
import { PLACES } from "./places.js";
import * as ranges from "./range.js";
import { change, go, to } from "./route.js";
import { choice, turn } from "./theme.js";

/** What stands around every page: where one is, over which range, how fresh it all is. */

export function frame(context) {
  return html`
    <div class="bar">
      <a class="brand" href=${to("overview")}><img src="dashboard/icon.svg" alt="" width="22" height="22">Streamgauge</a>
      <nav aria-label="Pages"><ul>${PLACES.map((place) => link(context, place))}</ul></nav>
      ${serviceChoice(context)} ${rangeChoice(context)} ${freshness(context)} ${themeSwitch()}
    </div>
    ${trouble(context)} ${dialogs()}`;
}

function link({ route, common }, [page, name, ...needs]) {
  const present = route.page === page || (page === "overview" && route.page === "services");
  const firing = page === "alerts" ? (common.get("alerts").value?.alerts ?? []).filter((alert) => alert.state === "firing").length : 0;
  const lacking = !needs.some(can);
  return html`<li><a href=${to(page)} class=${lacking ? "lacking" : nothing} title=${lacking ? "not in this process" : nothing}
    aria-current=${present ? "page" : nothing}>${name}${firing
    ? html`<span class="count bad"><span class="unseen">, </span>${firing}<span class="unseen"> firing</span></span>`
    : nothing}</a></li>`;
}

/** Whether what is seen is the present, and if not, of when it is. */
function freshness({ route, answers, common, connection, now }) {
  const problem = common.problem ?? answers.problem;
  const oldest = Math.min(answers.oldest ?? Infinity, common.oldest ?? Infinity);
  if (problem) {
    return pill("bad", "Not answered", oldest < Infinity ? `figures are from ${clock(oldest)}, ${ago(oldest, now)}` : problem.message);
  }
  if (!ranges.isLive(route.range)) return pill("idle", "Fixed range", "figures of this range do not move");
  if (connection === "live") return pill("good", "Live", "told by server-sent events");
  if (connection === "polling") return pill("good", "Live", "asked every 5 s, alerts every 1.5 s");
  return pill("idle", "Connecting …", "");
}

function pill(kind, text, title) {
  return html`<span class="pill ${kind}" title=${title} data-connection=${kind}><i aria-hidden="true"></i>${text}</span>`;
}

const THEMES = { auto: ["◐", "as the system has them"], light: ["☀", "light"], dark: ["☾", "dark"] };

function themeSwitch() {
  const [sign, name] = THEMES[choice()];
  return html`<button class="theme" type="button" title=${`Colours: ${name} ( t )`} aria-label=${`Colours: ${name}; change`}
    @click=${turn}><span aria-hidden="true">${sign}</span></button>`;
}

/** All services, or one: its own page from the overview, a filter elsewhere. */
function serviceChoice({ route, common }) {
  const known = [...new Set([...common.get("services").value?.services ?? [], ...common.get("alerts").value?.alerts ?? []].map((each) => each.service))];
  const names = route.service && !known.includes(route.service) ? [...known, route.service] : known;
  return html`<label class="service"><span class="unseen">Service</span>
    <select @change=${(event) => go(addressOf(route, event.target.value))}>
      <option value="" .selected=${!route.service}>All services</option>
      ${names.map((name) => html`<option value=${name} .selected=${name === route.service}>${name}</option>`)}
    </select></label>`;
}

function addressOf(route, service) {
  const reset = { service: service || undefined, operation: undefined, alert: undefined, environment: undefined, version: undefined, against: undefined };
  if (route.page === "overview" || route.page === "services") {
    return change({ ...reset, page: service ? "services" : "overview" });
  }
  return change(reset);
}

function rangeChoice({ route, now, bounds }) {
  const { range } = route;
  const fixed = !ranges.isLive(range);
  const names = fixed || ranges.OFFERED.includes(range.last) ? ranges.OFFERED : [range.last, ...ranges.OFFERED];
  return html`<div class="range" role="group" aria-label="Range">
    <a class="button" href=${change({ range: ranges.shift(range, -1, now) })} title="Earlier ( [ )" aria-label="Earlier">‹</a>
    <select aria-label="Range" @change=${(event) => chooseRange(event.target, range, bounds)}>
      ${fixed ? html`<option value="" selected>${period(range)}</option>` : nothing}
      ${names.map((name) => html`<option value=${name} .selected=${name === range.last}>${ranges.label(name)}</option>`)}
      <option value="custom">From … to …</option>
    </select>
    ${fixed
      ? html`<a class="button" href=${change({ range: ranges.shift(range, 1, now) })} title="Later ( ] )" aria-label="Later">›</a>
          <a class="button" href=${change({ range: { last: ranges.DEFAULT } })} title="Back to now ( 0 )">Now</a>`
      : nothing}
  </div>`;
}

function chooseRange(select, range, bounds) {
  const { value } = select;
  if (value !== "custom") {
    go(change({ range: { last: value } }));
    return;
  }
  // Until another range has been chosen, the present one is what is shown.
  select.value = range.last ?? "";
  const dialog = document.getElementById("custom-range");
  const { from, to: until } = dialog.querySelector("form").elements;
  from.value = local(bounds.from);
  until.value = local(bounds.to);
  check(from.form);
  dialog.showModal();
}

/** An instant as inputs of type datetime-local have it. */
function local(at) {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 19);
}

/** What keeps the figures from being what they should be, for all pages alike. */
function trouble({ answers, common }) {
  const problem = common.problem ?? answers.problem;
  if (problem) {
    return html`<p class="banner bad" role="alert"><b>${problem.status ? `${problem.status} ${problem.title}` : problem.title}:</b>
      ${problem.message}. What is shown is what was last known.</p>`;
  }
  return nothing;
}

function dialogs() {
  return html`
    <dialog id="custom-range" aria-labelledby="custom-range-title">
      <form method="dialog" @submit=${(event) => submitRange(event.target)} @input=${(event) => check(event.target.form)}>
        <h2 id="custom-range-title">Range</h2>
        <label>From <input name="from" type="datetime-local" step="1" required></label>
        <label>To <input name="to" type="datetime-local" step="1" required></label>
        <p class="buttons"><button value="cancel" formnovalidate>Cancel</button><button class="first" value="show">Show</button></p>
      </form>
    </dialog>
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>${KEYS.map(([key, meaning]) => html`<dt><kbd>${key}</kbd></dt><dd>${meaning}</dd>`)}</dl>
      <p class="quiet">Dragging over a chart shows that range everywhere. All figures come from the HTTP API, which has
        <a href="docs/">pages of its own</a>.</p>
      <form method="dialog" class="buttons"><button class="first">Close</button></form>
    </dialog>`;
}

/** A range that ends before it begins is said to be none, and not taken. */
function check({ elements: { from, to: until } }) {
  until.setCustomValidity(from.value < until.value ? "" : "This has to be later than the beginning.");
}

function submitRange(form) {
  form.closest("dialog").addEventListener("close", ({ target }) => {
    const from = Date.parse(form.elements.from.value);
    const until = Date.parse(form.elements.to.value);
    if (target.returnValue === "show" && from < until) go(change({ range: { from, to: until } }));
  }, { once: true });
}
