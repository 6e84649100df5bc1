import { html } from "../dom.js";
import { percent, shortMoney, show } from "../format.js";
import { bars, legend, lines, stackedBars } from "../charts.js";
import { behind, card, chartCard, column, empty, figure, figures, tableCard } from "../parts.js";

const BANDS = ["0–30 days", "31–60", "61–90", "91–120", "121 and more"];
const share = (value) => show("SHARE", value);
const days = (value) => `${Math.round(value * 10) / 10} d`;
const median = (one) => (one ? one.median : null);
const BEFORE_DAYS = 30;
/** A figure of the day so long before, for comparison; null where that day is not known, or not read yet. */
function before(daily, asOf, key, format) {
  const day = new Date(Date.parse(asOf) - BEFORE_DAYS * 86_400_000).toISOString().slice(0, 10);
  const known = column(daily, key)[column(daily, "day").indexOf(day)] ?? null;
  return known === null ? null : `${format(known)} ${BEFORE_DAYS} days before`;
}
const spread = (one) => (one ? `9 of 10 within ${one.p90} d; ${show("COUNT", one.count)} claims` : null);

export function portfolio(state, { figures: data, tables }) {
  const book = data.portfolio;
  if (!book) return [empty(state.values.practice || state.values.payer ? "The topic has no record of this portfolio: pick another practice or payer." : "No portfolio yet: the topic portfolio-kpis has no record. They come as soon as the job has read its first events.")];
  const window = book.windows.find((one) => one.days === data.window) ?? null;
  const receivable = book.insurer.receivableCents + book.patient.receivableCents;
  const daily = tables.daily;
  const trend = (title, series, format, axis = format) => chartCard(state, "half", title, "daily", series.length > 1 && legend(series.map((one) => [one.name, `fill-${one.cls}`])),
    lines({ days: column(daily, "day"), series: series.map((one) => ({ ...one, values: column(daily, one.key) })), format, axis, label: title }));
  return [
    html("h1", {}, `What is due on ${book.asOf}`),
    figures(
      figure("Receivable", "PartyBalance.receivableCents", "MONEY", receivable, `${show("COUNT", book.accountCount)} accounts`, "figure-receivable"),
      figure("Insurers owe", "PartyBalance.receivableCents", "MONEY", book.insurer.receivableCents, `${show("COUNT", book.insurer.openCount)} claims, oldest ${show("DAYS", book.insurer.oldestDays)}`, "figure-insurer"),
      figure("Patients owe", "PartyBalance.receivableCents", "MONEY", book.patient.receivableCents, `${show("COUNT", book.patient.openCount)} claims, oldest ${show("DAYS", book.patient.oldestDays)}`, "figure-patient"),
      figure("Credits", "PartyBalance.creditCents", "MONEY", book.insurer.creditCents + book.patient.creditCents, `${share(book.creditShare)} of the receivable`),
      figure("Unapplied", "PortfolioKpis.unappliedCents", "MONEY", book.unappliedCents),
      figure("Days in A/R", "PortfolioKpis.daysInAr", "DAYS", book.daysInAr, before(daily, book.asOf, "daysInAr", (value) => show("DAYS", value)), "figure-days-in-ar"),
      figure("Over 90 days", "PortfolioKpis.agedOver90Share", "SHARE", book.agedOver90Share, before(daily, book.asOf, "agedOver90", share))),
    chartCard(state, "", "Age of what is due", "ageing", legend(BANDS.map((name, i) => [name, `age-${i}`])),
      stackedBars({ rows: tables.ageing.rows.map((row) => ({ label: row[0], values: row.slice(1, 6) })), names: BANDS, format: shortMoney, exact: (value) => show("MONEY", value), title: "Age of what is due" }),
      behind(state, "ageing", tables.ageing)),
    window && html("h1", {}, `The ${window.days} days to ${book.asOf}`),
    window && figures(
      figure("Charges", "PortfolioWindow.chargesCents", "MONEY", window.chargesCents),
      figure("Cash", "PortfolioWindow.cashCents", "MONEY", window.cashCents),
      figure("Gross collection", "PortfolioWindow.grossCollectionRate", "SHARE", window.grossCollectionRate, before(daily, book.asOf, "gross", share)),
      figure("Net collection", "PortfolioWindow.netCollectionRate", "SHARE", window.netCollectionRate, before(daily, book.asOf, "net", share)),
      figure("Denied at first", "PortfolioWindow.initialDenialRate", "SHARE", window.initialDenialRate, `${share(window.initialDenialRateOfCents)} by amount`),
      figure("Patients pay in", "PortfolioWindow.patientDaysToPay", "DAYS", median(window.patientDaysToPay), spread(window.patientDaysToPay)),
      figure("Insurers pay in", "PortfolioWindow.insurerDaysToPay", "DAYS", median(window.insurerDaysToPay), spread(window.insurerDaysToPay)),
      figure("Underpaid", "PortfolioWindow.underpaidCents", "MONEY", window.underpaidCents),
      figure("Written off", "WriteOffSum.cents", "MONEY", column(tables["write-offs"], "cents").reduce((a, b) => a + b, 0)),
      figure("Recovered", "PortfolioWindow.recoveriesCents", "MONEY", window.recoveriesCents)),
    window && chartCard(state, "half", "Patient shares paid within", "paid-within", html("p", { class: "note" }, "Of all shares that had the full time, also those that were never paid."),
      bars({ rows: tables["paid-within"].rows.filter((row) => row[1] !== null).map((row) => ({ label: `${row[0]} days`, value: row[1], cls: "fill-patient" })), format: share, most: 1, label: "Part of patient shares paid in time" }),
      behind(state, "paid-within", tables["paid-within"])),
    window && tableCard(state, "half", "Written off", "write-offs", tables["write-offs"]),
    trend("Receivable by day", [{ name: "insurers", key: "insurer", cls: "insurer" }, { name: "patients", key: "patient", cls: "patient" }], shortMoney),
    trend("Days in A/R", [{ name: "days in A/R", key: "daysInAr", cls: "plain" }], days),
    trend(`Collection, ${data.window} days to each day`, [{ name: "gross", key: "gross", cls: "insurer" }, { name: "net", key: "net", cls: "patient" }], share, percent),
    trend("Over 90 days", [{ name: "over 90 days", key: "agedOver90", cls: "plain" }], share, percent),
    trend(`Denied at first, ${data.window} days to each day`, [{ name: "denied", key: "denial", cls: "plain" }], share, percent),
    trend(`Median days until paid, ${data.window} days to each day`, [{ name: "insurers", key: "insurerDays", cls: "insurer" }, { name: "patients", key: "patientDays", cls: "patient" }], days),
    chartCard(state, "", "Day by day", "daily", behind(state, "daily", { columns: daily.columns, rows: [...daily.rows].reverse() })),
  ];
}
