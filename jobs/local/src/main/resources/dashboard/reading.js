// Reads a chart value by value from the keyboard: the arrow keys move a mark, and what it stands on is said.
import { html } from "./dom.js";
import { hide, show } from "./definitions.js";

/** Where the reader was in each chart, so that new figures do not lead them back to its end. */
const places = new Map();

function say(text) {
  const voice = document.getElementById("voice");
  if (voice.textContent !== text) voice.textContent = text;
}

/** Puts a chart into a box that can be read. The chart gives its points as `{ text, at, mark }`, from first to last. */
export function readable(label) {
  const id = `chart-${label.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  const box = html("div", { class: "chart", id, tabindex: "0", role: "group", "aria-label": `${label}. Left and right arrow keys read it value by value.` });
  const read = (place) => {
    const points = box.points ?? [];
    if (points.length === 0) return;
    const at = Math.max(0, Math.min(points.length - 1, place));
    places.set(id, at);
    points[at].mark?.();
    show(points[at].at, points[at].text);
    say(points[at].text);
  };
  const leave = () => { box.unmark?.(); hide(); };
  const here = () => places.get(id) ?? (box.points ?? []).length - 1;
  const moves = { ArrowRight: () => here() + 1, ArrowUp: () => here() + 1, ArrowLeft: () => here() - 1, ArrowDown: () => here() - 1, Home: () => 0, End: () => Infinity };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    else if (moves[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      read(moves[event.key]());
    }
  });
  box.addEventListener("focus", () => { if (box.matches(":focus-visible")) read(here()); });
  box.addEventListener("blur", leave);
  box.reread = () => { if (document.activeElement === box && box.matches(":focus-visible")) read(here()); };
  return box;
}

// What is said at a place moves with the place.
addEventListener("scroll", () => document.activeElement?.reread?.(), true);
