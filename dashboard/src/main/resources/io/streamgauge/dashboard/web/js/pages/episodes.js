import { idOf, isFiring } from "./alerts-model.js";

/**
 * When each alert was firing: one episode for each time that it fired.
 *
 * @param alerts in their latest state, which tells of what began before the range and is not over
 * @param transitions of the range, the earliest first; undefined where they are not known
 * @return for each alert { alert, times: [{ from, to }] }, to being undefined while it fires
 */
export function episodes(alerts, transitions = []) {
  const known = new Map(alerts.map((alert) => [idOf(alert), { alert, times: new Map() }]));
  for (const told of [...transitions, ...alerts]) {
    const { times } = known.get(idOf(told)) ?? {};
    if (told.state !== "firing" && told.state !== "resolved") {
      continue; // pending and what is given up never fired
    }
    // A firing and what resolves it have the same beginning.
    if (times && !times.get(told.since)?.to) {
      times.set(told.since, { from: told.since, to: isFiring(told) ? undefined : told.at });
    }
  }
  return [...known.values()].map(({ alert, times }) => ({ alert, times: [...times.values()] }));
}
