/** Ranges of time: the last so many milliseconds, or from one instant to another. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = { s: 1000, m: MINUTE, h: HOUR, d: DAY };

/** What is offered, in the notation of the address. */
export const OFFERED = ["5m", "15m", "1h", "6h", "24h", "7d", "30d"];
export const DEFAULT = "15m";

/** Reads "range=15m" or "from=…&to=…" (epoch milliseconds or ISO 8601); anything else is the default. */
export function read(parameters) {
  const from = instantOf(parameters.get("from"));
  const to = instantOf(parameters.get("to"));
  if (from !== null && to !== null && from < to) return { from, to };
  const name = parameters.get("range");
  return { last: millisOf(name) === null ? DEFAULT : name };
}

/** What {@link read} reads. */
export function write(range, parameters) {
  if (range.last) {
    if (range.last !== DEFAULT) parameters.set("range", range.last);
  } else {
    parameters.set("from", range.from);
    parameters.set("to", range.to);
  }
}

export function isLive(range) {
  return Boolean(range.last);
}

/** Its bounds at an instant. */
export function bounds(range, now) {
  return range.last ? { from: now - millisOf(range.last), to: now } : { from: range.from, to: range.to };
}

/** For how long windows are kept: of all events, and of variants of a service. */
export const ALL = { "10s": 6 * HOUR, "1m": 7 * DAY };
export const VARIANTS = { "10s": 0, "1m": DAY };

/** The finest step that gives a readable number of windows and whose windows are still kept. */
export function step({ from, to }, kept = ALL, now = Date.now()) {
  if (to - from <= HOUR && now - from <= kept["10s"]) return "10s";
  if (to - from <= DAY && now - from <= kept["1m"]) return "1m";
  return "1h";
}

/** Milliseconds of a step. */
export function stepMillis(name) {
  return { "10s": 10_000, "1m": MINUTE, "1h": HOUR }[name];
}

/** The same length, earlier (-1) or later (1) by half of it; the present is not passed. */
export function shift(range, direction, now) {
  const { from, to } = bounds(range, now);
  const by = (direction * (to - from)) / 2;
  return to + by >= now ? last(to - from) : { from: from + by, to: to + by };
}

/** Twice as long, around the same middle. */
export function widen(range, now) {
  const { from, to } = bounds(range, now);
  const by = (to - from) / 2;
  return to + by >= now ? last(2 * (to - from)) : { from: from - by, to: to + by };
}

function last(length) {
  return { last: OFFERED.find((name) => millisOf(name) >= length) ?? OFFERED.at(-1) };
}

export function label(name) {
  const amount = parseInt(name, 10);
  const unit = { s: "second", m: "minute", h: "hour", d: "day" }[name.at(-1)];
  return "Last " + (amount === 1 ? unit : amount + " " + unit + "s");
}

export function millisOf(name) {
  const parts = /^(\d{1,4})([smhd])$/.exec(name ?? "");
  const millis = parts ? parts[1] * UNITS[parts[2]] : 0;
  return millis > 0 ? millis : null;
}

function instantOf(text) {
  if (!text) return null;
  const millis = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(millis) ? millis : null;
}
