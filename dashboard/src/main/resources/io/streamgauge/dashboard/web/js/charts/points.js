/**
 * Points of a chart out of the windows of an answer. A window stands at its middle; where windows are missing, the line is broken.
 *
 * @param windows with start and end, in order
 * @param value the value of a window, or null
 */
export function points(windows, value) {
  const found = [];
  windows.forEach((window, index) => {
    const before = windows[index - 1];
    if (before && window.start > before.end) found.push({ x: (before.end + window.start) / 2, y: null });
    found.push({ x: (window.start + window.end) / 2, y: value(window) ?? null });
  });
  return found;
}

/** Windows that are over: one that still fills tells a count, but no rate. */
export function over(windows, now = Date.now()) {
  return windows.filter((window) => window.end <= now);
}
