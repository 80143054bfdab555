// What the network says everywhere: a field of its output in the colours of the two classes, paler
// where it is unsure, the line where it changes its mind, and everybody as a mark.
//
// Each is a canvas of its own over the other: so a frame of a run paints the few pixels of the field
// and the line, and leaves the axes and the marks as they are.

import { paintAxes, roomFor, scale } from "./axes.js";
import { boundary } from "./boundary.js";
import { Canvas, label } from "./canvas.js";
import { ACTIVATIONS, neuronSum, shareOf } from "./feedforward.js";
import { Field } from "./field.js";
import { fieldColours, sized } from "./look.js";
import { namePlaces, paintMark } from "./marks.js";
import { between } from "./numbers.js";

const SIDE = 96; // places along a side of the field
const SQUARES = 48; // along a side, in which the line is looked for
const SHADES = 1024;
const MOST_SUM = 8; // activations are at their ends, as far as colours go
const REACH = 22; // pixels from a mark at which it is still meant
const LINES = 30; // of this type fit into the width of the panel

export class PlanePicture {
  // element: the canvas on top, which the pointer meets; the others are put under it.
  constructor(element) {
    const layers = document.createElement("div");
    layers.className = "layers";
    const [frame, field, line] = ["frame", "field", "line"].map((name) =>
      Object.assign(document.createElement("canvas"), { className: `plane-${name}`, ariaHidden: "true" }));
    element.replaceWith(layers);
    layers.append(frame, field, line, element);
    this.canvas = new Canvas(element);
    this.frame = new Canvas(frame);
    this.line = new Canvas(line);
    this.image = field;
  }

  // Take the network, the samples and the look. spans: what the axes show, in the samples' units.
  prepare(shape, look, { spans, shift, titles, samples, neuron = null, named = true, side = SIDE, squares = SQUARES }) {
    Object.assign(this, { shape, spans, shift, samples, named, squares });
    if (![this.canvas, this.frame, this.line].every((canvas) => canvas.fit())) return false;
    this.look = sized(look, this.canvas.width, LINES);
    this.neuron = neuron ?? [shape.layers.length, 0];
    this.field = new Field(side, shape);
    this.field.spread(spans, shift);
    this.marked = null;
    this.pen = this.image.getContext("2d");
    this.pixels = this.pen.createImageData(side, side);
    this.colours = coloursBySum(fieldColours(look, 257), shape.layers[this.neuron[0] - 1].activation);
    const { context } = this.canvas;
    this.box = roomFor(context, this.canvas, this.look, spans[1], { titles: titles !== null });
    this.x = scale(spans[0], [this.box.left, this.box.right]);
    this.y = scale(spans[1], [this.box.bottom, this.box.top]);
    this.frame.clear();
    paintAxes(this.frame.context, this.box, this.x, this.y, this.look, { titles: titles ?? [null, null], grid: {} });
    this.placeField();
    this.nameAll();
    return true;
  }

