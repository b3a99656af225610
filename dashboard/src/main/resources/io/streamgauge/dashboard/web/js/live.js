import { can } from "./capabilities.js";

/**
 * Tells when there is something new: by server-sent events where the server has them, else by asking in regular intervals. It says that
 * something has changed, never what: figures always come from answers of the API.
 */

const POLL_ALERTS = 1_500;
const POLL_FIGURES = 5_000;
const LEAST_BETWEEN = 2_000;
const QUIET_CHECK = 15_000;

export class Live {
  #on;
  #source;
  #timers = [];
  #figuresAt = 0;
  #pending;
  #polling = false;

  /** @param on { alerts, figures, state }: called when alerts or figures are new, and when the way changes */
  constructor(on) {
    this.#on = on;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#stop() : this.start()));
  }

  /** Begins, and tells at once. */
  start() {
    this.#stop();
    if (can("/stream")) {
      this.#listen();
    } else {
      this.#poll();
    }
    this.#on.alerts();
    this.#on.figures();
  }

  #stop() {
    this.#source?.close();
    this.#source = undefined;
    this.#stopTimers();
    clearTimeout(this.#pending);
    this.#pending = undefined;
  }

  #poll() {
    this.#polling = true;
    this.#on.state("polling");
    this.#every(POLL_ALERTS, () => this.#on.alerts());
    this.#every(POLL_FIGURES, () => this.#on.figures());
  }

  #stopTimers() {
    this.#polling = false;
    this.#timers.forEach(clearInterval);
    this.#timers = [];
  }

  #listen() {
    this.#on.state("connecting");
    const source = new EventSource("api/v1/stream?kind=requests,queries,caches,memory,alerts&operation=*&statement=*");
    source.onopen = () => this.#opened();
    source.onerror = () => this.#broken(source);
    ["requests", "queries", "caches", "memory"].forEach((kind) => source.addEventListener(kind, () => this.#figures()));
    source.addEventListener("alerts", () => this.#on.alerts());
    source.addEventListener("gap", () => this.#figures());
    this.#source = source;
  }

  #opened() {
    this.#stopTimers();
    this.#on.state("live");
    this.#on.alerts();
    this.#figures();
    // Alerts and completeness also change by the passing of time, of which no event tells.
    this.#every(QUIET_CHECK, () => {
      this.#on.alerts();
      this.#figures();
    });
  }

  /** The browser connects again by itself, unless it was refused; until then, asking goes on. */
  #broken(source) {
    if (source !== this.#source || this.#polling) return;
    this.#stopTimers();
    this.#poll();
  }

  /** At most once in a while, however many events come. */
  #figures() {
    if (this.#pending) return;
    const wait = Math.max(0, this.#figuresAt + LEAST_BETWEEN - Date.now());
    this.#pending = setTimeout(() => {
      this.#pending = undefined;
      this.#figuresAt = Date.now();
      this.#on.figures();
    }, wait);
  }

  #every(millis, task) {
    this.#timers.push(setInterval(task, millis));
  }
}
