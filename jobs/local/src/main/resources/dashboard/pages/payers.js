import { html } from "../dom.js";
import { shortMoney, show } from "../format.js";
import { lines } from "../charts.js";
import { card, empty, tableCard } from "../parts.js";
import { query } from "../address.js";

export function payers(state, { figures, tables }, go) {
  if (tables.payers.rows.length === 0) return [empty("No payer yet: the topic portfolio-kpis has no record of one here.")];
  const multiple = (title, index, format, days) => card("", title, html("div", { class: "multiples" }, figures.trends.map((one) => html("div", {}, html("h3", {}, one.payer),
    lines({ days: one.points.map((p) => p[0]), series: [{ name: title, cls: "plain", values: one.points.map((p) => p[index]) }], format, label: `${one.payer}: ${title}`, height: 120 })))));
  return [
    html("h1", {}, `Payers, ${figures.window} days`),
    tableCard(state, "", "Payers side by side", "payers", tables.payers, { sortable: true, go, note: "Each title sorts. A payer leads to its portfolio.",
      link: (row) => `/portfolio${query("portfolio", { ...state.values, payer: row[0] })}` }),
    multiple("Median days until the first explanation", 2, (value) => `${Math.round(value)} d`),
    multiple("Denied at first", 3, (value) => show("SHARE", value)),
    multiple("Insurer owes", 1, shortMoney),
  ];
}
