// Small charts as SVG. Each is drawn to the width it has, and says in words what it shows.
import { html, svg } from "./dom.js";
import { hide, show } from "./definitions.js";
import { readable } from "./reading.js";
import { marksBetween, roomFor } from "./scale.js";

const isKnown = (value) => value !== null && value !== undefined;

const resizing = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const box = entry.target;
    const width = Math.round(entry.contentRect.width);
    if (width > 0 && box.drawnWidth !== width) {
      box.drawnWidth = width;
      box.replaceChildren(box.draw(width, box));
      box.reread?.();
    }
  }
});

/** A box that draws itself. With a label it can be read from the keyboard. */
function chart(draw, label = null) {
  const box = label ? readable(label) : html("div", { class: "chart" });
  box.draw = draw;
  resizing.observe(box);
  return box;
}

const frame = (width, height, label, ...children) =>
  svg("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "img", "aria-label": label }, ...children);

/** Shapes that are pointed at, or read one after the other: each has its text. */
function shapes(box, all) {
  const choose = (chosen) => all.forEach((one) => one.shape.classList.toggle("marked", one === chosen));
  for (const one of all) {
    one.shape.addEventListener("mouseenter", () => show(one.shape, one.text));
    one.shape.addEventListener("mouseleave", hide);
  }
  box.points = all.map((one) => ({ text: one.text, at: one.shape, mark: () => choose(one) }));
  box.unmark = () => choose(null);
  return all.map((one) => one.shape);
}

export function legend(entries) {
  return html("ul", { class: "legend" }, entries.map(([name, cls]) => html("li", {},
    svg("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, svg("rect", { width: 12, height: 12, rx: 2, class: cls })), name)));
}

/** Bars of parts, one under the other, on one scale: lengths compare between bars. */
export function stackedBars({ rows, names, format, exact = format, title }) {
  const label = `${title}. ${rows.map((row) => `${row.label}: ${row.values.map((value, i) => `${names[i]} ${exact(value)}`).join(", ")}`).join(". ")}`;
  return chart((width, box) => {
    const totals = rows.map((row) => row.values.reduce((a, b) => a + b, 0));
    const left = roomFor(rows.map((row) => row.label)) + 8, right = roomFor(totals.map(format)) + 10, barHeight = 34, gap = 14;
    const scale = Math.max(10, width - left - right) / Math.max(1, ...totals);
    const parts = [], texts = [];
    rows.forEach((row, i) => {
      const y = i * (barHeight + gap);
      let x = left;
      texts.push(svg("text", { x: 0, y: y + barHeight / 2 + 4, class: "strong" }, row.label));
      row.values.forEach((value, band) => {
        const length = value * scale;
        if (length > 0) parts.push({ shape: svg("rect", { x, y, width: Math.max(length - 1, 0.5), height: barHeight, class: `age-${band}` }), text: `${row.label}, ${names[band]}: ${exact(value)}` });
        if (length > 58) texts.push(svg("text", { x: x + length / 2, y: y + barHeight / 2 + 4, "text-anchor": "middle", class: `on-${band}`, "pointer-events": "none" }, format(value)));
        x += length;
      });
      texts.push(svg("text", { x: x + 8, y: y + barHeight / 2 + 4, class: "strong" }, format(totals[i])));
    });
    return frame(width, rows.length * (barHeight + gap), label, shapes(box, parts), texts);
  }, title);
}

const shortDay = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** Lines over days, or over other `days` that `mark` writes short. What has no value leaves a gap. Values start at 0 unless told otherwise. */
export function lines({ days, series, format, axis = format, label, height = 190, fromZero = true, mark = shortDay }) {
  const known = series.flatMap((one) => one.values.filter(isKnown));
  if (days.length < 2) return html("p", { class: "note" }, "A line needs two days; they come as business days end.");
  if (known.length < 2) return html("p", { class: "note" }, "None on these days.");
  const summary = `${label}. ${series.map((one) => `${one.name}: ${format(one.values.find(isKnown) ?? 0)} at first, ${format([...one.values].reverse().find(isKnown) ?? 0)} at last`).join("; ")}. ${days[0]} to ${days[days.length - 1]}.`;
  return chart((width, box) => {
    const marks = marksBetween(fromZero ? Math.min(0, ...known) : Math.min(...known), Math.max(...known), height);
    const left = roomFor(marks.map(axis)) + 2, right = 12, top = 8, bottom = 22;
    const least = marks[0], high = marks[marks.length - 1];
    const x = (i) => left + ((width - left - right) * i) / (days.length - 1);
    const y = (value) => top + (height - top - bottom) * (1 - (value - least) / (high - least));
    const path = (values) => values.map((value, i) => (isKnown(value) ? `${i > 0 && isKnown(values[i - 1]) ? "L" : "M"}${x(i).toFixed(1)},${y(value).toFixed(1)}` : "")).join("");
    const cursor = svg("line", { class: "cursor", y1: top, y2: height - bottom, visibility: "hidden" });
    const dayMarks = width < 360 ? 2 : 5;
    const marked = [...new Set(Array.from({ length: dayMarks }, (_, i) => Math.round(((days.length - 1) * i) / (dayMarks - 1))))];
    const area = svg("rect", { x: left, y: top, width: Math.max(1, width - left - right), height: height - top - bottom, fill: "transparent" });
    const picture = frame(width, height, summary,
      marks.map((at, n) => [
        svg("line", { x1: left, x2: width - right, y1: y(at), y2: y(at), class: "grid" }),
        svg("text", { x: left - 6, y: y(at) + 4, "text-anchor": "end" }, axis(at) === (n > 0 && axis(marks[n - 1])) ? "" : axis(at))]),
      marked.map((i, n) => svg("text", { x: x(i), y: height - 5, "text-anchor": n === 0 ? "start" : n === marked.length - 1 ? "end" : "middle" }, mark(days[i]))),
      series.map((one) => svg("path", { d: path(one.values), class: `line ${one.cls}` })), cursor, area);
    const markAt = (i) => { cursor.setAttribute("x1", x(i)); cursor.setAttribute("x2", x(i)); cursor.setAttribute("visibility", "visible"); };
    box.unmark = () => cursor.setAttribute("visibility", "hidden");
    box.points = days.map((day, i) => ({ at: cursor, mark: () => markAt(i), text: `${mark === shortDay ? day : mark(day)}: ${series.map((one) => `${one.name} ${isKnown(one.values[i]) ? format(one.values[i]) : "–"}`).join(", ")}` }));
    area.addEventListener("mousemove", (event) => {
      const i = Math.round(((event.clientX - picture.getBoundingClientRect().left - left) / (width - left - right)) * (days.length - 1));
      const point = box.points[Math.max(0, Math.min(days.length - 1, i))];
      point.mark();
      show(cursor, point.text);
    });
    area.addEventListener("mouseleave", () => { box.unmark(); hide(); });
    return picture;
  }, label);
}

/** Bars from left to right with their values, on one scale. All of it is text, so there is nothing to point at. */
export function bars({ rows, format, label, most = 0 }) {
  return chart((width) => {
    const left = Math.min(roomFor(rows.map((row) => row.label)), width * 0.5), right = roomFor(rows.map((row) => format(row.value))) + 6, barHeight = 18, gap = 8;
    const high = Math.max(most, ...rows.map((row) => Math.abs(row.value)), 1e-9);
    const scale = Math.max(10, width - left - right) / high;
    return frame(width, rows.length * (barHeight + gap), `${label}. ${rows.map((row) => `${row.label}: ${format(row.value)}`).join("; ")}.`, rows.map((row, i) => {
      const y = i * (barHeight + gap);
      const length = Math.max(1, Math.abs(row.value) * scale);
      return [svg("text", { x: 0, y: y + 13, class: "strong" }, row.label),
        svg("rect", { x: left, y, width: length, height: barHeight, rx: 2, class: row.cls ?? "fill-plain" }),
        svg("text", { x: left + length + 6, y: y + 13 }, format(row.value))];
    }));
  });
}

/** What was foreseen against what came; on the dashed line both are the same. */
export function calibration({ bands, label }) {
  return chart((width, box) => {
    const size = Math.min(width, 360), pad = 44;
    const at = (share) => pad + (size - pad - 14) * share;
    const up = (share) => size - pad - (size - pad - 26) * share;
    const most = Math.max(1, ...bands.map((band) => band.count));
    const picture = frame(size, size, label,
      [0, 0.25, 0.5, 0.75, 1].map((share) => [
        svg("line", { x1: at(0), x2: at(1), y1: up(share), y2: up(share), class: "grid" }),
        svg("text", { x: at(0) - 6, y: up(share) + 4, "text-anchor": "end" }, `${share * 100} %`),
        svg("text", { x: at(share), y: size - pad + 18, "text-anchor": "middle" }, `${share * 100} %`)]),
      svg("text", { x: at(0.5), y: size - 6, "text-anchor": "middle" }, "foreseen"),
      svg("text", { x: 0, y: 10 }, "came late"),
      svg("line", { x1: at(0), y1: up(0), x2: at(1), y2: up(1), class: "ideal" }),
      shapes(box, bands.map((band) => ({
        shape: svg("circle", { cx: at(band.mean), cy: up(band.late), r: 4 + 10 * Math.sqrt(band.count / most), class: "fill-plain", "fill-opacity": 0.75 }),
        text: `foreseen ${(band.mean * 100).toFixed(1)} %, came late ${(band.late * 100).toFixed(1)} %, of ${band.count}` }))));
    picture.style.maxWidth = `${size}px`;
    return picture;
  }, label);
}
