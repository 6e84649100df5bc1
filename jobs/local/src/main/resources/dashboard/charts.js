// Small charts as SVG. Each is drawn to the width it has, and says in words what it shows.
import { html, svg } from "./dom.js";
import { hide, show } from "./definitions.js";

const resizing = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const width = Math.round(entry.contentRect.width);
    if (width > 0 && entry.target.drawnWidth !== width) {
      entry.target.drawnWidth = width;
      entry.target.replaceChildren(entry.target.draw(width));
    }
  }
});

function chart(draw) {
  const box = html("div", { class: "chart" });
  box.draw = draw;
  resizing.observe(box);
  return box;
}

const frame = (width, height, label, ...children) =>
  svg("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "img", "aria-label": label }, ...children);

export function legend(entries) {
  return html("ul", { class: "legend" }, entries.map(([name, cls]) => html("li", {},
    svg("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, svg("rect", { width: 12, height: 12, rx: 2, class: cls })), name)));
}

/** Bars of parts, one under the other, on one scale: lengths compare between bars. */
export function stackedBars({ rows, names, format, label }) {
  return chart((width) => {
    const left = 76, right = 92, barHeight = 34, gap = 14;
    const most = Math.max(1, ...rows.map((row) => row.values.reduce((a, b) => a + b, 0)));
    const scale = Math.max(10, width - left - right) / most;
    return frame(width, rows.length * (barHeight + gap), label, rows.map((row, i) => {
      const y = i * (barHeight + gap);
      let x = left;
      const total = row.values.reduce((a, b) => a + b, 0);
      const parts = row.values.map((value, band) => {
        const length = value * scale;
        const at = x;
        x += length;
        if (length <= 0) return null;
        const text = `${row.label}, ${names[band]}: ${format(value)}`;
        return [
          svg("rect", { x: at, y, width: Math.max(length - 1, 0.5), height: barHeight, class: `age-${band}`,
            onmouseenter: (event) => show(event.currentTarget, text), onmouseleave: hide }),
          length > 58 && svg("text", { x: at + length / 2, y: y + barHeight / 2 + 4, "text-anchor": "middle", class: `on-${band}`, "pointer-events": "none" }, format(value)),
        ];
      });
      return [svg("text", { x: 0, y: y + barHeight / 2 + 4, class: "strong" }, row.label), parts,
        svg("text", { x: x + 8, y: y + barHeight / 2 + 4, class: "strong" }, format(total))];
    }));
  });
}

function ticks(low, high, count) {
  if (high <= low) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((f) => f * power).find((s) => s >= rough);
  const marks = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step * 1e-6; at += step) marks.push(at);
  return marks;
}

const shortDay = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** Lines over days. A day without a value leaves a gap. Values start at 0 unless told otherwise. */
export function lines({ days, series, format, label, height = 190, fromZero = true }) {
  const known = series.flatMap((one) => one.values.filter((v) => v !== null && v !== undefined));
  if (days.length < 2 || known.length < 2) return html("p", { class: "note" }, "A line needs two days; they come as business days end.");
  const last = (one) => [...one.values].reverse().find((v) => v !== null && v !== undefined);
  const summary = `${label}. ${series.map((one) => `${one.name}: ${format(one.values.find((v) => v !== null && v !== undefined) ?? 0)} at first, ${format(last(one) ?? 0)} at last`).join("; ")}. ${days[0]} to ${days[days.length - 1]}.`;
  return chart((width) => {
    const left = 58, right = 12, top = 8, bottom = 22;
    const most = Math.max(...known), least = fromZero ? Math.min(0, ...known) : Math.min(...known);
    const high = most === least ? least + 1 : most + (most - least) * 0.05;
    const x = (i) => left + ((width - left - right) * i) / (days.length - 1);
    const y = (value) => top + (height - top - bottom) * (1 - (value - least) / (high - least));
    const path = (values) => {
      let text = "", pen = false;
      values.forEach((value, i) => {
        if (value === null || value === undefined) { pen = false; return; }
        text += `${pen ? "L" : "M"}${x(i).toFixed(1)},${y(value).toFixed(1)}`;
        pen = true;
      });
      return text;
    };
    const cursor = svg("line", { class: "cursor", y1: top, y2: height - bottom, visibility: "hidden" });
    const marks = width < 360 ? 2 : 5;
    const dayMarks = [...new Set(Array.from({ length: marks }, (_, i) => Math.round(((days.length - 1) * i) / (marks - 1))))];
    const area = svg("rect", { x: left, y: top, width: Math.max(1, width - left - right), height: height - top - bottom, fill: "transparent" });
    const picture = frame(width, height, summary,
      ticks(least, high, Math.max(2, Math.floor(height / 50))).map((tick) => [
        svg("line", { x1: left, x2: width - right, y1: y(tick), y2: y(tick), class: "grid" }),
        svg("text", { x: left - 6, y: y(tick) + 4, "text-anchor": "end" }, format(tick))]),
      dayMarks.map((i, n) => svg("text", { x: x(i), y: height - 5, "text-anchor": n === 0 ? "start" : n === dayMarks.length - 1 ? "end" : "middle" }, shortDay(days[i]))),
      series.map((one) => svg("path", { d: path(one.values), class: `line ${one.cls}` })), cursor, area);
    area.addEventListener("mousemove", (event) => {
      const box = picture.getBoundingClientRect();
      const i = Math.max(0, Math.min(days.length - 1, Math.round(((event.clientX - box.left - left) / (width - left - right)) * (days.length - 1))));
      cursor.setAttribute("x1", x(i));
      cursor.setAttribute("x2", x(i));
      cursor.setAttribute("visibility", "visible");
      show(cursor, `${days[i]}: ${series.map((one) => `${one.name} ${one.values[i] === null || one.values[i] === undefined ? "–" : format(one.values[i])}`).join(", ")}`);
    });
    area.addEventListener("mouseleave", () => { cursor.setAttribute("visibility", "hidden"); hide(); });
    return picture;
  });
}

/** Bars from left to right with their values, on one scale. */
export function bars({ rows, format, label, most = 0 }) {
  return chart((width) => {
    const left = Math.min(210, width * 0.42), right = 70, barHeight = 18, gap = 8;
    const high = Math.max(most, ...rows.map((row) => Math.abs(row.value)), 1e-9);
    const scale = Math.max(10, width - left - right) / high;
    return frame(width, rows.length * (barHeight + gap), label, rows.map((row, i) => {
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
  return chart((width) => {
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
      bands.map((band) => svg("circle", { cx: at(band.mean), cy: up(band.late), r: 4 + 10 * Math.sqrt(band.count / most), class: "fill-plain", "fill-opacity": 0.75,
        onmouseenter: (event) => show(event.currentTarget, `foreseen ${(band.mean * 100).toFixed(1)} %, came late ${(band.late * 100).toFixed(1)} %, of ${band.count}`), onmouseleave: hide })));
    picture.style.maxWidth = `${size}px`;
    return picture;
  });
}
