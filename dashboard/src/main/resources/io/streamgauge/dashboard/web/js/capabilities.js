/**
 * What this server can be asked. Processes differ: one may have the analytics, one the alerts. Told by its own description, /openapi.json,
 * so that nothing is asked that it does not have.
 */

/** What a server without a description is expected to have. */
const EXPECTED = ["requests", "queries", "queries/slow", "caches", "memory", "services", "completeness", "alerts"]
  .map((name) => "/api/v1/" + name);

let known = new Set(EXPECTED);

export async function learn() {
  try {
    const response = await fetch("openapi.json", { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return;
    const description = await response.json();
    const others = (description["x-undocumented"] ?? []).map((each) => each.replace(/^[A-Z]+ /, ""));
    known = new Set([...Object.keys(description.paths ?? {}), ...others]);
  } catch {
    // It cannot be reached: the first answers will say so.
  }
}

/** Whether a path below the API's root, as "/requests", is answered. */
export function can(path) {
  return known.has("/api/v1" + path);
}
