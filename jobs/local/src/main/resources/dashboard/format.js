// Numbers as people in billing read them.
let currency = "USD";
let money = moneyOf(currency);
let short = shortOf(currency);

function moneyOf(code) {
  return new Intl.NumberFormat("en-US", { style: "currency", currency: code });
}

function shortOf(code) {
  return new Intl.NumberFormat("en-US", { style: "currency", currency: code, notation: "compact", maximumFractionDigits: 1 });
}

export function useCurrency(code) {
  if (code && code !== currency) {
    currency = code;
    money = moneyOf(code);
    short = shortOf(code);
  }
}

const count = new Intl.NumberFormat("en-US");
const oneDigit = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToTwoDigits = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const precise = new Intl.NumberFormat("en-US", { maximumFractionDigits: 3 });
const NOTHING = "–";

/** Written in capitals wherever they stand. */
const INITIALS = /\b(cob|eob|ach|eft|sms)\b/g;

export const words = (symbol) => {
  const text = symbol.toLowerCase().replaceAll("_", " ").replaceAll("-", " ").replace(INITIALS, (word) => word.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
};
/** Ratios beside a scale: as many digits as they need. */
export const percent = (value) => `${upToTwoDigits.format(value * 100)}\u00a0%`;
export const shortMoney = (cents) => short.format(cents / 100);

/** A value by the kind of its column; what is not known is a dash. */
export function show(kind, value) {
  if (value === null || value === undefined) return NOTHING;
  switch (kind) {
    // A unit stays on the line of its number.
    // Nothing taken off is 0 and not -0.
    case "MONEY": return money.format(value / 100 + 0);
    case "COUNT": return count.format(value);
    case "DAYS": return Number.isInteger(value) ? `${count.format(value)}\u00a0d` : `${oneDigit.format(value)}\u00a0d`;
    case "SHARE": return `${oneDigit.format(value * 100)}\u00a0%`;
    case "NUMBER": return precise.format(value);
    case "SYMBOL": return words(value);
    case "INSTANT": return value.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
    default: return String(value);
  }
}

export const isNumber = (kind) => ["MONEY", "COUNT", "DAYS", "SHARE", "NUMBER"].includes(kind);
