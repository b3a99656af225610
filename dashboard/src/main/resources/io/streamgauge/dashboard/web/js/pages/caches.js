import { points, over } from "../charts/points.js";
import { html, repeat } from "../dom.js";
import { completenessChip, key, nothingHere, shown } from "../parts.js";
import { merged, only, REPORT_PAUSE, seldom, windows } from "../questions.js";
import { isFiring } from "./alerts-model.js";
import { chart } from "./service-charts.js";
import { byName } from "./targets.js";

export function title() {
  return "Caches";
}

export function questions({ range, service }) {
  return only({
    total: merged("/caches", range, { service }),
    caches: windows("/caches", range, { service }),
    report: seldom(merged("/report", range, { service }), REPORT_PAUSE),
  });
}

export function view(context) {
  return html`
    <div class="pagehead"><h1>Caches</h1></div>
    ${shown(context.answers.get("total"), "/caches", (answer) => list(answer, context), "caches")}`;
}

function list({ series, completeness }, context) {
  if (series.length === 0) {
    return nothingHere("No cache was read in this range.", "Caches appear here once a collector registers them.");
  }
  const worst = [...series].sort((one, other) => (one.windows[0].ratio ?? 2) - (other.windows[0].ratio ?? 2));
  return repeat(worst, (each) => each.service + "/" + each.cache, (each) => cache(each, completeness?.[each.service], context));
}

function cache({ service, cache: name, windows: [total] }, verdict, context) {
  const target = targetOf(service, context);
  const missed = target !== undefined && total.ratio !== null && total.ratio < target;
  const lookups = total.hits + total.misses;
  return html`<section class="panel" data-cache=${name} aria-label=${`${service}, ${name}`}>
    <header><h2>${name}</h2><span class="quiet">${service}</span>${completenessChip(verdict)}</header>
    <dl class="keyfigures">
      ${key("hit ratio", total.ratio, "ratio", { figure: "ratio", kind: missed ? "bad" : "", note: target === undefined ? "" : `target ${Math.round(target * 100)} %` })}
      ${key("lookups", lookups, "count", { figure: "lookups" })}
      ${key("misses", total.misses, "count", { figure: "misses", note: "" })}
      ${key("misses a second", total.missRate, "rate", { figure: "missRate" })}
      ${key("mean load", total.loads ? total.loadTime / total.loads : null, "seconds", { figure: "load" })}
      ${key("evictions", total.evictions, "count", { figure: "evictions" })}
      ${key("entries", total.size, "count", { figure: "size" })}
    </dl>
    ${shown(context.answers.get("caches"), "/caches", (answer) => charts(answer, service, name, target, context), "charts")}
  </section>`;
}

function targetOf(service, { answers }) {
  const judged = answers.get("report").value?.services?.find((each) => each.service === service);
  return byName(judged?.figures).hitRatio?.target;
}

function charts({ series }, service, name, target, { bounds, now, common }) {
  const windows = series.find((each) => each.service === service && each.cache === name)?.windows ?? [];
  const past = over(windows, now);
  const firing = (common.get("alerts").value?.alerts ?? [])
    .filter((alert) => isFiring(alert) && alert.service === service && alert.series === name && alert.measure.startsWith("caches."));
  return html`<div class="charts">
    ${chart("Hit ratio", "", {
      label: "Hit ratio", unit: "ratio", ...bounds, max: 1,
      series: [{ name: "hit ratio", points: points(windows, (window) => window.ratio), colour: "--accent" }],
      lines: target === undefined ? [] : [{ value: target, label: `target ${Math.round(target * 100)} %` }],
      boxes: firing.map((alert) => ({ from: alert.since, to: now })),
    })}
    ${chart("Lookups", "a second", {
      label: "Lookups", unit: "rate", ...bounds,
      series: [
        { name: "all", points: points(past, (window) => perSecond(window.hits + window.misses, window)), colour: "--calm", fill: "origin" },
        { name: "misses", points: points(past, (window) => window.missRate), colour: "--bad", fill: "origin" },
      ],
    })}
  </div>`;
}

function perSecond(count, { start, end }) {
  return (count * 1000) / (end - start);
}
