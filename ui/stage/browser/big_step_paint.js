// What only a part of a step puts into the picture of a network.

import { ROW } from "./big_diagram.js";
import { shouldSay } from "./big_step.js";
import { label, textWidth } from "./canvas.js";
import { decimals } from "./numbers.js";
import { _ } from "./words.js";

const WITHIN = 0.92; // of the side of a square, for a number in it

// What a neuron has in this part, from -1 to 1, as a colour in place of its plane.
export function paintTint(context, look, [x, y], side, tint) {
  context.fillStyle = look.background;
  context.fillRect(x - side / 2, y - side / 2, side, side);
  context.globalAlpha = 0.06 + 0.5 * Math.abs(tint);
  context.fillStyle = tint >= 0 ? look.positive : look.negative;
  context.fillRect(x - side / 2, y - side / 2, side, side);
  context.globalAlpha = 1;
}

// What goes in, and what the outputs should say.
export function paintStep(network, step) {
  const { look, places, shape, canvas: { context } } = network;
  step.inputs.forEach((value, place) => {
    const words = decimals(value);
    const style = { align: "center", halo: look.halo, weight: 700, size: 0.9 * look.size };
    style.size *= Math.min(1, WITHIN * places.sides[0] / textWidth(context, words, look, style));
    label(context, words, places.spots[0][place], look, style);
  });
  places.spots.at(-1).forEach((each, place) => {
    const should = shouldSay(step, place);
    if (should !== null) network.writeNumber(_("should say"), should, network.biasSpot(shape.layers.length, place), { form: ROW, colour: look.text });
  });
}
