// The colours of a plane of a network: of its answer, or of what one neuron gives out.

import { contour } from "./contour.js";
import { ACTIVATIONS, shareOf } from "./feedforward.js";
import { fieldColours } from "./look.js";
import { rangeOf, twoOnly } from "./thumbnails.js";

const SHADES = 1024;
const MOST_SUM = 8; // a sigmoid is at its ends, as far as colours go

export class FieldColours {
  prepare(shape, look, answer, discretize) {
    Object.assign(this, { shape, answer });
    this.neuronScale = twoOnly(fieldColours(look, SHADES), discretize);
    const { activation } = shape.layers[shape.layers.length - 1];
    const bend = ACTIVATIONS[activation];
    const of = answer.kind === "share" ? (sum) => Math.max(0, Math.min(1, bend(sum))) : (sum) => answer.shareOf(bend(sum));
    // By the sum of the output, from -8 to 8 or over all that numbers reach.
    [this.low, this.high] = answer.kind === "share" ? [-MOST_SUM, MOST_SUM] : reach(answer.span);
    this.bySum = Uint32Array.from({ length: SHADES + 1 }, (none, k) => {
      const sum = this.low + (this.high - this.low) * k / SHADES;
      return answer.scale[Math.round(of(sum) * (answer.scale.length - 1))];
    });
  }

  // neuron: [layer, place] of the one that is looked at, or null for the answer.
  paint(pixels, field, neuron) {
    if (neuron) this.paintNeuron(pixels, field, neuron);
    else if (this.answer.kind === "classes") this.paintClasses(pixels, field);
    else this.paintSums(pixels, field.output);
  }

  paintSums(pixels, sums) {
    const { bySum, low } = this;
    const perUnit = SHADES / (this.high - low);
    for (let k = 0; k < pixels.length; k++) {
      const shade = (sums[k] - low) * perUnit;
      pixels[k] = bySum[shade > 0 ? (shade < SHADES ? shade | 0 : SHADES) : 0];
    }
  }

  // The colour of the most probable class, as strong as it is above all being equal.
  paintClasses(pixels, { layers }) {
    const sums = layers[layers.length - 1];
    const { colours } = this.answer;
    const count = sums.length;
    for (let k = 0; k < pixels.length; k++) {
      let best = 0;
      for (let other = 1; other < count; other++) if (sums[other][k] > sums[best][k]) best = other;
      let total = 0;
      for (let other = 0; other < count; other++) total += Math.exp(sums[other][k] - sums[best][k]);
      const share = (1 / total - 1 / count) / (1 - 1 / count);
      pixels[k] = colours[best][Math.round(share * (colours[best].length - 1))];
    }
  }

  // An input, as layer 0, comes with its own values.
  paintNeuron(pixels, { layers, asked }, [depth, place]) {
    const values = depth ? layers[depth - 1][place] : asked[place];
    const activation = depth ? this.shape.layers[depth - 1].activation : "linear";
    const bend = depth === this.shape.layers.length ? ACTIVATIONS[activation] : (value) => value;
    this.most = rangeOf(activation, values);
    for (let k = 0; k < pixels.length; k++) {
      const share = shareOf(activation, bend(values[k]), this.most);
      pixels[k] = this.neuronScale[Math.max(0, Math.min(SHADES - 1, Math.round(share * (SHADES - 1))))];
    }
  }

  // What the colours of a plane mean at their ends and in their middle, as numbers.
  ends(neuron) {
    if (!neuron) return [this.answer.span[0], (this.answer.span[0] + this.answer.span[1]) / 2, this.answer.span[1]];
    const activation = neuron[0] ? this.shape.layers[neuron[0] - 1].activation : "linear";
    if (shareOf(activation, 0, 1) === 0) return [0, 0.5, 1];
    return [-this.most, 0, this.most];
  }

  // The lines where the network, or one neuron, changes its mind.
  lines(field, neuron) {
    const { layers, side } = field;
    if (neuron?.[0] === 0) return contour((k) => field.asked[neuron[1]][k], side);
    if (neuron && neuron[0] < layers.length) {
      const values = layers[neuron[0] - 1][neuron[1]];
      const middle = shareOf(this.shape.layers[neuron[0] - 1].activation, 0, 1) === 0 ? 0.5 : 0;
      return contour((k) => values[k] - middle, side);
    }
    if (this.answer.kind === "number") return [];
    const sums = layers[layers.length - 1];
    if (sums.length === 1) {
      const half = this.shape.layers[layers.length - 1].activation === "sigmoid" ? 0 : 0.5;
      const bend = half ? ACTIVATIONS[this.shape.layers[layers.length - 1].activation] : (sum) => sum;
      return contour((k) => bend(sums[0][k]) - half, side);
    }
    const pieces = [];
    for (let own = 1; own < sums.length; own++) {
      contour((k) => {
        let others = -Infinity;
        for (let other = 0; other < sums.length; other++) if (other !== own && sums[other][k] > others) others = sums[other][k];
        return sums[own][k] - others;
      }, side, pieces);
    }
    return pieces;
  }
}

// Sums whose outputs cover a span of numbers: for most activations twice as far is far enough.
function reach([low, high]) {
  const most = Math.max(Math.abs(low), Math.abs(high), MOST_SUM / 2);
  return [-2 * most, 2 * most];
}
