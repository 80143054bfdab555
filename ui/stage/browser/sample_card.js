// What one can do with somebody on the plane, and with a place where nobody is.

import { button, make, row } from "./card.js";
import { asNumber, decimals, short, typed } from "./numbers.js";
import { _ } from "./words.js";

// The words on a place: its two features, and what the network says there.
export function placeWords(raw, prediction, { features, classes }) {
  const where = features.map((feature, axis) => `${feature} ${short(raw[axis])}`).join(", ");
  return _("{where}: {prediction}, so {class}", { where, prediction: decimals(prediction), class: classes[prediction >= 0.5 ? 1 : 0] });
}

// A number to be typed, which is told when it is one.
export function numberField(words, label, value, tell) {
  const input = make("input", { inputMode: "decimal", value: typed(value), className: "number", ariaLabel: label });
  input.onchange = () => {
    const number = asNumber(input.value);
    input.ariaInvalid = String(!Number.isFinite(number));
    if (Number.isFinite(number)) tell(number);
  };
  return make("label", { className: "field" }, words, input);
}

// told: what is said of the sample; about: the two features, fields and buttons for what else it can
// become, and whether it can be changed at all: nobody takes another one in a page that plays offline.
export function sampleParts({ name, raw }, told, { features, fields = [], buttons, fixed }, on) {
  if (fixed) return [told, row(button(_("Close"), on.close))];
  const places = raw.map((value, axis) => numberField(features[axis], _("{feature} of {name}", { feature: features[axis], name }), value,
    (number) => on.move(raw.map((own, place) => (place === axis ? number : own)))));
  return [told, row(...places, ...fields), row(...buttons, button(_("Remove"), on.remove), button(_("Close"), on.close))];
}

// told: what is said of the place; about: fields and buttons for what can be added there.
export function probeParts(told, { fields = [], buttons, asking = [], fixed }, close) {
  const away = button(_("Put away"), close);
  if (fixed) return [told, row(away)];
  return [told, row(...fields, ...buttons), row(...asking, away)];
}
