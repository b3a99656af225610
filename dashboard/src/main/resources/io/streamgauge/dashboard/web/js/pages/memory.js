import { points } from "../charts/points.js";
import { html, repeat } from "../dom.js";
import { bytes, growth, instant, ratio, span } from "../format.js";
import { completenessChip, key, nothingHere, shown } from "../parts.js";
import { only, windows } from "../questions.js";
import { to } from "../route.js";
import { ahead } from "./forecast.js";
import { chart } from "./service-charts.js";

export function title() {
  return "Memory";
}

export function questions({ range, service }) {
  return only({ memory: windows("/memory", range, { service }) });
}

export function view(context) {
  return html`
    <div class="pagehead"><h1>Memory</h1><span class="quiet">growth is judged on the floor: what survives collection</span></div>
    ${shown(context.answers.get("memory"), "/memory", (answer) => list(answer, context), "memory")}`;
}

function list({ series, completeness }, context) {
  if (series.length === 0) {
    return nothingHere("No memory was read in this range.", "JVMs appear here once their collector publishes memory.");
  }
  const urgent = [...series].sort((one, other) => left(one) - left(other));
  return repeat(urgent, (each) => each.service + "/" + each.instance, (each) => instance(each, completeness?.[each.service], context));
}

/** Seconds until it is exhausted, as far as that is to be seen. */
function left({ trend }) {
  return trend.exhaustionSeconds ?? Infinity;
}

function instance({ service, instance: name, windows, trend, forecast }, verdict, context) {
  const latest = windows.at(-1);
  const use = latest.max ? latest.used / latest.max : null;
  const grows = trend.direction === "increasing";
  return html`<section class="panel" data-instance=${name} aria-label=${`${service}, ${name}`}>
    <header><h2>${name}</h2><span class="quiet">${service}</span>${state(trend)}${completenessChip(verdict)}</header>
    <dl class="keyfigures">
      ${key("heap in use", latest.used, "bytes", { figure: "used", note: use === null ? "" : `${ratio(use)} of ${bytes(latest.max)}` })}
      ${key("floor", latest.floor, "bytes", { figure: "floor", note: "survives collection" })}
      ${key("growth", trend.growth, "growth", { figure: "growth", kind: grows ? "bad" : "", note: evidence(trend) })}
      ${key("headroom", forecast?.headroom, "bytes", { figure: "headroom", note: "from the floor to the limit" })}
      ${key("full in", forecast?.exhaustionSeconds, "seconds", { figure: "exhaustionSeconds", kind: grows ? "bad" : "", note: full(forecast, trend) })}
    </dl>
    ${heap(windows, forecast, context)}
    <p class="quiet"><a href=${to("resources", { service })}>CPU, threads, pauses and memory outside of the heap</a></p>
  </section>`;
}

/** What the trend says, in words. */
function state({ direction, exhaustionSeconds, growth: rising }) {
  if (direction === "increasing") {
    return html`<span class="chip bad">${exhaustionSeconds === null
      ? `grows by ${growth(rising)}`
      : html`full in <data value=${exhaustionSeconds} data-figure="exhaustion">${span(exhaustionSeconds)}</data> at this rate`}</span>`;
  }
  if (direction === null) return html`<span class="chip idle">too early to tell</span>`;
  return html`<span class="chip good">${direction === "decreasing" ? "shrinks" : "steady"}</span>`;
}

/** When it is full, if things go on like this. */
function full(forecast, { direction }) {
  if (forecast?.exhaustionAt) return `at ${instant(forecast.exhaustionAt)}, at this rate`;
  return direction === null ? "too early to tell" : "not in sight";
}

function evidence({ direction, views }) {
  const decisive = views.find((view) => view.direction === direction && direction !== null);
  return decisive ? `over ${span(decisive.seconds)}` : "";
}

function heap(windows, forecast, { bounds }) {
  const rise = ahead(windows, forecast, bounds);
  const limit = windows.at(-1).max;
  return chart("Heap", "in use, floor, limit", {
    label: "Heap", unit: "bytes", from: bounds.from, to: rise?.to ?? bounds.to,
    series: [
      { name: "in use", points: points(windows, (window) => window.used), colour: "--calm", fill: "origin", opacity: 0.1, width: 1 },
      { name: "floor", points: points(windows, (window) => window.floor), colour: "--accent", width: 2.25 },
      ...(rise ? [{ name: "forecast", points: rise.points, colour: "--bad", dash: [5, 4], width: 2, ahead: true }] : []),
    ],
    lines: limit ? [{ value: limit, label: `limit ${bytes(limit)}` }] : [],
  });
}
