// The small planes of all neurons of a network, in one picture that is painted at once.

import { ACTIVATIONS, shareOf } from "./feedforward.js";
import { fieldColours } from "./look.js";

const SIDE = 32; // pixels along the side of one that is scaled up
const AS_IT_IS = 44; // and one of up to so many has as many pixels as the screen: faster to draw
const SHADES = 256;
const MOST_SUM = 8; // a sigmoid is at its ends, as far as colours go

export class Thumbnails {
  constructor() {
    this.canvas = document.createElement("canvas");
  }

  // look: its colours; answer: what the outputs mean; discretize: whether there are two colours only;
  // shown: pixels of the screen along the side of one.
  prepare(shape, look, answer, discretize, shown = SIDE) {
    Object.assign(this, { shape, classes: answer.steps.map((steps) => twoOnly(steps, discretize)) });
    this.side = shown <= AS_IT_IS ? Math.round(shown) : SIDE;
    this.canvas.width = this.side * shape.layers.length;
    this.canvas.height = this.side * Math.max(...shape.layers.map(({ width }) => width));
    this.pen = this.canvas.getContext("2d");
    this.image = this.pen.createImageData(this.canvas.width, this.canvas.height);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.colours = twoOnly(fieldColours(look, SHADES), discretize);
    this.sigmoid = Uint8Array.from({ length: 1025 }, (none, k) =>
      Math.round((SHADES - 1) * ACTIVATIONS.sigmoid((k / 512 - 1) * MOST_SUM)));
  }

  // field: the network over a grid of places, of which every so many are taken.
  update(field) {
    this.shape.layers.forEach((layer, depth) => {
      const last = depth === this.shape.layers.length - 1;
      for (let place = 0; place < layer.width; place++) {
        if (last && layer.width > 1) this.paintClass(field, place);
        else this.paintOne(field, depth, place, last && layer.activation === "sigmoid");
      }
    });
    this.pen.putImageData(this.image, 0, 0);
  }

  // bySum: whether the values are sums before a sigmoid.
  paintOne({ layers, side }, depth, place, bySum) {
    const values = layers[depth][place];
    const { pixels, colours, sigmoid } = this;
    const { activation } = this.shape.layers[depth];
    const most = bySum ? 1 : rangeOf(activation, values);
    // The share of the range that a value is, as a shade: shareOf is linear.
    const zero = shareOf(activation, 0, most) * (SHADES - 1);
    const one = (shareOf(activation, most, most) - shareOf(activation, 0, most)) * (SHADES - 1) / most;
    this.each(depth, place, side, (pixel, from) => {
      const value = values[from];
      const shade = bySum ? sigmoid[clamped((value + MOST_SUM) * (512 / MOST_SUM), 1024)] : clamped(zero + one * value + 0.5, SHADES - 1);
      pixels[pixel] = colours[shade];
    });
  }

  // One of several classes: as pale as it is improbable.
  paintClass({ layers, side }, place) {
    const depth = layers.length - 1;
    const sums = layers[depth];
    const colours = this.classes[place];
    this.each(depth, place, side, (pixel, from) => {
      let total = 0;
      for (let other = 0; other < sums.length; other++) total += Math.exp(sums[other][from] - sums[place][from]);
      this.pixels[pixel] = colours[clamped((colours.length - 1) / total, colours.length - 1)];
    });
  }

  each(depth, place, side, put) {
    const { canvas: { width }, side: small } = this;
    for (let row = 0; row < small; row++) {
      const from = Math.floor((row + 0.5) * side / small) * side;
      let pixel = (place * small + row) * width + depth * small;
      for (let column = 0; column < small; column++, pixel++) put(pixel, from + (((column + 0.5) * side / small) | 0));
    }
  }

  // depth counts the inputs as 0.
  draw(context, depth, place, [x, y], side) {
    const { canvas, side: small } = this;
    context.drawImage(canvas, (depth - 1) * small, place * small, small, small, x - side / 2, y - side / 2, side, side);
  }
}

const clamped = (value, most) => (value > 0 ? (value < most ? value | 0 : most) : 0);

// The largest output of a neuron without ends; those with ends need none.
export function rangeOf(activation, values) {
  if (shareOf(activation, 1, 1) === shareOf(activation, 1, 2)) return 1;
  let most = 0;
  for (let k = 0; k < values.length; k += 3) most = Math.max(most, Math.abs(values[k]));
  return most || 1;
}

export const twoOnly = (colours, discretize) =>
  (discretize ? colours.map((each, place) => colours[place < colours.length / 2 ? 0 : colours.length - 1]) : colours);
