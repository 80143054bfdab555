// The frame of a chart: where values lie on the panel, grid lines, and what stands along the axes.

import { label, textWidth } from "./canvas.js";
import { logTicks, short, ticks } from "./numbers.js";

// A scale from values to pixels; a logarithmic one if `log`.
export function scale([low, high], [from, to], log = false) {
  const measure = log ? Math.log10 : (value) => value;
  const [first, last] = [measure(low), measure(high)];
  const at = (value) => from + (to - from) * (measure(value) - first) / (last - first || 1);
  const back = (pixel) => {
    const value = first + (last - first) * (pixel - from) / (to - from || 1);
    return log ? 10 ** value : value;
  };
  return { at, back, low, high, log };
}

// Room for what stands along the axes of a panel; the widest number on the left has its room.
export function roomFor(context, { width, height }, look, span, { log = false, titles = true, own = null } = {}) {
  const numbers = own?.map(({ words }) => words) ?? (log ? logTicks(span) : ticks(span, 5)).map((tick) => short(tick));
  const widest = Math.max(0, ...numbers.map((words) => textWidth(context, words, look, { size: 0.9 * look.size })));
  return {
    left: Math.ceil(widest + 8 + (titles ? 1.3 * look.size : 0)),
    right: width - 0.6 * look.size,
    top: 0.6 * look.size,
    bottom: height - (titles ? 2.9 : 1.6) * look.size,
  };
}

// Grid lines, numbers and titles. own: places of one's own along an axis, [{at, words}].
export function paintAxes(context, box, x, y, look, { titles = [null, null], grid = { x: true, y: true }, counts = [5, 5], own = {} } = {}) {
  const small = { size: 0.9 * look.size, colour: look.quiet, halo: null };
  const ticksOf = ({ low, high, log }, count) =>
    (log ? logTicks([low, high]) : atLeastTwo([low, high], count)).map((at) => ({ at, words: short(at) }));
  context.strokeStyle = look.grid;
  context.lineWidth = 1;
  const room = (box.right - box.left) / (4.5 * look.size);
  for (const { at: tick, words } of own.x ?? ticksOf(x, Math.min(counts[0], Math.max(2, room)))) {
    const at = x.at(tick);
    if (grid.x) line(context, [at, box.top], [at, box.bottom]);
    const half = textWidth(context, words, look, small) / 2;
    label(context, words, [Math.min(at, box.right + 0.6 * look.size - half), box.bottom + 0.95 * look.size], look, { ...small, align: "center" });
  }
  for (const { at: tick, words } of own.y ?? ticksOf(y, counts[1])) {
    if (grid.y) line(context, [box.left, y.at(tick)], [box.right, y.at(tick)]);
    label(context, words, [box.left - 6, y.at(tick)], look, { ...small, align: "right" });
  }
  const [across, up] = titles;
  if (across) {
    label(context, across, [(box.left + box.right) / 2, box.bottom + 2.25 * look.size], look, { ...small, align: "center" });
  }
  if (up) {
    context.save();
    context.translate(0.6 * look.size, (box.top + box.bottom) / 2);
    context.rotate(-Math.PI / 2);
    label(context, up, [0, 0], look, { ...small, align: "center" });
    context.restore();
  }
}

// Round numbers along an axis; one alone would tell no distance.
function atLeastTwo(span, about) {
  const found = ticks(span, about);
  return found.length > 1 || about > 8 ? found : atLeastTwo(span, about + 1);
}

function line(context, from, to) {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
