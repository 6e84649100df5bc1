import { html } from "../dom.js";
import { show, words } from "../format.js";
import { bars } from "../charts.js";
import { card, figure, figures, tableCard } from "../parts.js";

export function pipeline(state, { figures: data, tables }) {
  const sum = (key) => tables.topics.rows.reduce((all, row) => all + row[tables.topics.columns.findIndex((c) => c.key === key)], 0);
  const days = tables.topics.rows.map((row) => row[4]).filter(Boolean).sort();
  const counted = (title, name) => card("half", title, tables[name].rows.length
    ? bars({ rows: tables[name].rows.map((row) => ({ label: words(row[0]), value: row[1] })), format: (v) => show("COUNT", v), label: title })
    : html("p", { class: "note" }, "None."));
  return [
    html("h1", {}, "What flows"),
    figures(figure("Records read", "", "COUNT", sum("records"), null, "figure-records"), figure("A second, last ten", "", "NUMBER", sum("rate")),
      figure("Behind the topics", "", "COUNT", sum("behind")), figure("Business day reached", "PortfolioKpis.asOf", "DAY", days[days.length - 1] ?? null),
      figure("Refused", "", "COUNT", tables["rejections-by-reason"].rows.reduce((a, r) => a + r[1], 0), null, "figure-refused"),
      figure("Exceptions", "", "COUNT", tables["exceptions-by-kind"].rows.reduce((a, r) => a + r[1], 0), null, "figure-exceptions")),
    tableCard(state, "", "Topics", "topics", tables.topics),
    counted("Refused records by reason", "rejections-by-reason"),
    counted("Exceptions by kind", "exceptions-by-kind"),
    tableCard(state, "", "Newest refused records, with their place", "rejections", tables.rejections),
    tableCard(state, "", "Newest exceptions", "exceptions", tables.exceptions),
    card("", "What is kept in memory", html("ul", { class: "reasons" }, data.kept.map((one) => html("li", {}, `${one.what}: ${show("COUNT", one.count)} of at most ${show("COUNT", one.bound)}${one.letGo ? `, ${show("COUNT", one.letGo)} let go` : ""}`)))),
  ];
}
