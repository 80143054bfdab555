// One neuron in its three steps: it multiplies, adds and activates.

import { Canvas, circle, label, textWidth } from "./canvas.js";
import { sized } from "./look.js";
import { exact } from "./numbers.js";
import { _, N_ } from "./words.js";

const SMALLEST = 12.5; // pixels of type: more would not fit into the circles on a phone
const LINES = 34; // of this type fit into the width of the panel
// Where everything stands, in shares of the panel; steps are squares, numbers are circles.
const NODES = [
  { name: "x1", x: 0.07, y: 0.72, colour: "quiet" },
  { name: "x2", x: 0.07, y: 0.2, colour: "quiet" },
  { name: "x1 \u00b7 w1", x: 0.37, y: 0.72, colour: "multiply", square: true },
  { name: "x2 \u00b7 w2", x: 0.37, y: 0.2, colour: "multiply", square: true },
  { name: "b", x: 0.64, y: 0.83, colour: "text" },
  { name: N_("sum"), x: 0.64, y: 0.4, colour: "add", square: true },
  { name: N_("output"), x: 0.91, y: 0.4, colour: "activate" },
];
const LINKS = [[0, 2, "w1"], [1, 3, "w2"], [2, 5], [3, 5], [4, 5], [5, 6]];

export class NeuronPanel {
  constructor(element) {
    this.canvas = new Canvas(element);
  }

  // values: each number by its name; written: the same as they are to be read.
  prepare(panel, look) {
    this.panel = panel;
    if (!this.canvas.fit()) return false;
    const { width, height, context } = this.canvas;
    this.look = sized({ ...look, smallest: SMALLEST }, Math.min(width, 2.4 * height), LINES);
    const widest = Math.max(...Object.values(panel.written).map((words) => textWidth(context, words, this.look, { weight: 700 })));
    this.radius = Math.min(Math.max(1.9 * this.look.size, widest / 2 + 5), 0.085 * width, 0.17 * height);
    this.spots = NODES.map(({ x, y }) => [
      this.radius + 2 + (width - 2 * this.radius - 4) * (x - 0.07) / 0.84,
      this.radius + 2 + (height - 2 * this.radius - 4) * (0.83 - y) / 0.63,
    ]);
    return true;
  }

  paint() {
    const { canvas: { context }, look, panel, spots, radius } = this;
    this.canvas.clear();
    this.said = [];
    for (const [from, to, weight] of LINKS) {
      context.strokeStyle = look.quiet;
      context.lineWidth = 1.5;
      context.beginPath();
      context.moveTo(...spots[from]);
      context.lineTo(...spots[to]);
      context.stroke();
      if (weight) this.nameWeight(weight, spots[from], spots[to]);
    }
    NODES.forEach(({ name, colour, square }, number) => {
      const [x, y] = spots[number];
      context.beginPath();
      if (square) context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      else circle(context, [x, y], radius);
      context.fillStyle = look.surface;
      context.strokeStyle = look[colour];
      context.lineWidth = 2.5;
      context.fill();
      context.stroke();
      // A circle has less room above its middle than in it.
      const room = square ? radius : Math.sqrt(radius ** 2 - look.size ** 2);
      this.write(_(name), [x, y - 0.62 * look.size], 400, room);
      this.write(panel.written[name], [x, y + 0.62 * look.size], 700, radius);
      this.said.push(`${_(name)} ${panel.written[name]}`);
    });
  }

  // Words in a node, smaller if they are wider than so far to both sides of the middle.
  write(words, at, weight, half) {
    const { look } = this;
    const room = 2 * half - 5;
    const wide = textWidth(this.canvas.context, words, look, { weight });
    label(this.canvas.context, words, at, look, { align: "center", weight, halo: null, size: look.size * Math.min(1, room / wide) });
  }

  // The weight over its line: in one row, or in two where that is too wide.
  nameWeight(name, [from, y], [to]) {
    const { canvas: { context }, look, radius } = this;
    const number = this.panel.written[name];
    const wide = textWidth(context, `${name} `, look);
    const total = wide + textWidth(context, number, look, { weight: 600 });
    const middle = (from + to) / 2;
    if (total < to - from - 2 * radius - 6) {
      label(context, `${name} `, [middle - total / 2, y - 0.8 * look.size], look);
      label(context, number, [middle - total / 2 + wide, y - 0.8 * look.size], look, { weight: 600 });
    } else {
      label(context, name, [middle, y - 0.8 * look.size], look, { align: "center" });
      label(context, number, [middle, y + 0.8 * look.size], look, { align: "center", weight: 600 });
    }
    this.said.push(`${name} ${number}`);
  }

  get painted() {
    return { said: this.said, spots: this.spots };
  }

  told([x, y]) {
    const number = this.spots.findIndex(([left, top]) => Math.abs(left - x) <= this.radius && Math.abs(top - y) <= this.radius);
    if (number < 0) return null;
    const { name } = NODES[number];
    return `${_(name)} = ${exact(this.panel.values[name])}`;
  }
}
