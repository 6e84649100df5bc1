import { html } from "../dom.js";
import { show, words } from "../format.js";
import { bars, lines } from "../charts.js";
import { card, chartCard, column, figure, figures, tableCard } from "../parts.js";

export function pipeline(state, { figures: data, tables }) {
  const sum = (key) => tables.topics.rows.reduce((all, row) => all + row[tables.topics.columns.findIndex((c) => c.key === key)], 0);
  const { businessDay, daysBehind, lastDayOver } = data.progress;
  const counted = (title, name) => (tables[name].rows.length
    ? chartCard(state, "half", title, name, bars({ rows: tables[name].rows.map((row) => ({ label: words(row[0]), value: row[1] })), format: (v) => show("COUNT", v), label: title }))
    : card("half", title, html("p", { class: "note" }, "None.")));
  return [
    html("h1", {}, "What flows"),
    figures(figure("Records read", "", "COUNT", sum("records"), null, "figure-records"), figure("A second, last ten", "", "NUMBER", sum("rate")),
      figure("Behind the topics", "", "COUNT", sum("behind")), figure("Business day reached", "PortfolioKpis.asOf", "DAY", businessDay, daysBehind === null ? null : daysBehind === 0 ? "today in UTC" : `${show("DAYS", daysBehind)} behind today in UTC`, "figure-business-day"),
      figure("Last day closed", "PortfolioKpisDaily.asOf", "DAY", lastDayOver, "the watermark is past its end", "figure-day-over"),
      figure("Refused", "", "COUNT", tables["rejections-by-reason"].rows.reduce((a, r) => a + r[1], 0), null, "figure-refused"),
      figure("Exceptions", "", "COUNT", tables["exceptions-by-kind"].rows.reduce((a, r) => a + r[1], 0), null, "figure-exceptions")),
    chartCard(state, "", "Records read a second, the last ten minutes (UTC)", "rate", lines({ days: column(tables.rate, "from"), series: [{ name: "records a second", cls: "plain", values: column(tables.rate, "rate") }],
      format: (value) => show("NUMBER", value), label: "Records read a second", height: 110, mark: (from) => from.slice(11, 19) })),
    tableCard(state, "", "Topics", "topics", tables.topics),
    counted("Refused records by reason", "rejections-by-reason"),
    counted("Exceptions by kind", "exceptions-by-kind"),
    tableCard(state, "", "Newest refused records, with their place", "rejections", tables.rejections),
    tableCard(state, "", "Newest exceptions", "exceptions", tables.exceptions),
    card("", "What is kept in memory", html("ul", { class: "reasons" }, data.kept.map((one) => html("li", {}, `${one.what}: ${show("COUNT", one.count)} of at most ${show("COUNT", one.bound)}${one.letGo ? `, ${show("COUNT", one.letGo)} let go` : ""}`)))),
  ];
}
