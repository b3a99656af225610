/**
 * Where the floor is going, as the API sees it: a line from the last floor to the limit at the moment of exhaustion, drawn for at most half as
 * long again as the range.
 *
 * @param windows of memory, in order
 * @param forecast as the API tells it
 * @returns { to, points }, or null where nothing is to be feared
 */
export function ahead(windows, forecast, { from, to }) {
  const last = windows.findLast((window) => window.floor !== null);
  if (!forecast?.exhaustionAt || !last || !last.max) return null;
  const { at, exhaustionAt } = forecast;
  const until = Math.min(to + (to - from) / 2, exhaustionAt);
  const share = (until - at) / (exhaustionAt - at);
  return {
    to: until + (to - from) * 0.02,
    points: [{ x: at, y: last.floor }, { x: until, y: last.floor + share * (last.max - last.floor) }],
  };
}
