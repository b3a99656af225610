import { tell } from "../api.js";
import { can } from "../capabilities.js";
import { html, nothing, repeat } from "../dom.js";
import { instant } from "../format.js";
import { only, question } from "../questions.js";
import { idOf, isFiring } from "./alerts-model.js";

/** Who wants quiet about which alerts, and ways to ask for it and to end it. */

const PATH = "/silences";
const NAME = "streamgauge.name";
const LENGTHS = { "30m": "30 min", "1h": "1 h", "2h": "2 h", "8h": "8 h", "1d": "1 day", "7d": "7 days" };

/** What has gone wrong, by what was tried. */
const problems = new Map();

export function silenceQuestion() {
  return only({ silences: question(PATH, { state: "all", limit: 200 }) });
}

/** Those that are not over. */
export function silences({ answers }) {
  const known = answers.get("silences").value?.silences;
  if (!can(PATH) || !known) return nothing;
  const present = known.filter(({ state }) => state !== "expired");
  return html`<section aria-labelledby="silences"><h2 id="silences">Silences <span class="quiet">${present.length}</span></h2>
    ${present.length ? table(present) : html`<p class="quiet">None. Choose an alert to ask for quiet about it.</p>`}</section>`;
}

function table(present) {
  return html`<div class="tablebox" tabindex="0" role="region" aria-label="silences"><table>
    <thead><tr><th scope="col">alerts</th><th scope="col">state</th><th scope="col">by</th><th scope="col">from</th><th scope="col">until</th>
      <th scope="col"><span class="unseen">end</span></th></tr></thead>
    <tbody>${repeat(present, ({ id }) => id, (silence) => html`<tr data-silence=${silence.id}>
      <th scope="row" class="name">${silence.matchers.join(", ")}<small>${silence.comment ?? ""}</small></th>
      <td><span class="chip ${silence.state === "active" ? "warn" : "idle"}">${silence.state}</span></td>
      <td>${silence.by}</td>
      <td>${time(silence.start)}</td>
      <td>${time(silence.end)}</td>
      <td><form class="acknowledge" aria-label=${`End the silence ${silence.id}`} @submit=${(event) => end(event, silence)}>
        <label>Name ${name()}</label><button>End</button>
        <span class="problem" role="alert">${problems.get(silence.id) ?? ""}</span></form></td></tr>`)}</tbody></table></div>`;
}

function time(millis) {
  return html`<time datetime=${new Date(millis).toISOString()}>${instant(millis)}</time>`;
}

function name() {
  return html`<input name="by" required maxlength="200" autocomplete="nickname" value=${localStorage.getItem(NAME) ?? ""}>`;
}

/** A way to ask for quiet about an alert that is not over. */
export function silenceForm(alert) {
  if (!can(PATH) || !(isFiring(alert) || alert.state === "pending" || alert.state === "no_data")) return nothing;
  const usual = [`rule=${alert.rule}`, `service=${alert.service}`, `series=${alert.series}`].join("\n");
  return html`<details class="silence"><summary>Silence</summary>
    <form class="acknowledge" aria-label="Silence" @submit=${(event) => add(event, alert)}>
      <label>Alerts, all lines have to fit <textarea name="matchers" required rows="3" cols="40" spellcheck="false" .value=${usual}></textarea></label>
      <label>For <select name="for">${Object.entries(LENGTHS).map(([length, text]) =>
        html`<option value=${length} ?selected=${length === "2h"}>${text}</option>`)}</select></label>
      <label>Name ${name()}</label>
      <label>Comment <input name="comment" maxlength="2000" autocomplete="off"></label>
      <button>Silence</button>
      <span class="problem" role="alert">${problems.get(idOf(alert)) ?? ""}</span></form></details>`;
}

function add(event, alert) {
  const { matchers, by, comment, for: length } = told(event);
  const matcher = matchers.split("\n").filter((line) => line.trim());
  return attempt(idOf(alert), () => tell(PATH, { matcher, by, comment, for: length }));
}

function end(event, { id }) {
  const { by } = told(event);
  return attempt(id, () => tell(`${PATH}/${encodeURIComponent(id)}/end`, { by }));
}

function told(event) {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(event.target));
  localStorage.setItem(NAME, given.by);
  return given;
}

async function attempt(what, act) {
  try {
    await act();
    problems.delete(what);
  } catch (problem) {
    problems.set(what, problem.message);
  }
  dispatchEvent(new CustomEvent("alerts-changed"));
}
