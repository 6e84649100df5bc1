// What a figure means, in the words of the contracts; shown on hover and on focus, and read out.
import { html } from "./dom.js";

let definitions = {};
const holder = () => document.getElementById("definitions");
const tooltip = () => document.getElementById("tooltip");

export async function load() {
  const answer = await fetch("/api/definitions");
  if (answer.ok) definitions = await answer.json();
}

function describe(name) {
  const text = definitions[name];
  if (!text) return null;
  const id = `def-${name.replaceAll(".", "-")}`;
  if (!document.getElementById(id)) holder().append(html("div", { id }, text));
  return id;
}

export const definition = (name) => definitions[name] ?? "";

/** A label with its definition; plain text where the contracts have none. */
export function term(label, name, attributes = {}) {
  const id = describe(name);
  if (!id && !attributes.onclick) return document.createTextNode(label);
  return html("button", {
    type: "button", ...attributes, class: `term ${attributes.class ?? ""}`.trim(), "aria-describedby": id,
    onmouseenter: (event) => id && show(event.currentTarget, definitions[name]),
    onfocus: (event) => id && show(event.currentTarget, definitions[name]),
    onmouseleave: hide, onblur: hide,
  }, label);
}

export function show(at, text) {
  const box = tooltip();
  box.textContent = text;
  box.hidden = false;
  const place = at.getBoundingClientRect();
  const own = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left, innerWidth - own.width - 8));
  const below = place.bottom + 6;
  box.style.left = `${left}px`;
  box.style.top = `${below + own.height > innerHeight ? Math.max(8, place.top - own.height - 6) : below}px`;
}

export function hide() { tooltip().hidden = true; }

addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
addEventListener("scroll", hide, true);
