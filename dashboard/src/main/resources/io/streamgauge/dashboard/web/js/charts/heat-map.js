import { html, render } from "../dom.js";
import { clock, count, instant, seconds } from "../format.js";
import { onChange } from "../theme.js";
import { colours, tint } from "./colours.js";
import { cursor, follow, listen, place } from "./cursor.js";
import { cursorLine } from "./cursor-line.js";
import { timeAxis } from "./time-axis.js";

/**
 * <heat-map .spec=${…}>: how many events took how long, over time.
 *
 * spec: label, from, to (epoch milliseconds), cells: [{ from, to (epoch milliseconds), low, high (seconds), count }].
 * Dragging over it sends "range-selected", as with <time-chart>.
 */
class HeatMap extends HTMLElement {
  #spec;
  #print;
  #chart;
  #ends = [];
  #drag = { start: () => null };
  #under = null;

  set spec(spec) {
    const print = JSON.stringify(spec);
    if (print === this.#print) return;
    this.#print = print;
    this.#spec = spec;
    if (this.isConnected) this.#build();
  }

  connectedCallback() {
    this.#ends = [onChange(() => this.#build()), follow(this)];
    if (this.#spec) this.#build();
  }

  disconnectedCallback() {
    this.#ends.forEach((end) => end());
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  cursorMoved() {
    this.#chart?.draw();
    if (cursor() === null) this.#under = null;
    this.#legend();
  }

  #build() {
    const canvas = this.querySelector("canvas") ?? this.#skeleton();
    this.#chart?.destroy();
    this.#chart = new Chart(canvas, config(this.#spec, () => this.#drag.start()));
    canvas.setAttribute("aria-label", describe(this.#spec));
    this.#legend();
  }

  #skeleton() {
    const legend = document.createElement("div");
    legend.className = "chart-legend";
    const room = document.createElement("div");
    room.className = "chart-canvas";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    room.append(canvas);
    this.replaceChildren(legend, room);
    this.#drag = listen(canvas, (event) => this.#timeAt(event), (from, to) =>
      this.dispatchEvent(new CustomEvent("range-selected", { bubbles: true, detail: { from, to } })));
    return canvas;
  }

  #timeAt(event) {
    const { x, y } = this.#chart.scales;
    const time = x.getValueForPixel(event.offsetX);
    const duration = y.getValueForPixel(event.offsetY);
    this.#under = this.#spec.cells.find((cell) =>
      cell.from <= time && time < cell.to && cell.low <= duration && duration < cell.high) ?? null;
    place(time);
    return time;
  }

  #legend() {
    const cell = this.#under;
    const most = Math.max(0, ...this.#spec.cells.map((each) => each.count));
    render(
      cell
        ? html`<span class="key"><b>${count(cell.count)}</b> took ${seconds(cell.low)} to ${seconds(cell.high)}</span>
            <span class="key-time">${clock(cell.from)}</span>`
        : html`<span class="key">few <i class="scale"></i> many <span class="quiet">(up to ${count(most)} in a cell)</span></span>`,
      this.querySelector(".chart-legend"),
    );
  }
}

function config(spec, dragStart) {
  const palette = colours();
  const low = Math.min(...spec.cells.map((cell) => cell.low));
  const high = Math.max(...spec.cells.map((cell) => cell.high));
  return {
    type: "scatter",
    data: { datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 6, right: 4 } },
      scales: {
        x: timeAxis(spec, palette, false),
        y: {
          type: "logarithmic",
          min: Math.max(low, high / 1e6),
          max: high,
          grid: { color: palette.line, drawTicks: false },
          border: { display: false },
          afterBuildTicks: (axis) => (axis.ticks = decades(axis.min, axis.max)),
          ticks: { color: palette.quiet, padding: 6, autoSkip: false, font: { size: 11 }, callback: (value) => seconds(value) },
          afterFit: (axis) => (axis.width = Math.max(axis.width, 64)),
        },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
    plugins: [cells(spec), cursorLine(palette, dragStart)],
  };
}

/** 1, 2 and 5 of each decade; 1 alone where there are many decades. */
function decades(min, max) {
  const steps = max / min > 200 ? [1] : max / min > 20 ? [1, 3] : [1, 2, 5];
  const found = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) {
    steps.map((step) => step * 10 ** power).filter((value) => value >= min && value <= max).forEach((value) => found.push({ value }));
  }
  return found;
}

/** Draws the cells on the scales of the chart; the darker, the more events, by the root of their number. */
function cells(spec) {
  const most = Math.max(1, ...spec.cells.map((cell) => cell.count));
  const shades = Array.from({ length: 24 }, (_, index) => tint("--heat", 0.1 + (0.9 * index) / 23));
  return {
    id: "cells",
    beforeDatasetsDraw({ ctx, chartArea: area, scales: { x, y } }) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.width, area.height);
      ctx.clip();
      for (const cell of spec.cells) {
        const left = x.getPixelForValue(cell.from);
        const top = y.getPixelForValue(cell.high);
        const width = x.getPixelForValue(cell.to) - left;
        const height = y.getPixelForValue(Math.max(cell.low, y.min)) - top;
        ctx.fillStyle = shades[Math.round(23 * Math.sqrt(cell.count / most))];
        ctx.fillRect(left, top, Math.max(1, width - (width > 6 ? 1 : 0)), Math.max(1, height - (height > 6 ? 1 : 0)));
      }
      ctx.restore();
    },
  };
}

function describe({ label, from, to, cells: all }) {
  const total = all.reduce((sum, cell) => sum + cell.count, 0);
  const top = all.reduce((best, cell) => (cell.count > best.count ? cell : best), { count: 0 });
  return `${label}, ${instant(from)} to ${instant(to)}: ${count(total)} events; `
    + `most of them, ${count(top.count)}, at ${instant(top.from)} took ${seconds(top.low)} to ${seconds(top.high)}.`;
}

customElements.define("heat-map", HeatMap);
