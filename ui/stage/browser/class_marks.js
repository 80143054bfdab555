// The marks of samples of several classes or of numbers, each class by its colour and by its shape.

import { channels } from "./look.js";

const SHAPES = [square, disc, triangle, diamond, funnel, plus];
const SIZES = [[40, 6, 0.03], [150, 4.6, 0.022], [Infinity, 3.6, 0.016]]; // pixels to the rim, for so many samples; and the most, of the panel's width

export function sizeFor(count, look, width) {
  const [, size, share] = SIZES.find(([most]) => count <= most);
  return Math.min(size * (look.size / 14), share * width);
}

// A sample held out is hollow.
export function classMark(context, [x, y], size, { kind, colour, hollow }, look) {
  context.beginPath();
  (SHAPES[kind] ?? disc)(context, x, y, size);
  context.fillStyle = hollow ? look.background : colour;
  context.strokeStyle = hollow ? colour : look.background;
  context.lineWidth = hollow ? Math.max(1.6, size / 3) : 1;
  context.fill();
  context.stroke();
}

// The colour of a number: from that of negative ones over grey to that of positive ones.
export function numberColour(share, { negative, unsure, positive, dark }) {
  const middle = dark ? "#8a949e" : "#aab2ba";
  const [from, to] = (share < 0.5 ? [negative, middle] : [middle, positive]).map(channels);
  const part = share < 0.5 ? 2 * share : 2 * share - 1;
  return `rgb(${from.map((low, channel) => Math.round(low + part * (to[channel] - low))).join(" ")})`;
}

function square(context, x, y, size) {
  context.rect(x - 0.9 * size, y - 0.9 * size, 1.8 * size, 1.8 * size);
}

function disc(context, x, y, size) {
  context.arc(x, y, size, 0, 2 * Math.PI);
}

function triangle(context, x, y, size) {
  corners(context, [[x, y - 1.2 * size], [x + 1.15 * size, y + 0.85 * size], [x - 1.15 * size, y + 0.85 * size]]);
}

function diamond(context, x, y, size) {
  corners(context, [[x, y - 1.3 * size], [x + 1.3 * size, y], [x, y + 1.3 * size], [x - 1.3 * size, y]]);
}

function funnel(context, x, y, size) {
  corners(context, [[x, y + 1.2 * size], [x + 1.15 * size, y - 0.85 * size], [x - 1.15 * size, y - 0.85 * size]]);
}

function plus(context, x, y, size) {
  const [far, near] = [1.15 * size, 0.42 * size];
  corners(context, [[-near, -far], [near, -far], [near, -near], [far, -near], [far, near], [near, near],
    [near, far], [-near, far], [-near, near], [-far, near], [-far, -near], [-near, -near]].map(([dx, dy]) => [x + dx, y + dy]));
}

function corners(context, places) {
  places.forEach(([x, y], number) => (number ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}
