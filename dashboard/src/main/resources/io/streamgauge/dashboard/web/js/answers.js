import { ask, Problem } from "./api.js";

/**
 * The answers to what the present page asks. An answer stays until a newer one is there: where the server fails, the last figures
 * remain, with the time that they are of and what has gone wrong since.
 *
 * A question is { path, parameters, subject, key, pause }: parameters is called each time it is asked, because a range that ends now moves; subject and
 * key tell questions apart, so that an answer to one is never shown for another: one of another range is shown until the new one is there.
 * An answer younger than pause (milliseconds) is not asked for again.
 */
export class Answers {
  #entries = new Map();
  #changed;

  /** @param changed called after each answer */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Takes the questions of a page in place of those before; asks those whose answer is not known. */
  want(questions) {
    const before = this.#entries;
    this.#entries = new Map();
    for (const [name, question] of Object.entries(questions)) {
      const known = before.get(name);
      this.#entries.set(name, known && known.question.path === question.path && known.question.subject === question.subject
        ? { ...known, question, again: known.question.key !== question.key }
        : { question });
    }
    return this.refresh((entry) => !entry.at || entry.again);
  }

  /** Asks again, all or those that a test accepts, unless it is being asked or has been a moment ago. */
  async refresh(accepts = () => true) {
    const due = [...this.#entries].filter(([, entry]) => accepts(entry) && isDue(entry));
    await Promise.all(due.map(([name, entry]) => this.#ask(name, entry)));
  }

  async #ask(name, entry) {
    const { question } = entry;
    entry.asking = true;
    entry.again = false;
    const outcome = await this.#outcome(question);
    const present = this.#entries.get(name);
    if (!present || present.question.key !== question.key) return;
    Object.assign(present, outcome, { asking: false });
    this.#changed();
  }

  async #outcome(question) {
    try {
      return { value: await ask(question.path, question.parameters()), at: Date.now(), problem: undefined };
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return problem.absent ? { problem, value: undefined, at: Date.now() } : { problem, failedAt: Date.now() };
    }
  }

  /** { value, at, problem }: whatever is known of it. */
  get(name) {
    return this.#entries.get(name) ?? {};
  }

  /** The time of the oldest of the answers shown; undefined while there is none. */
  get oldest() {
    const times = [...this.#entries.values()].filter((entry) => entry.value).map((entry) => entry.at);
    return times.length ? Math.min(...times) : undefined;
  }

  /** The first problem that keeps figures from being fresh. */
  get problem() {
    return [...this.#entries.values()].map((entry) => entry.problem).find((problem) => problem && !problem.absent);
  }
}

function isDue({ again, asking, at, question }) {
  return again || (!asking && !(at && Date.now() - at < (question.pause ?? 0)));
}
