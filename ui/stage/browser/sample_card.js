// What one can do with somebody on the plane, and with a place where nobody is.

import { button, make, row } from "./card.js";
import { decimals, short, typed } from "./numbers.js";

// The words on a place: its two features, and what the network says there.
export function placeWords(raw, prediction, { features, classes }) {
  const where = features.map((feature, axis) => `${feature} ${short(raw[axis])}`).join(", ");
  return `${where}: ${decimals(prediction)}, so ${classes[prediction >= 0.5 ? 1 : 0]}`;
}

// on.alone: nobody is there to take another sample, in a page that plays offline.
export function sampleParts(sample, prediction, head, on) {
  const words = make("p", { className: "quiet", textContent: placeWords(sample.raw, prediction, head) });
  const fields = sample.raw.map((value, axis) => {
    const input = make("input", { type: "number", step: "any", value: typed(value), className: "number",
      ariaLabel: `${head.features[axis]} of ${sample.name}` });
    input.onchange = () => {
      if (input.value.trim() === "" || !Number.isFinite(Number(input.value))) return;
      on.move(sample.raw.map((own, place) => (place === axis ? Number(input.value) : own)));
    };
    return make("label", { className: "field" }, head.features[axis], input);
  });
  const buttons = [];
  if (on.alone) return [words, row(button("Close", on.close))];
  if (sample.label !== null) buttons.push(button(`Make ${head.classes[1 - sample.label]}`, on.flip));
  buttons.push(button("Remove", on.remove), button("Close", on.close));
  return [words, row(...fields), row(...buttons)];
}

export function probeParts(raw, prediction, head, on) {
  const words = make("p", { className: "quiet", textContent: placeWords(raw, prediction, head) });
  if (on.alone) return [words, row(button("Put away", on.close))];
  return [
    words,
    row(...[1, 0].map((label) => button(`Add ${head.classes[label]} here`, () => on.add(label)))),
    row(button("Ask about it", () => on.add(null)), button("Put away", on.close)),
  ];
}
