import { BY_UNIT } from "../format.js";
import { colour, colours, tint } from "./colours.js";
import { cursorLine } from "./cursor-line.js";
import { timeAxis } from "./time-axis.js";

/**
 * Options of Chart.js for a chart over time.
 *
 * @param spec see time-chart.js
 * @param dragStart gives the time at which dragging began, or null
 */
export function config(spec, dragStart) {
  const palette = colours();
  return {
    type: "line",
    data: { datasets: spec.series.map((series) => dataset(series, spec)) },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: spec.bare ? { top: 3, bottom: 2 } : { top: 6, right: 4 } },
      scales: { x: timeAxis(spec, palette, spec.bare), y: valueAxis(spec, palette) },
      plugins: {
        legend: { display: false },
        tooltip: { enabled: false },
        annotation: { clip: true, annotations: { ...lines(spec, palette), ...boxes(spec, palette) } },
      },
    },
    plugins: [cursorLine(palette, dragStart)],
  };
}

export function dataset(series, spec) {
  return {
    label: series.name,
    data: series.points,
    borderColor: colour(series.colour),
    backgroundColor: series.fill ? tint(series.colour, series.opacity ?? 0.16) : "transparent",
    fill: series.fill ?? false,
    borderWidth: series.width ?? (spec.bare ? 1.5 : 1.75),
    borderDash: series.dash ?? [],
    pointRadius: lonely(series.points) ? 2 : 0,
    pointBackgroundColor: colour(series.colour),
    spanGaps: false,
    stepped: series.stepped ?? false,
  };
}

/** Points without a neighbour would not be seen as a line. */
function lonely(points) {
  return points.filter((point) => point.y !== null).length < 3;
}

function valueAxis(spec, palette) {
  const format = BY_UNIT[spec.unit];
  return {
    type: "linear",
    stacked: spec.stacked ?? false,
    min: spec.min ?? 0,
    max: spec.max,
    suggestedMax: spec.suggestedMax,
    grace: spec.max === undefined ? "6%" : 0,
    display: !spec.bare,
    grid: { color: palette.line, drawTicks: false },
    border: { display: false },
    ticks: { color: palette.quiet, maxTicksLimit: 5, padding: 6, font: { size: 11 }, callback: (value) => format(value) },
    afterFit: (axis) => {
      if (!spec.bare) axis.width = Math.max(axis.width, 64);
    },
  };
}

function lines(spec, palette) {
  return Object.fromEntries((spec.lines ?? []).map((line, index) => ["line" + index, {
    type: "line",
    yMin: line.value,
    yMax: line.value,
    borderColor: colour(line.colour ?? "--bad"),
    borderWidth: 1.25,
    borderDash: [6, 4],
    label: {
      display: !spec.bare && Boolean(line.label),
      content: line.label,
      position: "start",
      backgroundColor: palette.surface,
      color: colour(line.colour ?? "--bad"),
      font: { size: 11, weight: "600" },
      padding: { x: 4, y: 1 },
      yAdjust: -9,
    },
  }]));
}

function boxes(spec, palette) {
  return Object.fromEntries((spec.boxes ?? []).map((box, index) => ["box" + index, {
    type: "box",
    xMin: box.from,
    xMax: box.to,
    backgroundColor: tint(box.colour ?? "--bad", 0.1),
    borderWidth: 0,
    drawTime: "beforeDatasetsDraw",
    label: {
      display: Boolean(box.label),
      content: box.label,
      position: { x: "center", y: "end" },
      color: palette.quiet,
      font: { size: 11, weight: "400" },
    },
  }]));
}
