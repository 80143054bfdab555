// The marks of charts and their keys, told apart by shape as well as by colour.

import { circle } from "./canvas.js";

// Each puts its outline into the path; a radius reaches from the middle to the rim.
export const MARKS = {
  disc: circle,
  ring: circle,
  square: (context, [x, y], radius) => context.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius),
  diamond: (context, [x, y], radius) => {
    const reach = 1.3 * radius;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  },
  triangle: (context, [x, y], radius) => {
    context.moveTo(x, y - 1.2 * radius);
    context.lineTo(x + 1.15 * radius, y + 0.85 * radius);
    context.lineTo(x - 1.15 * radius, y + 0.85 * radius);
    context.closePath();
  },
};

// The marks of classes, in their order.
export const CLASS_MARKS = ["square", "disc", "triangle"];

// The same as signs, for the key above a chart.
export const SIGNS = {
  disc: "\u25cf",
  ring: "\u25cb",
  square: "\u25a0",
  diamond: "\u25c6",
  "hollow diamond": "\u25c7",
  triangle: "\u25b2",
  line: "\u2501",
  dash: "\u2504",
};
