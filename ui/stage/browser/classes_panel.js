// What a network with softmax says everywhere, as a panel of a lesson: the colour of the class with
// the largest share, the stronger the larger it is, and all samples in the shape of their class.

import { paintAxes, roomFor, scale } from "./axes.js";
import { Canvas } from "./canvas.js";
import { CLASS_MARKS, MARKS } from "./chart_marks.js";
import { shapeOf } from "./feedforward.js";
import { Field } from "./field.js";
import { channels, sized } from "./look.js";
import { exact } from "./numbers.js";

const SIDE = 120; // places along a side of the field
const SMALL = 220; // pixels of width below which titles of axes take more room than they are worth
const LINES = 27; // of this type fit into the width of the panel
const SHADES = 256;

export class ClassesPanel {
  constructor(element) {
    this.canvas = new Canvas(element);
    this.image = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  }

  prepare(panel, look) {
    this.panel = panel;
    if (!this.canvas.fit()) return false;
    this.look = sized(look, this.canvas.width, LINES);
    const [across, up] = panel.spans;
    const titles = this.canvas.width < SMALL ? null : panel.titles;
    this.box = roomFor(this.canvas.context, this.canvas, this.look, up, { titles: titles !== null });
    this.x = scale(across, [this.box.left, this.box.right]);
    this.y = scale(up, [this.box.bottom, this.box.top]);
    this.compute();
    this.under = this.canvas.layer((pen) => this.paintUnder(pen, titles));
    return true;
  }

  // The shares of all places, and the pixels of the largest.
  compute() {
    const { panel, look } = this;
    const field = new Field(SIDE, shapeOf(panel.sizes, panel.activations));
    field.spread(panel.spans, panel.shift);
    field.compute(panel.parameters);
    this.sums = field.layers[field.layers.length - 1];
    const scales = look.fills.map((fill) => shades(look.unsure, fill));
    const image = new ImageData(SIDE, SIDE);
    const pixels = new Uint32Array(image.data.buffer);
    for (let k = 0; k < pixels.length; k++) {
      const shares = this.sharesAt(k);
      const best = shares.indexOf(Math.max(...shares));
      const sure = (shares[best] - 1 / shares.length) / (1 - 1 / shares.length);
      pixels[k] = scales[best][Math.round(sure * (SHADES - 1))];
    }
    this.image.getContext("2d").putImageData(image, 0, 0);
  }

  // Softmax of the sums at a place of the field.
  sharesAt(place) {
    const sums = this.sums.map((values) => values[place] / this.panel.temperature);
    const most = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - most));
    const total = powers.reduce((all, power) => all + power, 0);
    return powers.map((power) => power / total);
  }

  paintUnder(pen, titles) {
    const { box, x, y, look, panel } = this;
    paintAxes(pen, box, x, y, look, { titles: titles ?? [null, null], grid: {} });
    pen.drawImage(this.image, box.left, box.top, box.right - box.left, box.bottom - box.top);
    for (const [x1, x2, kind] of panel.samples) {
      this.mark(pen, CLASS_MARKS[kind], [x.at(x1), y.at(x2)], 0.26 * look.size, look.classes[kind], 1);
    }
  }

  mark(pen, name, spot, size, colour, rim) {
    pen.beginPath();
    MARKS[name](pen, spot, size);
    pen.fillStyle = colour;
    pen.strokeStyle = this.look.background;
    pen.lineWidth = rim;
    pen.fill();
    pen.stroke();
  }

  paint() {
    const { canvas, panel, look } = this;
    canvas.clear();
    canvas.lay(this.under);
    this.spot = [this.x.at(panel.marker[0]), this.y.at(panel.marker[1])];
    this.mark(canvas.context, "diamond", this.spot, 0.55 * look.size, look.accent, 2.5);
  }

  get painted() {
    return { box: this.box, marker: this.spot, shares: this.sharesNear(this.spot) };
  }

  sharesNear([x, y]) {
    const { left, right, top, bottom } = this.box;
    const within = (share) => Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)));
    return this.sharesAt(within((y - top) / (bottom - top)) * SIDE + within((x - left) / (right - left)));
  }

  told([x, y]) {
    const { left, right, top, bottom } = this.box;
    if (x < left || x > right || y < top || y > bottom) return null;
    const { names } = this.panel;
    return this.sharesNear([x, y]).map((share, kind) => `${names[kind]} ${exact(Number(share.toPrecision(2)))}`).join(", ");
  }
}

// From the colour of "unsure" to that of a class, as pixels.
function shades(from, to) {
  const [start, end] = [from, to].map(channels);
  return Uint32Array.from({ length: SHADES }, (none, k) => {
    const [red, green, blue] = start.map((low, channel) => Math.round(low + (end[channel] - low) * k / (SHADES - 1)));
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}
