/**
 * The pages that stand in the bar, in its order: what an address calls them, what readers do, and what a process has to answer for them to show
 * anything. Their number is their key.
 */
export const PLACES = [
  ["overview", "Overview", "/alerts", "/requests"],
  ["caches", "Caches", "/caches"],
  ["memory", "Memory", "/memory"],
  ["resources", "Resources", "/resources"],
  ["alerts", "Alerts", "/alerts"],
  ["cardinality", "Cardinality", "/services/{service}/cardinality"],
  ["completeness", "Completeness", "/completeness"],
];
