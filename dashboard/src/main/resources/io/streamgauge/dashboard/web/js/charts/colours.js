import { colour, tint } from "../theme.js";

/** The colours of charts as they are now; read again when the theme changes. */
export function colours() {
  return {
    text: colour("--text"),
    quiet: colour("--quiet"),
    line: colour("--line"),
    surface: colour("--surface"),
    selection: tint("--accent", 0.18),
  };
}

export { colour, tint };
