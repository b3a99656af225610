/** Figures as people read them. Input is in the API's units: seconds, ratios, bytes, epoch milliseconds. */

export const NONE = "–";

/** Three significant digits, as "1.23", "12.3", "123", "1,234". */
export function number(value) {
  if (!known(value)) return NONE;
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString("en");
  const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}

/** A whole number: "12,345", from a hundred thousand on "123 k", "1.23 M". */
export function count(value) {
  if (!known(value)) return NONE;
  if (Math.abs(value) < 1e5) return Math.round(value).toLocaleString("en");
  return scaled(value, 1000, ["", "k", "M", "G", "T"]);
}

/** A time span: "231 ms", "1.50 s", "3 min 20 s", "2 h 5 min". */
export function seconds(value) {
  if (!known(value)) return NONE;
  if (value < 0) return "-" + seconds(-value);
  if (value === 0) return "0 s";
  if (value < 1e-3) return number(value * 1e6) + " µs";
  if (value < 0.9995) return number(value * 1e3) + " ms";
  if (value < 120) return number(value) + " s";
  return span(value);
}

/** A long time span in its two largest units. */
export function span(value) {
  if (!known(value)) return NONE;
  const whole = Math.round(value);
  if (whole < 120) return whole + " s";
  if (whole < 7200) return pair(whole, 60, "min", 1, "s");
  if (whole < 172800) return pair(whole, 3600, "h", 60, "min");
  return pair(whole, 86400, "d", 3600, "h");
}

function pair(whole, large, largeName, small, smallName) {
  const rest = Math.floor((whole % large) / small);
  return Math.floor(whole / large) + " " + largeName + (rest ? " " + rest + " " + smallName : "");
}

/** "12.3 %". */
export function ratio(value) {
  if (!known(value)) return NONE;
  const percent = value * 100;
  if (percent !== 0 && Math.abs(percent) < 0.01) return "< 0.01 %";
  return (percent < 1 && percent > 0 ? percent.toPrecision(2) : number(percent)) + " %";
}

/** "12.3 MB", decimal units. */
export function bytes(value) {
  if (!known(value)) return NONE;
  return scaled(value, 1000, ["B", "kB", "MB", "GB", "TB", "PB"]);
}

/** Bytes a second, as "1.20 MB/min". */
export function growth(value) {
  return known(value) ? bytes(value * 60) + "/min" : NONE;
}

/** "42.2/s". */
export function rate(value) {
  return known(value) ? number(value) + "/s" : NONE;
}

function scaled(value, base, units) {
  let unit = 0;
  let rest = value;
  while (Math.abs(rest) >= base && unit < units.length - 1) {
    rest /= base;
    unit++;
  }
  return (number(rest) + " " + units[unit]).trimEnd();
}

/** The formatter of a unit's name. */
export const BY_UNIT = { seconds, ratio, bytes, rate, growth, count, number };

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const SHORT = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** Time of day in the reader's zone: "10:48:30". */
export function clock(at) {
  return CLOCK.format(at);
}

/** Time of day, and the date where it is not today's. */
export function instant(at, now = Date.now()) {
  if (!known(at)) return NONE;
  return (sameDay(at, now) ? "" : DAY.format(at) + ", ") + CLOCK.format(at);
}

/** From one instant to another; the date is told once, seconds where there are any. */
export function period({ from, to }, now = Date.now()) {
  const time = from % 60_000 || to % 60_000 ? CLOCK : SHORT;
  const told = (at, dated) => (dated ? DAY.format(at) + ", " : "") + time.format(at);
  return `${told(from, !sameDay(from, now))} – ${told(to, !sameDay(to, sameDay(from, now) ? now : from))}`;
}

/** As short as an axis wants it, for ticks that lie so far apart (milliseconds). */
export function tick(at, apart) {
  const date = new Date(at);
  if (apart >= 86_400_000 || (date.getHours() === 0 && date.getMinutes() === 0 && apart >= 60_000)) {
    return DAY.format(at);
  }
  return apart < 60_000 ? CLOCK.format(at) : SHORT.format(at);
}

/** "12 s ago". */
export function ago(at, now = Date.now()) {
  return span(Math.max(0, (now - at) / 1000)) + " ago";
}

function sameDay(one, other) {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

function known(value) {
  return value !== null && value !== undefined && Number.isFinite(value);
}
