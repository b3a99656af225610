import { PLACES } from "./places.js";
import { DEFAULT, shift, widen } from "./range.js";
import { change, go, here, to } from "./route.js";
import { turn } from "./theme.js";

/** Keys that work wherever no text is being typed. */
export const KEYS = [
  [`1 … ${PLACES.length}`, PLACES.map(([, name]) => name.toLowerCase()).join(", ")],
  ["[ and ]", "earlier, later"],
  ["-", "a longer range"],
  ["0", "back to now"],
  ["← →", "move the cursor of a chart that has the focus"],
  ["t", "light, dark, as the system"],
  ["?", "these keys"],
];

export function installKeys() {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    const action = actionOf(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function actionOf(key) {
  const [page] = PLACES[key - 1] ?? [];
  if (page) return () => go(to(page));
  const { range } = here();
  return {
    "[": () => go(change({ range: shift(range, -1, Date.now()) })),
    "]": () => go(change({ range: shift(range, 1, Date.now()) })),
    "-": () => go(change({ range: widen(range, Date.now()) })),
    0: () => go(change({ range: { last: DEFAULT } })),
    t: turn,
    "?": () => document.getElementById("keys")?.showModal(),
  }[key];
}
