import { tell } from "../api.js";
import { html } from "../dom.js";
import { instant } from "../format.js";
import { acknowledged, idOf, isFiring } from "./alerts-model.js";

/** Who has seen an alert, or a way to say that one has. */

const NAME = "streamgauge.name";

/** What has gone wrong, by the id of the alert. */
const problems = new Map();

export function seen(alert) {
  const known = acknowledged(alert);
  if (known) {
    return html`<p class="seen">Seen by <b>${known.by}</b> at ${instant(known.at)}${known.note ? html`: ${known.note}` : ""}</p>`;
  }
  return isFiring(alert) ? form(alert) : "";
}

function form(alert) {
  return html`<form class="acknowledge" aria-label="Acknowledge" @submit=${(event) => acknowledge(event, alert)}>
    <label>Name <input name="by" required maxlength="200" autocomplete="nickname" value=${localStorage.getItem(NAME) ?? ""}></label>
    <label>Note <input name="note" maxlength="2000" autocomplete="off"></label>
    <button>Acknowledge</button>
    <span class="problem" role="alert">${problems.get(idOf(alert)) ?? ""}</span></form>`;
}

async function acknowledge(event, { rule, service, series, ...alert }) {
  event.preventDefault();
  const { by, note } = Object.fromEntries(new FormData(event.target));
  localStorage.setItem(NAME, by);
  const id = idOf({ ...alert, rule, service, series });
  try {
    await tell("/alerts/acknowledge", { rule, service, series, by, note });
    problems.delete(id);
  } catch (problem) {
    problems.set(id, problem.message);
  }
  dispatchEvent(new CustomEvent("alerts-changed"));
}
