import { html } from "../dom.js";
import { show, words } from "../format.js";
import { term } from "../definitions.js";
import { bars } from "../charts.js";
import { card, empty, figure, figures, tableCard } from "../parts.js";
import { withPart } from "../address.js";

/** A key without its practice, which has a column of its own. */
const idOf = (key) => key.slice(key.indexOf(":") + 1);
const part = (label, definition, kind, value) => [html("dt", {}, term(label, definition)), html("dd", { "data-value": value }, show(kind, value))];

export function worklist(state, { figures: data, tables }, go) {
  if (data.lists === 0) return [empty(state.values.practice ? "The topic worklists has no record of this practice." : "No worklist yet: the topic worklists has no record. They come once something is to be done.")];
  const index = Object.fromEntries(tables.worklist.columns.map((one, i) => [one.key, i]));
  const item = (row) => `${row[index.kind]}:${row[index.key]}`;
  const detail = data.detail ? [details(state, data.detail)] : [];
  return [
    html("h1", {}, "What to do first"),
    figures(figure("Open follow-ups", "Worklist.openCount", "COUNT", data.openCount, null, "figure-open"),
      figure("On the list", "Worklist.items", "COUNT", data.listedCount, "the first of each practice"),
      figure("Shown", "", "COUNT", tables.worklist.rows.length, "after the filters")),
    tableCard(state, detail.length ? "wide" : "", "Ranked follow-ups", "worklist", tables.worklist, { sortable: true, go, tall: true, linked: index.key, shorten: { key: idOf }, note: data.openCount > data.listedCount ? `The topic lists ${show("COUNT", data.listedCount)} of ${show("COUNT", data.openCount)}; filters see those.` : null,
      link: (row) => withPart(state, { item: item(row) }), chosen: (row) => item(row) === state.values.item }),
    ...detail,
  ];
}

function details(state, detail) {
  const one = detail.followUp;
  const close = html("a", { href: withPart(state, { item: "" }), "data-address": true }, "Close");
  if (!one) return card("third", "Detail", empty("Nothing is to be done here any more, or the dashboard let it go."), close);
  const patient = detail.kind === "PATIENT";
  const enumName = patient ? "PatientAction" : "PayerAction";
  const record = patient ? "PatientFollowUp" : "PayerFollowUp";
  const score = one.score;
  const b = one.breakdown;
  const account = detail.account;
  return html("section", { class: "card third", id: "detail", "aria-label": "Detail" },
    html("div", { class: "head" }, html("h2", {}, term(words(one.action), `${enumName}.${one.action}`)), close),
    html("p", { class: "note" }, patient ? `Account ${one.accountId}, ${one.practiceId}` : `Claim ${one.claimId} with ${one.payerId}, ${one.practiceId}`),
    html("dl", { class: "parts" },
      part("Balance", `${record}.balanceCents`, "MONEY", one.balanceCents),
      !patient && part("Can bring", "PayerFollowUp.amountCents", "MONEY", one.amountCents),
      part("Priority", `${record}.priorityCents`, "MONEY", one.priorityCents),
      part("Deadline", `${record}.deadlineOn`, "DAY", one.deadlineOn),
      part("Not before", `${record}.notBefore`, "INSTANT", one.notBefore),
      part("Looked at again", `${record}.nextCheckOn`, "DAY", one.nextCheckOn),
      one.channel && part("By", "PatientFollowUp.channel", "SYMBOL", one.channel),
      one.contactFrom && part("Contact hours", "PatientFollowUp.contactFrom", "TEXT", `${one.contactFrom}–${one.contactUntil} ${one.zone}`),
      one.denialCodes?.length > 0 && part("Denials", "PayerFollowUp.denialCodes", "TEXT", one.denialCodes.join(", "))),
    html("h3", {}, "Why"), html("ul", { class: "reasons" }, one.reasons.map((reason) => html("li", {}, reason.text))),
    html("h3", {}, "How the rank came about"),
    html("dl", { class: "parts" },
      part("Chance of late", "FollowUpScore.lateProbability", "SHARE", score.lateProbability),
      part("Expected late", "FollowUpScore.expectedLateCents", "MONEY", score.expectedLateCents),
      part("Chance to recover", "FollowUpScore.recoverProbability", "SHARE", score.recoverProbability),
      part("Cost", "FollowUpScore.costCents", "MONEY", score.costCents),
      part("Value", `${record}.valueCents`, "MONEY", one.valueCents),
      part("Urgency", "FollowUpScore.urgency", "NUMBER", score.urgency),
      part("Model", `${record}.modelId`, "TEXT", one.modelId),
      part("Policy", `${record}.policyId`, "TEXT", one.policyId.slice(0, 12))),
    one.explanation.length > 0 && [html("h3", {}, term("What moved the chance", "FeatureEffect.effect")),
      bars({ rows: one.explanation.map((e) => ({ label: words(e.feature), value: e.effect, cls: e.effect > 0 ? "fill-patient" : "fill-insurer" })), format: (v) => `${v > 0 ? "+" : ""}${show("NUMBER", v)} ${v > 0 ? "later" : "sooner"}`, label: "Features that moved the probability" })],
    one.alternates.length > 0 && [html("h3", {}, "Also allowed"), html("ul", { class: "reasons" }, one.alternates.map((other) => html("li", {}, term(words(other.action), `${enumName}.${other.action}`), `, priority ${show("MONEY", other.priorityCents)}`)))],
    account && [html("h3", {}, `The account on ${account.asOf}`), ...accountParts(account)],
    b && [html("h3", {}, "How the balance came about"), html("dl", { class: "parts" },
      part("Charges", "StatementBreakdown.chargesCents", "MONEY", b.chargesCents),
      part("Contracts took off", "StatementBreakdown.contractualCents", "MONEY", -b.contractualCents),
      part("Insurers paid", "StatementBreakdown.insurerPaidCents", "MONEY", -b.insurerPaidCents),
      part("Written off", "StatementBreakdown.writtenOffCents", "MONEY", -b.writtenOffCents),
      part("Patient paid", "StatementBreakdown.patientPaidCents", "MONEY", -b.patientPaidCents),
      part("Due", "StatementBreakdown.dueCents", "MONEY", b.dueCents))]);
}

