/** Light, dark, or as the system has it. */

const KEY = "streamgauge.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set();

export const CHOICES = ["auto", "light", "dark"];

/** What was chosen. */
export function choice() {
  return document.documentElement.dataset.theme ?? "auto";
}

export function choose(theme) {
  if (theme === "auto") {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
  }
  changed();
}

/** To the next choice in turn. */
export function turn() {
  choose(CHOICES[(CHOICES.indexOf(choice()) + 1) % CHOICES.length]);
}

/** Told whenever colours change. Gives what ends it. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The value of a colour token, such as "--bad". */
export function colour(token) {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

/** A colour token with an opacity from 0 to 1. */
export function tint(token, opacity) {
  const share = Math.round(opacity * 255).toString(16).padStart(2, "0");
  return colour(token) + share;
}

function changed() {
  listeners.forEach((listener) => listener());
}

system.addEventListener("change", changed);