  // The field has few pixels: the browser scales it up to the box, smoothly.
  placeField(side = this.field.side) {
    const { left, right, top, bottom } = this.box;
    if (this.image.width !== side) this.image.width = this.image.height = side;
    Object.assign(this.image.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
  }

  // Give every name its place; again whenever somebody has moved.
  nameAll() {
    const spots = this.samples.map(({ raw }) => this.spot(raw));
    this.marked = null;
    this.names = this.named ? namePlaces(this.canvas.context, this.samples, spots, this.box, this.look) : [];
  }

  spot([x1, x2]) {
    return [this.x.at(x1), this.y.at(x2)];
  }

  // A pixel in the samples' units, within the axes and no finer than the screen.
  raw([x, y]) {
    const step = ([low, high], pixels) => 10 ** Math.floor(Math.log10((high - low) / pixels));
    return [[this.x, x, this.spans[0], this.box.right - this.box.left],
      [this.y, y, this.spans[1], this.box.bottom - this.box.top]].map(([axis, pixel, span, pixels]) => {
      const unit = step(span, pixels);
      return Number((Math.round(between(axis.back(pixel), ...span) / unit) * unit).toPrecision(12));
    });
  }

  inside([x, y]) {
    const { left, right, top, bottom } = this.box;
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  // scene: parameters; predictions, one for each sample; who is shown; a probe, if there is one.
  paint(scene) {
    this.field.compute(scene.parameters);
    this.paintField();
    this.paintLine(scene.parameters);
    this.paintSamples(scene);
  }

  paintField() {
    const sums = this.field.layers[this.neuron[0] - 1][this.neuron[1]];
    const pixels = new Uint32Array(this.pixels.data.buffer);
    const perUnit = SHADES / (2 * MOST_SUM);
    for (let k = 0; k < pixels.length; k++) {
      const shade = (sums[k] + MOST_SUM) * perUnit;
      pixels[k] = this.colours[shade > 0 ? (shade < SHADES ? shade | 0 : SHADES) : 0];
    }
    this.pen.putImageData(this.pixels, 0, 0);
  }

  paintLine(parameters) {
    const { shape, spans, shift } = this;
    const [[left, right], [low, high]] = spans;
    const inputs = [0, 0];
    const pieces = boundary((x, y) => {
      inputs[0] = (left + (right - left) * x - shift.offset[0]) / shift.scale[0];
      inputs[1] = (high + (low - high) * y - shift.offset[1]) / shift.scale[1];
      return neuronSum(shape, parameters, inputs, ...this.neuron);
    }, this.squares);
    this.pieces = pieces;
    this.strokeLine();
  }

  // Draw the pieces of the line; fast for a frame among many, in which nobody sees their ends.
  strokeLine(fast = false) {
    const { box, look, pieces } = this;
    const { context } = this.line;
    const [wide, tall] = [box.right - box.left, box.bottom - box.top];
    this.line.clear();
    context.beginPath();
    for (let k = 0; k < pieces.length; k += 4) {
      context.moveTo(box.left + wide * pieces[k], box.top + tall * pieces[k + 1]);
      context.lineTo(box.left + wide * pieces[k + 2], box.top + tall * pieces[k + 3]);
    }
    context.lineCap = fast ? "butt" : "round";
    context.lineWidth = 2.4;
    context.strokeStyle = look.text;
    context.stroke();
  }

  paintSamples({ predictions, shown, probe }) {
    const { context } = this.canvas;
    const { samples, look } = this;
    const wrong = samples.map(({ label: truth }, number) =>
      Boolean(predictions) && truth !== null && predictions[number] >= 0.5 !== (truth === 1));
    const marked = JSON.stringify([wrong, shown, probe?.raw, samples.map(({ raw, label: truth }) => [raw, truth])]);
    if (marked === this.marked) return;
    this.marked = marked;
    this.canvas.clear();
    samples.forEach(({ raw, label: truth }, number) => {
      const large = number === shown && !probe;
      paintMark(context, this.spot(raw), truth, look, { wrong: wrong[number], large });
    });
    for (const { words, at } of this.names) label(context, words, at, look);
    if (probe) paintMark(context, this.spot(probe.raw), null, look, { probe: true });
  }

  // Whose mark a pointer means: the nearest within reach, as a number; -1 for nobody.
  sampleAt([x, y], reach = REACH) {
    let [best, nearest] = [-1, reach];
    this.samples.forEach(({ raw }, number) => {
      const [left, top] = this.spot(raw);
      const distance = Math.hypot(left - x, top - y);
      if (distance < nearest) [best, nearest] = [number, distance];
    });
    return best;
  }
}

// The colours by the sum that goes into an activation, from -8 to 8.
function coloursBySum(colours, activation) {
  return Uint32Array.from({ length: SHADES + 1 }, (none, k) => {
    const sum = (k / SHADES * 2 - 1) * MOST_SUM;
    const share = shareOf(activation, ACTIVATIONS[activation](sum), MOST_SUM);
    return colours[Math.round(share * (colours.length - 1))];
  });
}
