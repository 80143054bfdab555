// What the colours and marks of the plane mean.

import { make } from "./card.js";
import { short } from "./numbers.js";
import { _ } from "./words.js";

const SIGNS = ["\u25a0", "\u25cf", "\u25b2", "\u25c6", "\u25bc", "\u271a"];

export class Legend {
  constructor(element) {
    this.element = element;
  }

  // Only when it says something else than before.
  write({ head, answer, looked: picked, plane, look, rows }) {
    const ends = picked || answer.kind === "number" ? plane.painter.ends(picked).map((end) => short(end, 2)) : null;
    const known = JSON.stringify([head.key, ends, look.dark]);
    if (known === this.known) return;
    this.known = known;
    const parts = ends ? [scale(ends)] : head.classNames.map((name, kind) =>
      sign(SIGNS[kind], name, look.classes[kind]));
    if (!picked && rows.heldOut.length && head.showHeldOut) parts.push(make("span", { textContent: _("hollow: held out") }));
    if (answer.kind !== "number") parts.push(make("span", { textContent: _("\u2715 wrong") }));
    this.element.replaceChildren(...parts);
  }
}

function sign(shape, name, colour) {
  const part = make("span", {}, make("span", { textContent: `${shape} `, ariaHidden: "true" }), name);
  part.style.color = colour;
  return part;
}

// A strip of colours with numbers at its ends and in its middle.
function scale([low, middle, high]) {
  return make("span", { className: "ramp numbers", ariaLabel: _("from {low} to {high}", { low, high }), role: "img" },
    ...[low, middle, high].map((end) => make("span", { textContent: end })));
}
