/** The pages that stand in the bar, in its order: what an address calls them, and what readers do. Their number is their key. */
export const PLACES = [
  ["overview", "Overview"],
  ["caches", "Caches"],
  ["memory", "Memory"],
  ["resources", "Resources"],
  ["alerts", "Alerts"],
  ["cardinality", "Cardinality"],
  ["completeness", "Completeness"],
];
