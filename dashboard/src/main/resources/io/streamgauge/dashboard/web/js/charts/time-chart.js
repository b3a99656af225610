import { html, render } from "../dom.js";
import { BY_UNIT, clock, instant } from "../format.js";
import { onChange } from "../theme.js";
import { config } from "./config.js";
import { cursor, follow, listen, place } from "./cursor.js";

/**
 * <time-chart .spec=${…}>: series over time.
 *
 * spec: label (what it shows), unit (of format.js), from, to (epoch milliseconds),
 *   series: [{ name, points: [{ x, y }], colour (token), fill, dash, width, ahead }],
 *   lines: [{ value, label, colour }] across, boxes: [{ from, to, colour, label }] behind, min, max, suggestedMax,
 *   stacked: whether each series stands upon the one before,
 *   bare: a small multiple, without axes and legend.
 *
 * Dragging over it sends "range-selected" with { from, to }. With the keyboard, arrows move the cursor.
 */
class TimeChart extends HTMLElement {
  #spec;
  #print;
  #chart;
  #ends = [];
  #drag = { start: () => null };

  set spec(spec) {
    const print = JSON.stringify(spec);
    if (print === this.#print) return;
    this.#print = print;
    this.#spec = spec;
    if (this.isConnected) this.#show();
  }

  connectedCallback() {
    this.#ends = [onChange(() => this.#rebuild()), follow(this)];
    if (this.#spec) this.#show();
  }

  disconnectedCallback() {
    this.#ends.forEach((end) => end());
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  /** The cursor of the page stands somewhere else. */
  cursorMoved() {
    if (this.#spec?.bare || !this.#chart) return;
    this.#chart.draw();
    this.#legend();
  }

  #show() {
    if (!this.#chart) {
      this.#build();
    } else {
      this.#update();
    }
    this.#describe();
  }

  #build() {
    const canvas = this.querySelector("canvas") ?? this.#skeleton();
    this.#chart = new Chart(canvas, config(this.#spec, () => this.#drag.start()));
  }

  #skeleton() {
    const canvas = document.createElement("canvas");
    const room = element("chart-canvas", canvas);
    if (this.#spec.bare) {
      this.replaceChildren(room);
    } else {
      this.replaceChildren(element("chart-legend"), room);
      this.#interact(canvas);
    }
    return canvas;
  }

  #update() {
    const { data, options } = config(this.#spec, () => this.#drag.start());
    this.#chart.data = data;
    this.#chart.options = options;
    this.#chart.update("none");
  }

  #rebuild() {
    if (!this.#chart) return;
    this.#chart.destroy();
    this.#build();
  }

  #interact(canvas) {
    this.#drag = listen(canvas, (event) => this.#chart.scales.x.getValueForPixel(event.offsetX), (from, to) =>
      this.dispatchEvent(new CustomEvent("range-selected", { bubbles: true, detail: { from, to } })));
    canvas.tabIndex = 0;
    canvas.addEventListener("keydown", (event) => this.#key(event));
    canvas.addEventListener("blur", () => place(null));
  }

  #key(event) {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const times = this.#times();
    if (!direction || times.length === 0) return;
    event.preventDefault();
    const present = cursor();
    const index = present === null ? times.length : times.findIndex((time) => time >= present);
    place(times[Math.min(times.length - 1, Math.max(0, index + direction))]);
  }

  #times() {
    return [...new Set(this.#spec.series.flatMap((series) => series.points.map((point) => point.x)))].sort((a, b) => a - b);
  }

  #describe() {
    const canvas = this.querySelector("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", describe(this.#spec));
    this.#legend();
  }

  #legend() {
    const legend = this.querySelector(".chart-legend");
    if (!legend) return;
    const time = cursor();
    const format = BY_UNIT[this.#spec.unit];
    render(
      html`${this.#spec.series.filter((series) => series.name).map((series) => html`<span class="key"
          ><i class="swatch ${series.colour.slice(2)} ${series.dash ? "dashed" : ""}"></i>${series.name}
          ${series.ahead && time === null ? "" : html`<b>${format(valueAt(series.points, time))}</b>`}</span>`)}
        <span class="key-time">${time === null ? "latest" : clock(time)}</span>`,
      legend,
    );
  }
}

function element(name, ...content) {
  const made = document.createElement("div");
  made.className = name;
  made.append(...content);
  return made;
}

/** The value at a time, or the latest. */
function valueAt(points, time) {
  const known = points.filter((point) => point.y !== null);
  if (known.length === 0) return undefined;
  if (time === null) return known.at(-1).y;
  return known.reduce((best, point) => (Math.abs(point.x - time) < Math.abs(best.x - time) ? point : best)).y;
}

/** The chart in words, for those who do not see it. */
function describe(spec) {
  const format = BY_UNIT[spec.unit];
  const told = spec.series.map((series) => {
    const values = series.points.map((point) => point.y).filter((y) => y !== null && y !== undefined);
    if (values.length === 0) return `${series.name || spec.label}: no values`;
    return `${series.name || spec.label}: latest ${format(values.at(-1))}, least ${format(Math.min(...values))}, `
      + `greatest ${format(Math.max(...values))}`;
  });
  const limits = (spec.lines ?? []).map((line) => `${line.label}`);
  return `${spec.label}, ${instant(spec.from)} to ${instant(spec.to)}. ${[...told, ...limits].join(". ")}.`;
}

Chart.defaults.font.family = getComputedStyle(document.documentElement).fontFamily;
customElements.define("time-chart", TimeChart);
