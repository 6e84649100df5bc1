import { html } from "../dom.js";
import { percent, shortMoney, show } from "../format.js";
import { lines } from "../charts.js";
import { chartCard, column, empty, tableCard } from "../parts.js";
import { query } from "../address.js";

export function payers(state, { figures, tables }, go) {
  if (tables.payers.rows.length === 0) return [empty("No payer yet: the topic portfolio-kpis has no record of one here.")];
  const trends = tables.trends;
  const multiple = (title, key, format, axis = format) => chartCard(state, "", title, "trends",
    html("p", { class: "note" }, "Each payer on a scale of its own, with its latest value beside its name."),
    html("div", { class: "multiples" }, [...new Set(column(trends, "payer"))].map((payer) => {
      const of = (name) => column(trends, name).filter((_, i) => trends.rows[i][0] === payer);
      const values = of(key), latest = values.at(-1) ?? null;
      return html("div", {}, html("h3", {}, payer, latest !== null && html("span", { class: "latest" }, format(latest))),
        lines({ days: of("day"), series: [{ name: title, cls: "plain", values }], format, axis, label: `${payer}: ${title}`, height: 130 }));
    })));
  return [
    html("h1", {}, `Payers, ${figures.window} days`),
    tableCard(state, "", "Payers side by side", "payers", tables.payers, { sortable: true, go, note: "Each title sorts. A payer leads to its portfolio.",
      link: (row) => `/portfolio${query("portfolio", { ...state.values, payer: row[0] })}` }),
    multiple("Median days until the first explanation", "lag", (value) => show("DAYS", value)),
    multiple("Denied at first", "denied", (value) => show("SHARE", value), percent),
    multiple("Insurer owes", "insurer", shortMoney),
  ];
}
