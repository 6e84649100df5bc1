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

export const figures = (...all) => html("dl", { class: "figures" }, all);

export function card(size, title, ...children) {
  return html("section", { class: `card ${size}`, "aria-label": title }, html("h2", {}, title), children);
}

export function tableCard(state, size, title, name, data, options = {}) {
  return html("section", { class: `card ${size}`, "aria-label": title },
    html("div", { class: "head" }, html("h2", {}, title), data && data.rows.length > 0 && csvLink(state, name)),
    options.note && html("p", { class: "note" }, options.note),
    table(state, name, data, { caption: title, ...options }));
}

/** The numbers behind a chart, for those who rather read them. */
export function behind(state, name, data) {
  return data && html("details", { id: `details-${name}` }, html("summary", {}, "The numbers"),
    html("div", { class: "head" }, html("span", {}), csvLink(state, name)), table(state, name, data, { caption: `The numbers: ${name}` }));
}

/** A column of a table, by its key. */
export function column(data, key) {
  const index = data.columns.findIndex((one) => one.key === key);
  return data.rows.map((row) => row[index]);
}