const AGES = [["0–30 days", "days0To30Cents"], ["31–60", "days31To60Cents"], ["61–90", "days61To90Cents"], ["91–120", "days91To120Cents"], ["121 and more", "daysOver120Cents"]];

/** What the account owes, by party and age, and what it is owed. */
function accountParts(account) {
  const row = (label, definition, kind, insurer, patient) => html("tr", {}, html("th", { scope: "row" }, term(label, definition)),
    [insurer, patient].map((value) => html("td", { class: "number", "data-value": value }, show(kind, value))));
  const parties = (label, definition, kind, read) => row(label, definition, kind, read(account.insurer), read(account.patient));
  return [
    html("table", { id: "table-account" }, html("caption", { class: "hidden" }, "The account by party and age"),
      html("thead", {}, html("tr", {}, html("th", { scope: "col" }, html("span", { class: "hidden" }, "Figure")), html("th", { scope: "col", class: "number" }, "Insurers"), html("th", { scope: "col", class: "number" }, "Patient"))),
      html("tbody", {}, AGES.map(([label, field]) => parties(label, `AgingBuckets.${field}`, "MONEY", (party) => party.aging[field])),
        parties("Owes", "PartyKpis.receivableCents", "MONEY", (party) => party.receivableCents),
        parties("Is owed back", "PartyKpis.creditCents", "MONEY", (party) => party.creditCents),
        parties("Open claims", "PartyKpis.openCount", "COUNT", (party) => party.openCount),
        parties("Oldest", "PartyKpis.oldestDays", "DAYS", (party) => party.oldestDays))),
    html("dl", { class: "parts" },
      part("Unapplied", "AccountKpis.unappliedCents", "MONEY", account.unappliedCents),
      part("First statement", "AccountKpis.firstStatementOn", "DAY", account.firstStatementOn),
      part("Last payment", "AccountKpis.lastPaymentOn", "DAY", account.lastPaymentOn)),
  ];
}
