/** What every template uses of lit-html. */
export { html, nothing, render } from "../lib/lit-html/lit-html.js";
export { repeat } from "../lib/lit-html/directives/repeat.js";
