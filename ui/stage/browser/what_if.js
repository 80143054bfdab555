// A number under the hand: a slider and a field for one weight or bias, and what to do with it.

import { button, make, row } from "./card.js";
import { asNumber, between, typed } from "./numbers.js";
import { _ } from "./words.js";

const REACH = 10; // the slider goes from minus this to this, or as far as the number is
const LIMIT = 1e6; // what a start by hand may be
const PER_PIXEL = 0.02;
const BEGINS_A_NUMBER = /^[-.,\d]$/;

export const dragged = (value, pixels) =>
  between(value + pixels * PER_PIXEL * Math.max(1, Math.abs(value) / 2), -LIMIT, LIMIT);

// The parts of the card for one number. `on` is told: change, putBack, and where there is a server,
// trainOn and freeze.
export function whatIfParts(name, value, frozen, on) {
  let now = value;
  const reach = Math.max(REACH, Math.ceil(Math.abs(value)));
  const slider = make("input", { type: "range", min: -reach, max: reach, step: 0.01, value, ariaLabel: _("{name}, slider", { name }) });
  const field = make("input", { inputMode: "decimal", value: typed(value), ariaLabel: name, className: "number" });
  slider.oninput = () => {
    field.value = slider.value;
    on.change(Number(slider.value));
  };
  // The slider has the focus, so that arrows move it and a phone brings no keyboard; a number that is
  // typed there is meant for the field, and no shortcut of the page.
  slider.onkeydown = (event) => {
    const withCtrl = event.ctrlKey || event.metaKey;
    const isAll = withCtrl && event.key.toLowerCase() === "a";
    if (!isAll && (withCtrl || event.altKey || !BEGINS_A_NUMBER.test(event.key))) return;
    event.stopPropagation();
    field.focus({ preventScroll: true });
    field.select();
    if (isAll) event.preventDefault();
  };
  field.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    field.value = typed(now);
    slider.focus({ preventScroll: true });
  };
  field.oninput = () => {
    const number = asNumber(field.value);
    field.ariaInvalid = String(!Number.isFinite(number));
    if (!Number.isFinite(number)) return;
    const wanted = between(number, -LIMIT, LIMIT);
    slider.value = wanted;
    on.change(wanted);
  };
  const lock = button(frozen ? _("Unfreeze") : _("Freeze"), () => on.freeze(!frozen));
  lock.title = frozen ? _("Training leaves {name} as it is", { name }) : _("Training will leave {name} as it is", { name });
  const parts = [
    row(slider, field),
    row(...(on.trainOn ? [button(_("Train on from here"), on.trainOn, "first")] : []), button(_("Put back"), on.putBack),
      ...(on.freeze ? [lock] : [])),
  ];
  return { parts, show(shown) {
    now = shown;
    slider.value = shown;
    // What is typed stays as it is typed: 0.0 becomes 0.05.
    if (asNumber(field.value) !== shown) field.value = typed(shown);
  } };
}
