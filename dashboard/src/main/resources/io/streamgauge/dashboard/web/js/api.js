/** Questions and orders to the HTTP API of the server that the page came from. */

const ROOT = "api/v1";
const PATIENCE = 15_000;

/** What the server could not do: an RFC 9457 problem document, or that it did not answer at all. */
export class Problem extends Error {
  /** @param status 0 where there was no answer */
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }

  /** Whether the server has no such question. */
  get absent() {
    return this.status === 404;
  }
}

/**
 * Asks, and gives the answer.
 *
 * @param path below the API's root, as "/requests"
 * @param parameters those that are undefined or empty are left out
 * @throws Problem
 */
export function ask(path, parameters = {}) {
  return answered("GET", path, parameters);
}

/**
 * Has something done, and gives the answer.
 *
 * @param path, parameters as of a question
 * @throws Problem
 */
export function tell(path, parameters = {}) {
  return answered("POST", path, parameters);
}

async function answered(method, path, parameters) {
  const response = await fetched(method, url(path, parameters));
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Problem(response.status, body?.title ?? response.statusText, body?.detail);
  }
  if (body === null) throw new Problem(response.status, "Unreadable answer", "the server answered, but not in JSON");
  return body;
}

/** The address of a question, as one would put it with curl; a parameter with a list stands there once for each. */
export function url(path, parameters = {}) {
  const query = new URLSearchParams();
  Object.entries(parameters).forEach(([name, value]) => {
    [value].flat().filter((each) => each !== undefined && each !== null && each !== "").forEach((each) => query.append(name, each));
  });
  return ROOT + path + (query.size ? "?" + query : "");
}

async function fetched(method, address) {
  try {
    return await fetch(address, { method, headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  } catch (failure) {
    const late = failure.name === "TimeoutError";
    throw new Problem(0, "No answer", late ? `no answer within ${PATIENCE / 1000} s` : "the server cannot be reached");
  }
}
