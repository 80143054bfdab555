// The marks of the samples, told apart by shape as well as by colour, and where their names stand.

import { circle, overlap, textWidth } from "./canvas.js";

const MARK = 6; // pixels from the middle of a mark to its rim
const MOST_NAMED = 40;
const CROSS = 2.1; // how much wider than a mark the cross behind a wrong one is

// A disc is class 1, a square class 0, a diamond somebody to predict, a ring the probe.
export function paintMark(context, [x, y], label, look, { probe = false, wrong = false, large = false } = {}) {
  const size = MARK * (look.size / 15) * (large ? 1.35 : 1);
  if (wrong) cross(context, [x, y], CROSS * size, look);
  context.lineWidth = 1.6;
  context.strokeStyle = look.background;
  if (probe) {
    circle(context, [x, y], 1.2 * size);
    context.strokeStyle = look.accent;
    context.lineWidth = 3;
    context.stroke();
    return;
  }
  context.beginPath();
  if (label === 1) context.arc(x, y, size, 0, 2 * Math.PI);
  else if (label === 0) context.rect(x - 0.92 * size, y - 0.92 * size, 1.84 * size, 1.84 * size);
  else diamond(context, [x, y], 1.35 * size);
  context.fillStyle = label === null ? look.background : label ? look.positive : look.negative;
  if (label === null) context.strokeStyle = look.text;
  context.fill();
  context.stroke();
}

function diamond(context, [x, y], size) {
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
}

function cross(context, [x, y], size, look) {
  for (const [colour, width] of [[look.background, 5], [look.text, 2.2]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
    context.moveTo(x - size, y + size);
    context.lineTo(x + size, y - size);
    context.stroke();
  }
}

// A place for each name beside its mark: on no mark, on no other name, within the box.
export function namePlaces(context, samples, spots, box, look) {
  if (samples.length > MOST_NAMED) return [];
  const reach = CROSS * MARK * (look.size / 15) + 3;
  const taken = spots.map(([x, y]) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }));
  const places = [];
  samples.forEach(({ name }, number) => {
    const words = name.length > 14 ? `${name.slice(0, 13)}\u2026` : name;
    const wide = textWidth(context, words, look);
    const [x, y] = spots[number];
    const high = 1.2 * look.size;
    const tried = [[x + reach, y], [x - reach - wide, y], [x - wide / 2, y - reach - high / 2],
      [x - wide / 2, y + reach + high / 2], [x + reach, y - high], [x + reach, y + high], [x - reach - wide, y - high], [x - reach - wide, y + high]];
    const others = taken.filter((each, other) => other !== number);
    const free = tried.map(([left, middle]) => ({ left, right: left + wide, top: middle - high / 2, bottom: middle + high / 2 }))
      .find((one) => one.left >= box.left && one.right <= box.right - 2 && one.top >= box.top && one.bottom <= box.bottom
        && !others.some((other) => overlap(one, other)));
    if (!free) return;
    taken.push(free);
    places.push({ words, at: [free.left, (free.top + free.bottom) / 2], box: free });
  });
  return places;
}
