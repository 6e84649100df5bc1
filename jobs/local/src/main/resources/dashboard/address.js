// The browser's address holds all that a page shows, so that it can be sent to somebody.
export const PAGES = ["portfolio", "payers", "worklist", "models", "pipeline"];

/** Which parts of an address each page reads; the first three travel from page to page. */
const PARTS = {
  portfolio: ["practice", "payer", "window"],
  payers: ["practice", "window", "sort", "order"],
  worklist: ["practice", "kind", "action", "deadline", "item", "sort", "order"],
  models: ["model"],
  pipeline: [],
};
const TRAVELLING = ["practice", "window"];

export function current() {
  const name = location.pathname.slice(1);
  const page = PAGES.includes(name) ? name : "portfolio";
  return { page, values: Object.fromEntries(new URLSearchParams(location.search)) };
}

/** The query of a page: only the parts it reads. */
export function query(page, values) {
  const parts = new URLSearchParams();
  for (const part of PARTS[page]) if (values[part]) parts.set(part, values[part]);
  const text = parts.toString();
  return text ? `?${text}` : "";
}

export function pageAddress(page, values) {
  const kept = Object.fromEntries(TRAVELLING.map((part) => [part, values[part]]));
  return `/${page}${query(page, kept)}`;
}

export function withPart(state, changes) {
  return `/${state.page}${queryWithAll(state, changes)}`;
}

function queryWithAll(state, changes) {
  return query(state.page, { ...state.values, ...changes });
}
