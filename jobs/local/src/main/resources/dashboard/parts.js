// What the pages are made of.
import { html } from "./dom.js";
import { show } from "./format.js";
import { term } from "./definitions.js";
import { csvLink, table } from "./tables.js";

export const empty = (text) => html("p", { class: "empty" }, text);

export function figure(label, definition, kind, value, small = null, id = null) {
  return html("div", { class: "figure" }, html("dt", {}, term(label, definition)),
    html("dd", { id, "data-value": value }, show(kind, value)), small && html("dd", { class: "small" }, small));
}

/** Figures side by side, in rows that come out even. */
export function figures(...all) {
  const shown = all.filter(Boolean);
  return html("dl", { class: `figures of-${shown.length}` }, shown);
}

export function card(size, title, ...children) {
  return html("section", { class: `card ${size}`, "aria-label": title }, html("h2", {}, title), children);
}

/** From so many rows on a table is as tall as the window and scrolls within itself. */
const TALL_ROWS = 14;

export function tableCard(state, size, title, name, data, options = {}) {
  const tall = options.tall && data?.rows.length > TALL_ROWS ? "tall" : "";
  return html("section", { class: `card ${size} ${tall}`, "aria-label": title },
    html("div", { class: "head" }, html("h2", {}, title), data && data.rows.length > 0 && csvLink(state, name, title)),
    options.note && html("p", { class: "note" }, options.note),
    table(state, name, data, { caption: title, ...options }));
}

/** A card of a chart whose numbers are a table of the page. */
export function chartCard(state, size, title, name, ...children) {
  return html("section", { class: `card ${size}`, "aria-label": title }, html("div", { class: "head" }, html("h2", {}, title), csvLink(state, name, title)), children);
}

/** The numbers behind a chart, for those who rather read them. */
export function behind(state, name, data) {
  return data && html("details", { id: `details-${name}` }, html("summary", {}, "The numbers"), table(state, name, data, { caption: `The numbers: ${name}` }));
}

/** A column of a table, by its key. */
export function column(data, key) {
  const index = data.columns.findIndex((one) => one.key === key);
  return data.rows.map((row) => row[index]);
}
