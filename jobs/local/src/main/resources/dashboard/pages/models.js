import { html } from "../dom.js";
import { percent, show, words } from "../format.js";
import { bars, calibration, legend, lines } from "../charts.js";
import { behind, card, chartCard, column, empty, tableCard } from "../parts.js";
import { withPart } from "../address.js";

export function models(state, { figures, tables }) {
  const latest = figures.latest;
  const weeks = tables.weeks;
  const number = (value) => show("NUMBER", value);
  const share = (value) => show("SHARE", value);
  const over = (title, series, format, fromZero = false, axis = format) => chartCard(state, "half", `${title}, by week`, "weeks", series.length > 1 && legend(series.map((one) => [one.name, `fill-${one.cls}`])),
    lines({ days: column(weeks, "week"), series: series.map((one) => ({ ...one, values: column(weeks, one.key) })), format, axis, label: title, fromZero }));
  const deciding = Object.entries(figures.deciding).map(([kind, model]) => `${model} decides on shares of ${kind === "PATIENT" ? "patients" : "insurers"}`);
  const judges = tableCard(state, "", "What judged the follow-ups that stand now", "judges", tables.judges, { shorten: { policy: (id) => id.slice(0, 12) },
    note: "After a new model or policy was announced, its row grows and the old one's shrinks. Model none: the policy's prior, or nothing to foresee." });
  if (tables.models.rows.length === 0) return [empty("No model was measured yet: the topic model-quality has no record. It gets one when outcomes become known of shares that a model judged."),
    judges, tableCard(state, "", "What became of shares", "outcomes", tables.outcomes)];
  return [
    html("h1", {}, "Do the probabilities come true?"),
    html("p", { class: "note" }, deciding.length ? `${deciding.join("; ")}.` : "No model decides: the policy's prior stands in."),
    judges,
    tableCard(state, "", "Models, latest week of each", "models", tables.models, { link: (row) => withPart(state, { model: row[0] }), chosen: (row) => row[0] === figures.model }),
    latest && html("h1", {}, `${figures.model}, ${words(latest.role).toLowerCase()}, week to ${latest.weekEndsOn}`),
    latest?.drifted && html("p", { class: "bad" }, "The world moved: a feature is further from its training data than the setting allows."),
    tables.calibration && chartCard(state, "half", "Foreseen and come", "calibration", html("p", { class: "note" }, "On the dashed line both are the same; above it more came late than foreseen. The larger the circle, the more shares."),
      calibration({ bands: tables.calibration.rows.map((row) => ({ mean: row[3], late: row[4], count: row[2] })), label: `Calibration of ${figures.model}` }), behind(state, "calibration", tables.calibration)),
    tables.drift && chartCard(state, "half", "How far features moved", "drift", tables.drift.rows.length ? bars({ rows: tables.drift.rows.slice(0, 12).map((row) => ({ label: words(row[0]), value: row[1] })), format: number, label: "Stability index by feature" }) : html("p", { class: "note" }, "Too few examples in this week."),
      behind(state, "drift", tables.drift)),
    over("Late, and foreseen", [{ name: "came late", key: "baseRate", cls: "patient" }, { name: "foreseen", key: "mean", cls: "insurer" }], share, true, percent),
    over("AUC", [{ name: "AUC", key: "auc", cls: "plain" }], number),
    over("Log loss", [{ name: "log loss", key: "logLoss", cls: "plain" }], number),
    over("Brier score", [{ name: "Brier", key: "brier", cls: "plain" }], number),
    tableCard(state, "", `Weeks of ${figures.model}`, "weeks", weeks),
    tableCard(state, "", "What became of shares", "outcomes", tables.outcomes),
  ];
}
