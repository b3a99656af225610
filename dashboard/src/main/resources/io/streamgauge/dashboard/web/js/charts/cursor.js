/**
 * One cursor for all charts of a page: the time that the pointer or the keyboard stands at. Charts draw it and tell their values there.
 * Dragging over a chart asks for the range that was dragged over.
 */

const charts = new Set();
let at = null;

/** The time that the cursor stands at, or null. */
export function cursor() {
  return at;
}

export function place(time) {
  if (time === at) return;
  at = time;
  charts.forEach((chart) => chart.cursorMoved());
}

/** Takes a chart in; gives what takes it out again. */
export function follow(chart) {
  charts.add(chart);
  return () => charts.delete(chart);
}

/**
 * Makes a canvas move the cursor, and select.
 *
 * @param timeAt gives the time of a pointer event
 * @param selected told the bounds that were dragged over, in order
 */
export function listen(canvas, timeAt, selected) {
  let start = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) start = timeAt(event);
  });
  canvas.addEventListener("pointermove", (event) => place(timeAt(event)));
  canvas.addEventListener("pointerleave", () => {
    start = null;
    place(null);
  });
  canvas.addEventListener("pointerup", (event) => {
    const end = timeAt(event);
    if (start !== null && Math.abs(end - start) > 5_000) selected(Math.min(start, end), Math.max(start, end));
    start = null;
  });
  return { start: () => start };
}
