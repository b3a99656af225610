import { html, nothing, repeat } from "../dom.js";
import { instant, span } from "../format.js";
import { nothingHere, severityChip, shown } from "../parts.js";
import { only, ranged } from "../questions.js";
import { change } from "../route.js";
import { seenChip } from "./alert-parts.js";
import { idOf, isFiring, lasts, seriesName, thresholdText, valueText, worstFirst } from "./alerts-model.js";
import { episodes } from "./episodes.js";
import { silenceQuestion, silences } from "./silences.js";
import { timeLine } from "./time-line.js";
import { why, whyQuestion } from "./why.js";

export function title() {
  return "Alerts";
}

/** The alerts themselves are asked for on every page; here, also what was before, and the series that the chosen one is about. */
export function questions({ alert, range, service }) {
  return { ...only({ history: ranged("/alerts/history", range, { service }) }), ...silenceQuestion(), ...(alert ? whyQuestion(alert, range) : {}) };
}

export function view(context) {
  return html`
    <div class="pagehead"><h1>Alerts</h1></div>
    ${shown(context.common.get("alerts"), "/alerts", ({ alerts }) => body(alerts, context), "alerts")}
    ${silences(context)}`;
}

function body(all, context) {
  const { route } = context;
  // what was given up before it fired is no news
  const alerts = all.filter((alert) => alert.state !== "inactive" && (!route.service || alert.service === route.service));
  if (alerts.length === 0) {
    return nothingHere("No alert has ever fired.", route.service ? `None about ${route.service}, at least.` : "Rules are judged all the time; nothing was wrong so far.");
  }
  const chosen = alerts.find((alert) => idOf(alert) === route.alert);
  const firing = alerts.filter(isFiring).sort(worstFirst);
  const latestFirst = (one, other) => other.at - one.at;
  const resolved = alerts.filter((alert) => alert.state === "resolved").sort(latestFirst);
  const undecided = alerts.filter((alert) => !isFiring(alert) && alert.state !== "resolved").sort(latestFirst);
  return html`
    ${chosen ? why(chosen, context) : nothing}
    <section aria-labelledby="timeline"><h2 id="timeline">Time line </h2>${timeLine(episodes([...firing, ...undecided, ...resolved], history(context)), context)}</section>
    <section aria-labelledby="firing"><h2 id="firing">Firing <span class="quiet">${firing.length}</span></h2>
      ${firing.length ? table(firing, "firing", context) : html`<p class="quiet">None.</p>`}</section>
    ${undecided.length ? html`<section aria-labelledby="undecided"><h2 id="undecided">Pending, suppressed or without data <span class="quiet">${undecided.length}</span></h2>
      ${table(undecided, "undecided", context)}</section>` : nothing}
    <section aria-labelledby="resolved"><h2 id="resolved">Resolved <span class="quiet">${resolved.length}</span></h2>
      ${resolved.length ? table(resolved, "resolved", context) : html`<p class="quiet">None.</p>`}</section>`;
}

/** Without it, the latest time of each is shown. */
function history({ answers }) {
  return answers.get("history").value?.transitions;
}

/** Where the heading does not say it. */
function stateChip(alert) {
  return isFiring(alert) || alert.state === "resolved" ? nothing : html`<span class="chip" title=${alert.suppressedBy ? `by ${alert.suppressedBy}` : nothing}>${alert.state.replace("_", " ")}</span>`;
}

function table(alerts, name, { now, route }) {
  return html`<div class="tablebox" tabindex="0" role="region" aria-label=${`${name} alerts`}><table>
    <thead><tr><th scope="col">rule, series</th><th scope="col" class="number">value</th><th scope="col">severity</th><th scope="col">service</th>
      <th scope="col">since</th><th scope="col" class="number">lasted</th></tr></thead>
    <tbody>${repeat(alerts, idOf, (alert) => html`<tr data-alert=${idOf(alert)} class=${idOf(alert) === route.alert ? "chosen" : ""}>
      <th scope="row" class="name"><a href=${change({ alert: idOf(alert) })} aria-label=${`Why: ${alert.rule}, ${alert.service}, ${seriesName(alert)}`}>${alert.rule}</a><small title=${alert.series}>${seriesName(alert)}</small></th>
      <td class="number"><data value=${alert.value}>${valueText(alert)}</data><small>${thresholdText(alert)}</small></td>
      <td>${severityChip(alert.severity)} ${stateChip(alert)} ${seenChip(alert)}</td>
      <td>${alert.service}</td>
      <td><time datetime=${new Date(alert.since).toISOString()}>${instant(alert.since)}</time></td>
      <td class="number">${span(((lasts(alert) ? now : alert.at) - alert.since) / 1000)}</td></tr>`)}</tbody></table></div>`;
}
