import { tick } from "../format.js";

/** Distances between ticks that people find natural, in milliseconds. */
const DISTANCES = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
].map((seconds) => seconds * 1000);

const ROOM = 72;

/** Where ticks of a time axis stand, in the reader's zone. */
export function ticks(min, max, width) {
  const most = Math.max(2, Math.floor(width / ROOM));
  const apart = DISTANCES.find((distance) => (max - min) / distance <= most) ?? DISTANCES.at(-1);
  const zone = new Date(min).getTimezoneOffset() * 60_000;
  const first = Math.ceil((min - zone) / apart) * apart + zone;
  const found = [];
  for (let at = first; at <= max; at += apart) found.push({ value: at, label: tick(at, apart) });
  return found;
}

/** Options of Chart.js for a horizontal axis of epoch milliseconds. */
export function timeAxis({ from, to }, colours, bare) {
  return {
    type: "linear",
    min: from,
    max: to,
    display: !bare,
    grid: { display: false },
    border: { color: colours.line },
    ticks: { color: colours.quiet, maxRotation: 0, autoSkip: false, font: { size: 11 } },
    afterBuildTicks: (axis) => {
      axis.ticks = ticks(axis.min, axis.max, axis.width || axis.chart.width);
    },
    afterTickToLabelConversion: (axis) => {
      axis.ticks = ticks(axis.min, axis.max, axis.width || axis.chart.width);
    },
  };
}
