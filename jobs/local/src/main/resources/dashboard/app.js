// Shows the page that the address names, and shows it again when the topics said more.
import { html } from "./dom.js";
import { current, PAGES, pageAddress, query, withPart } from "./address.js";
import { load } from "./definitions.js";
import { show, useCurrency, words } from "./format.js";
import { empty } from "./parts.js";
import { portfolio } from "./pages/portfolio.js";
import { payers } from "./pages/payers.js";
import { worklist } from "./pages/worklist.js";
import { models } from "./pages/models.js";
import { pipeline } from "./pages/pipeline.js";

const VIEWS = { portfolio, payers, worklist, models, pipeline };
const TITLES = { portfolio: "Portfolio", payers: "Payers", worklist: "Worklist", models: "Models", pipeline: "Pipeline" };
const byId = (id) => document.getElementById(id);
const SILENCE_MILLIS = 6000;

let choices = { practices: [], payers: [], windows: [], letGo: [] };
let lastAnswer = "", lastPickers = "", lastVersion = -1, fetching = false, again = false, heardAt = Date.now(), lastActions = [];

function go(address) {
  history.pushState(null, "", address);
  lastAnswer = "";
  refresh();
}

function option(value, label, chosen) { return html("option", { value, selected: value === chosen }, label); }

function picker(state, name, label, options) {
  return html("label", { for: `pick-${name}` }, label, html("select", { id: `pick-${name}`, onchange: (event) => go(withPart(state, { [name]: event.target.value })) },
    options.map(([value, text]) => option(value, text, state.values[name] ?? ""))));
}

function drawPickers(state, window) {
  const all = (list, name) => [["", `All ${name}`], ...list.map((one) => [one, one])];
  // What an address asks for stands in its picker, whether the topics know it or not.
  const known = (list, value) => (value && !list.includes(value) ? [...list, value] : list);
  const windows = choices.windows.map((days) => [String(days), `${days} days`]);
  const shown = { ...state, values: { ...state.values, window: String(window ?? "") } };
  const practice = () => picker(shown, "practice", "Practice", all(known(choices.practices, state.values.practice), "practices"));
  const pickers = {
    portfolio: () => [practice(), picker(shown, "payer", "Payer", all(known(choices.payers, state.values.payer), "payers")), picker(shown, "window", "Window", windows)],
    payers: () => [practice(), picker(shown, "window", "Window", windows)],
    worklist: () => [practice(), picker(state, "kind", "With", [["", "Patients and payers"], ["PATIENT", "Patients"], ["PAYER", "Payers"]]),
      picker(state, "action", "What to do", [["", "Anything"], ...lastActions.map(([name, count]) => [name, `${words(name)} (${count})`])]),
      picker(state, "deadline", "Deadline", [["", "Any"], ["WEEK", "Within 7 days"], ["MONTH", "Within 30 days"], ["NONE", "None"]])],
    models: () => [], pipeline: () => [],
  };
  const signature = JSON.stringify([state, window, choices, lastActions]);
  if (signature === lastPickers) return;
  lastPickers = signature;
  const focused = document.activeElement?.id;
  byId("pickers").replaceChildren(...pickers[state.page]());
  if (focused?.startsWith("pick-")) byId(focused)?.focus();
}

function drawPages(state) {
  byId("pages").replaceChildren(...PAGES.map((page) => html("a", { id: `page-${page}`, href: pageAddress(page, state.values), "data-address": true, "aria-current": state.page === page ? "page" : null }, TITLES[page])));
  document.title = `${TITLES[state.page]} · Duebook`;
}

/** Replaces the figures and leaves the reader where they were: focus, open parts, scrolling. */
function draw(state, page) {
  const main = byId("content");
  const focused = document.activeElement?.id;
  const open = [...main.querySelectorAll("details[open]")].map((one) => one.id);
  const scrolled = [...main.querySelectorAll(".scroll")].map((one) => [one.id, one.scrollLeft, one.scrollTop]);
  main.replaceChildren(...VIEWS[state.page](state, page, go).flat().filter(Boolean));
  open.forEach((id) => byId(id)?.setAttribute("open", ""));
  scrolled.forEach(([id, left, top]) => { const one = byId(id); if (one) { one.scrollLeft = left; one.scrollTop = top; } });
  if (focused && document.activeElement?.id !== focused) byId(focused)?.focus({ preventScroll: true });
}

async function refresh() {
  if (fetching) { again = true; return; }
  fetching = true;
  const state = current();
  drawPages(state);
  byId("content").setAttribute("aria-busy", String(lastAnswer === ""));
  try {
    const [picked, answer] = await Promise.all([fetch("/api/choices"), fetch(`/api/pages/${state.page}${query(state.page, state.values)}`)]);
    choices = await picked.json();
    useCurrency(choices.currency);
    const text = await answer.text();
    if (!answer.ok) {
      byId("content").replaceChildren(empty(text));
      lastAnswer = "";
    } else if (text !== lastAnswer) {
      lastAnswer = text;
      const page = JSON.parse(text);
      lastActions = Object.entries(page.figures.actions ?? {});
      drawPickers(state, page.figures.window);
      draw(state, page);
    }
    drawFooter();
  } catch (failure) {
    // The banner says it; what was shown stays.
    if (!(failure instanceof TypeError)) throw failure;
  } finally {
    fetching = false;
    byId("content").setAttribute("aria-busy", "false");
    if (again) { again = false; refresh(); }
  }
}

function drawFooter() {
  byId("footer").textContent = choices.letGo.length === 0 ? "" : `Not everything fits: ${choices.letGo.map((one) => `${one.what}: the latest ${show("COUNT", one.bound)} are kept, ${show("COUNT", one.letGo)} were let go`).join("; ")}.`;
}

function banner(text) {
  if (byId("banner").textContent !== text) byId("banner").textContent = text;
  byId("banner").hidden = text === "";
}

function hear(status) {
  heardAt = Date.now();
  banner(status.brokerAnswers ? "" : `Kafka does not answer since ${show("INSTANT", status.brokerSilentSince)}. What is shown is what was read before.`);
  const text = status.businessDay ? `Business day ${status.businessDay}${status.behind > 0 ? `, ${show("COUNT", status.behind)} records behind` : ""}` : "No record yet";
  if (byId("status").textContent !== text) byId("status").textContent = text;
  if (status.version !== lastVersion || current().page === "pipeline") {
    lastVersion = status.version;
    refresh();
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-address]");
  if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link.getAttribute("href"));
  }
});
addEventListener("popstate", () => { lastAnswer = ""; refresh(); });
byId("pickers").addEventListener("submit", (event) => event.preventDefault());

await load();
await refresh();
const changes = new EventSource("/api/changes");
changes.addEventListener("status", (event) => hear(JSON.parse(event.data)));
setInterval(() => {
  if (Date.now() - heardAt > SILENCE_MILLIS) banner(`The dashboard does not answer since ${new Date(heardAt).toLocaleTimeString()}. What is shown is what it said before; trying again.`);
}, 1000);
