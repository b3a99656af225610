import { Answers } from "./answers.js";
import { learn } from "./capabilities.js";
import "./charts/heat-map.js";
import "./charts/time-chart.js";
import { render } from "./dom.js";
import { frame } from "./frame.js";
import { installKeys } from "./keys.js";
import { Live } from "./live.js";
import * as alerts from "./pages/alerts.js";
import * as caches from "./pages/caches.js";
import * as cardinality from "./pages/cardinality.js";
import * as completeness from "./pages/completeness.js";
import * as memory from "./pages/memory.js";
import * as overview from "./pages/overview.js";
import * as resources from "./pages/resources.js";
import * as services from "./pages/services.js";
import { always } from "./questions.js";
import { bounds, isLive } from "./range.js";
import { change, go, here } from "./route.js";

/** Puts the parts together: place -> questions -> answers -> page, again whenever something is new. */

const PAGES = { overview, services, caches, memory, resources, alerts, cardinality, completeness };

let route = here();
let connection = "connecting";
let drawing = false;
/** The services that the present questions know of, with what matters to them, as text. */
let heardOf = "";
/** When the answers shown were given: ranges that end now end there, and charts stand still in between. */
let asOf = Date.now();

/** What is asked on every page, for the frame around it, and what the page asks. */
const common = new Answers(() => {
  if (known() !== heardOf) want();
  draw();
});
const answers = new Answers(() => {
  asOf = Date.now();
  draw();
});
const askForAlerts = () => common.refresh((entry) => entry.question.path === "/alerts");
const live = new Live({
  alerts: askForAlerts,
  figures: () => {
    common.refresh((entry) => entry.question.path !== "/alerts");
    if (isLive(route.range)) answers.refresh();
  },
  state: (state) => {
    connection = state;
    draw();
  },
});

function draw() {
  if (drawing) return;
  drawing = true;
  queueMicrotask(() => {
    drawing = false;
    const context = { route, answers, common, connection, now: Date.now(), bounds: bounds(route.range, asOf) };
    render(frame(context), document.getElementById("frame"));
    render(PAGES[route.page].view(context), content());
    tell(context);
  });
}

/** Where the page is drawn; what stands there until then is taken away. */
function content() {
  const main = document.getElementById("main");
  if (!main.classList.contains("drawn")) {
    main.replaceChildren();
    main.classList.add("drawn");
  }
  return main;
}

/** Asks what the page wants to know, which may depend on which services there are. */
function want() {
  heardOf = known();
  answers.want(PAGES[route.page].questions(route, common.get("services").value?.services ?? []));
}

function known() {
  return JSON.stringify(common.get("services").value?.services.map(({ service, variants = [] }) =>
    [service, variants.map(({ environment, version }) => [environment, version])]) ?? []);
}

function arrive() {
  const before = route;
  route = here();
  asOf = Date.now();
  want();
  draw();
  if (before.page !== route.page || before.service !== route.service) {
    scrollTo(0, 0);
    document.getElementById("main").focus({ preventScroll: true });
  }
}

/** Says how many alerts fire in the title, and aloud when that changes. */
let told;
function tell({ common: known }) {
  const firing = known.get("alerts").value?.alerts.filter((alert) => alert.state === "firing").length;
  document.title = (firing ? `(${firing}) ` : "") + PAGES[route.page].title(route) + " · Streamgauge";
  if (firing === undefined || firing === told) return;
  if (told !== undefined) {
    document.getElementById("live-region").textContent = `${firing} alert${firing === 1 ? "" : "s"} firing`;
  }
  told = firing;
}

addEventListener("hashchange", arrive);
addEventListener("range-selected", ({ detail: { from, to } }) =>
  go(change({ range: { from: Math.round(from), to: Math.round(to) } })));
// What was just told the server comes to all of its stores a moment later.
addEventListener("alerts-changed", () => [0, 300, 1_500].forEach((wait) => setTimeout(() => {
  askForAlerts();
  answers.refresh((entry) => entry.question.path === "/silences");
}, wait)));
installKeys();
await learn();
common.want(always());
arrive();
live.start();
// "12 s ago" goes on, whether or not answers come.
setInterval(draw, 1_000);
