// What the outputs of a network mean: one of two classes, one of several, or a number; and the colours
// of all that it can say.

import { ACTIVATIONS, softmax } from "./feedforward.js";
import { channels, fieldColours } from "./look.js";

const SHADES = 256;

export class Answer {
  constructor({ classes, sizes, activations, lossName, targets }) {
    this.classes = classes;
    this.outputs = sizes[sizes.length - 1];
    this.activation = activations[activations.length - 1];
    this.lossName = lossName;
    this.kind = classes === 0 ? "number" : this.outputs === 1 ? "share" : "classes";
    this.span = spanOf(targets);
  }

  // scale: the colours of a share from 0 to 1; colours: for each class from unsure to sure; steps: the
  // same, and paler where it is unsure even if the plane is not.
  paint(look, { discretize, confidence }) {
    const flat = discretize || (!confidence && this.kind !== "number");
    this.scale = fieldColours(look, SHADES);
    if (flat) this.scale = this.scale.map((each, place) => this.scale[place < SHADES / 2 ? 0 : SHADES - 1]);
    this.steps = look.fills.map((fill) => shades(look.unsure, fill));
    this.colours = flat ? this.steps.map((steps) => steps.map(() => steps[SHADES - 1])) : this.steps;
  }

  // The class that some outputs, or the sums of several, speak for.
  classOf(outputs) {
    if (this.kind === "share") return outputs[0] >= 0.5 ? 1 : 0;
    let best = 0;
    for (let k = 1; k < outputs.length; k++) if (outputs[k] > outputs[best]) best = k;
    return best;
  }

  // From 0 to 1: where a number stands on its scale.
  shareOf(number) {
    const [low, high] = this.span;
    return Math.max(0, Math.min(1, (number - low) / (high - low)));
  }

  // The loss over some samples of a batch, whose last layer holds its sums.
  lossOver({ layers }, targets, rows) {
    const sums = layers[layers.length - 1];
    const bend = ACTIVATIONS[this.activation];
    let total = 0;
    for (const row of rows) {
      const own = sums.map((sum) => sum[row]);
      const target = targets[row];
      if (this.lossName.startsWith("categorical")) total += surprise(own, target);
      else if (this.lossName.startsWith("binary")) total += softplus(target === 1 ? -own[0] : own[0]);
      else if (this.activation === "softmax") total += squares(softmax(own), target);
      else total += own.length > 1 ? squares(own.map(bend), target) : (bend(own[0]) - target) ** 2;
    }
    return total / rows.length;
  }

  // Which samples of a batch are answered wrongly.
  wrongIn({ layers }, targets, wrong) {
    const sums = layers[layers.length - 1];
    if (this.kind === "number") return wrong.fill(0);
    const bend = this.kind === "share" ? ACTIVATIONS[this.activation] : null;
    for (let row = 0; row < wrong.length; row++) {
      let said = 0;
      if (bend) said = bend(sums[0][row]) >= 0.5 ? 1 : 0;
      else for (let other = 1; other < sums.length; other++) if (sums[other][row] > sums[said][row]) said = other;
      wrong[row] = said === targets[row] ? 0 : 1;
    }
    return wrong;
  }
}

const softplus = ACTIVATIONS.softplus;

function surprise(sums, target) {
  const most = Math.max(...sums);
  return Math.log(sums.reduce((all, sum) => all + Math.exp(sum - most), 0)) - (sums[target] - most);
}

const squares = (outputs, target) =>
  outputs.reduce((sum, output, k) => sum + (output - (k === target ? 1 : 0)) ** 2, 0) / outputs.length;

// What the colours of numbers reach over: as far on either side of 0 if there are numbers on both.
function spanOf(targets) {
  let [low, high] = [Infinity, -Infinity];
  for (const target of targets) [low, high] = [Math.min(low, target), Math.max(high, target)];
  if (low < 0 && high > 0) high = -(low = -Math.max(-low, high));
  return low < high ? [low, high] : [low - 1, high + 1];
}

function shades(unsure, fill) {
  const [from, to] = [unsure, fill].map(channels);
  return Uint32Array.from({ length: SHADES }, (none, k) => {
    const share = k / (SHADES - 1);
    const [red, green, blue] = from.map((low, channel) => Math.round(low + share * (to[channel] - low)));
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}
