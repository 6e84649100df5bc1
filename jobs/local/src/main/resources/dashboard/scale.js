// Scales of charts, and the values that stand beside them.
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** Marks at even steps, the lowest at or below the least value and the highest at or above the greatest; at least four where there is height for them. */
export function marksBetween(least, most, height) {
  const low = Math.min(least, most);
  const span = most > low ? most - low : Math.abs(low) || 1;
  const rough = span / (height < 100 ? 2 : 3);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [...STEPS].reverse().map((one) => one * power).find((one) => one <= rough * (1 + 1e-9));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil((low + span) / step - 1e-9));
  // Counted in steps and not added up, so that a mark at 0 is 0.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Room for the longest of some texts, in the pixels of a chart. */
export const roomFor = (texts) => Math.max(0, ...texts.map((text) => text.length)) * 6.9 + 8;
