import { PLACES } from "./places.js";
import * as ranges from "./range.js";

/**
 * Where the reader is, as the part of the address after #: "#/services/shop?range=1h&operation=…". It holds all that makes up a view,
 * so that a copied address shows the same to someone else.
 */

const PAGES = ["services", ...PLACES.map(([page]) => page)];
const CARRIED = ["service", "operation", "alert", "by", "environment", "version", "against"];

/** The present place. */
export function here() {
  return parse(location.hash);
}

export function parse(hash) {
  const [path, query] = hash.replace(/^#\/?/, "").split("?");
  const [page, name] = path.split("/").map(decodeURIComponent);
  const parameters = new URLSearchParams(query ?? "");
  const route = { page: PAGES.includes(page) ? page : "overview", range: ranges.read(parameters) };
  CARRIED.forEach((key) => {
    if (parameters.get(key)) route[key] = parameters.get(key);
  });
  if (route.page === "services" && name) route.service = name;
  if (route.page === "services" && !route.service) route.page = "overview";
  return route;
}

/** The address of a place; a service's own page has its name in the path. */
export function address(route) {
  const parameters = new URLSearchParams();
  const own = route.page === "services";
  CARRIED.filter((key) => route[key] && !(own && key === "service")).forEach((key) => parameters.set(key, route[key]));
  ranges.write(route.range, parameters);
  const query = parameters.toString();
  return "#/" + route.page + (own ? "/" + encodeURIComponent(route.service) : "") + (query ? "?" + query : "");
}

/** The address of another page over the same range, and of the same service unless told otherwise. */
export function to(page, changes = {}) {
  const { range, service } = here();
  const target = { page, range, service, ...changes };
  if (page === "overview") delete target.service;
  return address(target);
}

/** The present place with something changed; undefined takes it away. */
export function change(changes) {
  return address({ ...here(), ...changes });
}

export function go(target) {
  location.hash = target;
}
