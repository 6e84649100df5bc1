// Tables: sorted by the server, so that the page, its address and its CSV agree.
import { html } from "./dom.js";
import { isNumber, show } from "./format.js";
import { definition, term } from "./definitions.js";
import { query, withPart } from "./address.js";

const SYMBOLS = { action: ["PatientAction", "PayerAction"], kind: ["LedgerExceptionKind", "FollowUpKind"], reason: ["RejectionReason"], role: ["ModelRole"], party: ["Party"] };

/** Text of more letters may not fit its column. */
const LONG = 16;

function symbolDefinition(column, value) {
  for (const name of SYMBOLS[column] ?? []) if (definition(`${name}.${value}`)) return `${name}.${value}`;
  return "";
}

export function csvLink(state, name, title = name) {
  return html("a", { class: "csv", href: `/api/tables/${state.page}/${name}.csv${query(state.page, state.values)}`, download: `duebook-${name}.csv` }, "CSV", html("span", { class: "hidden" }, ` of ${title}`));
}

function header(state, column, sortable, go) {
  const number = `${isNumber(column.kind) ? "number " : ""}c-${column.key}`;
  if (!sortable) return html("th", { scope: "col", class: number }, term(column.title, column.definition));
  const sorted = state.values.sort === column.key;
  const next = sorted && state.values.order === "down" ? "up" : "down";
  return html("th", { scope: "col", class: number, "aria-sort": sorted ? (state.values.order === "down" ? "descending" : "ascending") : "none" },
    term(column.title + (sorted ? (state.values.order === "down" ? " ▾" : " ▴") : ""), column.definition,
      { class: "sorter", id: `sort-${column.key}`, onclick: () => go(withPart(state, { sort: column.key, order: next })) }));
}

/** A table. `link(row)` may give the address of what a row leads to, `shorten` how a column is written in the page and not in its CSV. */
export function table(state, name, data, { caption, sortable = false, go = null, link = null, chosen = null, linked = 0, shorten = {} } = {}) {
  if (!data || data.rows.length === 0) return html("p", { class: "note" }, "Nothing yet.");
  return html("div", { class: "scroll", id: `scroll-${name}`, tabindex: "0", role: "region", "aria-label": caption },
    html("table", { id: `table-${name}` }, html("caption", { class: "hidden" }, caption),
      html("thead", {}, html("tr", {}, data.columns.map((column) => header(state, column, sortable, go)))),
      html("tbody", {}, data.rows.map((row) => html("tr", { class: chosen && chosen(row) ? "chosen" : null }, row.map((value, i) => {
        const column = data.columns[i];
        const text = shorten[column.key]?.(value) ?? show(column.kind, value);
        const meaning = column.kind === "SYMBOL" && value !== null ? symbolDefinition(column.key, value) : "";
        const cls = `${isNumber(column.kind) ? "number " : column.kind === "DAY" || column.kind === "INSTANT" ? "day " : ""}c-${column.key}`;
        const content = link && i === linked ? html("a", { href: link(row), "data-address": true }, text) : meaning ? term(text, meaning) : text;
        return html("td", { class: cls, "data-value": value, title: column.kind === "TEXT" && String(text).length > LONG ? text : null }, content);
      }))))));
}
