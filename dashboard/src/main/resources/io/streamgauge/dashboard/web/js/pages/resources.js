import { points } from "../charts/points.js";
import { html, nothing, repeat } from "../dom.js";
import { count, number, ratio, seconds } from "../format.js";
import { completenessChip, key, nothingHere, shown } from "../parts.js";
import { only, REPORT_PAUSE, seldom, merged, windows } from "../questions.js";
import { chart } from "./service-charts.js";
import { byName } from "./targets.js";

/** What each instance takes of its machine. */

export function title() {
  return "Resources";
}

export function questions({ range, service }) {
  return only({
    resources: windows("/resources", range, { service }),
    report: seldom(merged("/report", range, { service }), REPORT_PAUSE),
  });
}

export function view(context) {
  return html`
    <div class="pagehead"><h1>Resources</h1><span class="quiet">processors, threads, pauses, and memory outside of the heap</span></div>
    ${shown(context.answers.get("resources"), "/resources", (answer) => list(answer, context), "resources")}`;
}

function list({ series, completeness }, context) {
  if (series.length === 0) {
    return nothingHere("Nothing was heard of any instance in this range.", "JVMs appear here once their collector publishes memory.");
  }
  const busiest = [...series].sort((one, other) => (other.total.processCpu ?? 0) - (one.total.processCpu ?? 0));
  return repeat(busiest, (each) => each.service + "/" + each.instance, (each) => instance(each, completeness?.[each.service], context));
}

function instance({ service, instance: name, windows, total }, verdict, context) {
  const target = targetOf(service, context);
  return html`<section class="panel" data-instance=${name} aria-label=${`${service}, ${name}`}>
    <header><h2>${name}</h2><span class="quiet">${service}</span>${completenessChip(verdict)}</header>
    <dl class="keyfigures">
      ${key("CPU of the process", total.processCpu, "ratio", { figure: "processCpu", kind: total.processCpu > target ? "bad" : "", note: up(total.highestProcessCpu, ratio) })}
      ${key("CPU of the machine", total.systemCpu, "ratio", { figure: "systemCpu", note: up(total.highestSystemCpu, ratio) })}
      ${known(total.loadAverage)
        ? key("load average", total.loadAverage, "number", { figure: "loadAverage", note: up(total.highestLoadAverage, number) }) : nothing}
      ${key("threads", total.threads, "count", { figure: "threads", note: up(total.mostThreads, count) })}
      ${key("paused", total.pauseShare, "ratio", { figure: "pauseShare", note: `${seconds(total.pause)} in ${count(total.collections)} collections` })}
      ${known(total.rss) ? key("resident", total.rss, "bytes", { figure: "rss", note: "of the process" }) : nothing}
      ${known(total.nonHeap) ? key("outside of the heap", total.nonHeap, "bytes", { figure: "nonHeap", note: "classes, code" }) : nothing}
      ${known(total.directBuffers) ? key("direct buffers", total.directBuffers, "bytes", { figure: "directBuffers" }) : nothing}
    </dl>
    <div class="charts">${processor(windows, target, context)} ${pauses(windows, context)} ${threads(windows, context)} ${load(windows, context)} ${outside(windows, context)}</div>
  </section>`;
}

/** Not all collectors and systems tell everything. */
function known(value) {
  return (value ?? null) !== null;
}

function up(highest, told) {
  return known(highest) ? `up to ${told(highest)}` : "";
}

function targetOf(service, { answers }) {
  const judged = answers.get("report").value?.services?.find((each) => each.service === service);
  return byName(judged?.figures).cpu?.target;
}

function processor(windows, target, { bounds }) {
  return chart("CPU", "share of all processors", {
    label: "CPU", unit: "ratio", ...bounds, max: 1,
    series: [
      { name: "machine", points: points(windows, (window) => window.systemCpu), colour: "--calm", fill: "origin" },
      { name: "process", points: points(windows, (window) => window.processCpu), colour: "--accent" },
    ],
    lines: target === undefined ? [] : [{ value: target, label: `process target ${ratio(target)}` }],
  });
}

function pauses(windows, { bounds }) {
  return chart("Pauses of the collector", "share of time", {
    label: "Pauses of the collector", unit: "ratio", ...bounds, suggestedMax: 0.01,
    series: [{ name: "paused", points: points(windows, (window) => window.pauseShare), colour: "--warn", fill: "origin" }],
  });
}

function threads(windows, { bounds }) {
  return chart("Threads", "most in each window", {
    label: "Threads", unit: "count", ...bounds,
    series: [{ name: "threads", points: points(windows, (window) => window.mostThreads), colour: "--accent" }],
  });
}

/** How many wait for a processor or have one. */
function load(windows, { bounds }) {
  if (!windows.some((window) => known(window.loadAverage))) return nothing;
  return chart("Load average", "of the machine, one minute", {
    label: "Load average", unit: "number", ...bounds,
    series: [{ name: "load", points: points(windows, (window) => window.loadAverage), colour: "--accent" }],
  });
}

function outside(windows, { bounds }) {
  const series = [
    { name: "resident", of: "rss", colour: "--calm", fill: "origin", opacity: 0.1 },
    { name: "classes, code", of: "nonHeap", colour: "--accent" },
    { name: "direct buffers", of: "directBuffers", colour: "--warn" },
  ].filter(({ of }) => windows.some((window) => known(window[of])));
  if (series.length === 0) return nothing;
  return chart("Memory outside of the heap", "", {
    label: "Memory outside of the heap", unit: "bytes", ...bounds,
    series: series.map(({ of, ...drawn }) => ({ ...drawn, points: points(windows, (window) => window[of]) })),
  });
}
