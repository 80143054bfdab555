// The picture of the network: a line for each weight, a circle for each neuron with its own plane
// in it, and every number by its name.

import { Canvas, circle, label, lock, textWidth } from "./canvas.js";
import { ROW, diagram, edgeAt, neuronAt } from "./diagram.js";
import { fieldColours, sized } from "./look.js";
import { decimals, short } from "./numbers.js";
import { shareOf } from "./feedforward.js";
import { _ } from "./words.js";

const LINES = 33; // of this type fit into the width of the panel
const ROOM_FOR_ANSWER = 8; // times the size of the type
const SMALL_PICTURE = 32; // pixels along its side
const SMALLEST = 10.5; // pixels of type
const SMALLEST_PRESENTED = 15; // where a projector has few pixels
const SMALL_PANEL = 420; // pixels of width; a presentation has more from 1280 on
const SHADES = 256;

// How thick the line of a weight is: it grows ever more slowly.
const thickness = (weight) => 1 + 8 * Math.abs(weight) / (Math.abs(weight) + 4);

export class NetworkPicture {
  constructor(element) {
    this.canvas = new Canvas(element);
    this.small = document.createElement("canvas");
    this.small.width = this.small.height = SMALL_PICTURE;
  }

  // Take the network, the look, and whether neurons have their planes in them.
  prepare(shape, look, features, { planes = true, notes = null } = {}) {
    Object.assign(this, { shape, features, planes });
    if (!this.canvas.fit()) return false;
    this.look = sized(look, Math.min(this.canvas.width, 1.6 * this.canvas.height), LINES);
    this.places = this.placed(notes ? 2 : 1);
    // Labels may need smaller type to be clear of the edges on a small screen.
    const least = !look.presenting ? SMALLEST : this.canvas.width < SMALL_PANEL ? SMALLEST_PRESENTED : Infinity;
    while (!this.places.clear && this.look.size > least) {
      this.look = { ...this.look, size: this.look.size - 0.5 };
      this.places = this.placed(notes ? 2 : 1);
    }
    this.colours = fieldColours(look, SHADES);
    this.pen = this.small.getContext("2d");
    this.pixels = this.pen.createImageData(SMALL_PICTURE, SMALL_PICTURE);
    return true;
  }

  placed(rows) {
    const { canvas, look, shape } = this;
    return diagram(shape, canvas, look.size, (words) => textWidth(canvas.context, words, look, { weight: 600 }), rows);
  }

  // scene: parameters, outputs of all layers for somebody, the field, class names; what is held,
  // lit (names of what is on a path), locked; notes to write under the numbers; reached: the layer
  // that a signal has come to, with a fraction while it is on its way to the next.
  paint(scene) {
    const { canvas } = this;
    this.said = [];
    canvas.clear();
    if (scene.lit) this.paintGlow(scene.lit);
    this.paintEdges(scene);
    if (scene.reached % 1 > 0) this.paintSignals(scene.reached);
    this.places.spots.forEach((layer, depth) => layer.forEach((each, place) =>
      this.paintNeuron(scene, depth, place)));
    this.paintLabels(scene);
  }

  paintEdges({ parameters, held }) {
    const { context } = this.canvas;
    const { edges, labelled } = this.places;
    context.lineCap = "butt";
    for (const { at, from, to } of edges) {
      const weight = parameters[at];
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.strokeStyle = weight >= 0 ? this.look.positive : this.look.negative;
      context.lineWidth = thickness(weight) * (labelled ? 1 : 0.5);
      if (at === held) {
        context.save();
        context.strokeStyle = this.look.accent;
        context.globalAlpha = 0.35;
        context.lineWidth += 10;
        context.stroke();
        context.restore();
      }
      context.stroke();
    }
  }

  // The way along which something goes, wide and pale behind its lines and circles.
  paintGlow(lit) {
    const { context } = this.canvas;
    const { spots, edges, radius } = this.places;
    context.save();
    context.globalAlpha = 0.5;
    context.strokeStyle = context.fillStyle = this.look.accent;
    context.lineWidth = 0.42 * radius;
    for (const { at, from, to } of edges) {
      if (!lit.has(this.shape.parameterNames[at])) continue;
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.stroke();
    }
    spots.flat().forEach((spot, place) => {
      if (!lit.has(this.shape.neuronNames.flat()[place])) return;
      circle(context, spot, radius * 1.2);
      context.fill();
    });
    context.restore();
  }

  // A dot on every edge of the layer that the signal is in.
  paintSignals(reached) {
    const { context } = this.canvas;
    const share = reached % 1;
    context.fillStyle = this.look.accent;
    for (const { level, from, to } of this.places.edges) {
      if (level !== Math.floor(reached)) continue;
      circle(context, from.map((start, axis) => start + share * (to[axis] - start)), 0.42 * this.look.size);
      context.fill();
    }
  }

  paintNeuron(scene, depth, place) {
    const { context } = this.canvas;
    const { spots, radius, labelled } = this.places;
    const { look } = this;
    const spot = spots[depth][place];
    circle(context, spot, radius);
    context.fillStyle = look.surface;
    context.fill();
    if (this.planes && depth > 0 && scene.field) {
      context.save();
      context.clip();
      this.paintSmall(scene.field, depth, place, spot, radius);
      context.restore();
      circle(context, spot, radius);
    }
    context.strokeStyle = look.quiet;
    context.lineWidth = 1.5;
    context.stroke();
    const name = this.shape.neuronNames[depth][place];
    const value = scene.outputs?.[depth][place];
    if (!labelled || value === undefined) return;
    const written = depth > scene.reached ? "?" : depth === 0 ? short(value, 4) : decimals(value);
    const halo = depth > 0 && this.planes ? look.halo : null;
    label(context, name, [spot[0], spot[1] - 0.62 * look.size], look, { align: "center", halo });
    label(context, written, [spot[0], spot[1] + 0.62 * look.size], look, { align: "center", weight: 700, halo,
      size: Math.min(look.size, 1.75 * radius / Math.max(4, written.length) * 1.75) });
    this.said.push(`${name} ${written}`);
  }

  // What a neuron says over the whole plane, as a picture of a few pixels that is scaled up.
  paintSmall(field, depth, place, [x, y], radius) {
    const { side } = field;
    const { activation } = this.shape.layers[depth - 1];
    const values = field.layers[depth - 1][place];
    const last = depth === this.shape.layers.length;
    const ends = last ? null : rangeOf(activation, values);
    const pixels = new Uint32Array(this.pixels.data.buffer);
    for (let row = 0, k = 0; row < SMALL_PICTURE; row++) {
      const from = Math.floor((row + 0.5) * side / SMALL_PICTURE) * side;
      for (let column = 0; column < SMALL_PICTURE; column++, k++) {
        const value = values[from + Math.floor((column + 0.5) * side / SMALL_PICTURE)];
        const share = last ? 1 / (1 + Math.exp(-value)) : shareOf(activation, value, ends);
        pixels[k] = this.colours[Math.max(0, Math.min(SHADES - 1, Math.round(share * (SHADES - 1))))];
      }
    }
    this.pen.putImageData(this.pixels, 0, 0);
    this.canvas.context.drawImage(this.small, x - radius, y - radius, 2 * radius, 2 * radius);
  }

  paintLabels({ parameters, held, locked, notes, classes, outputs }) {
    const { context } = this.canvas;
    const { look, shape } = this;
    const { spots, radius, labels, labelled } = this.places;
    for (const { at, x, y, align } of labels) {
      const name = shape.parameterNames[at];
      const number = decimals(parameters[at]);
      this.said.push(`${name} ${number}`);
      const words = `${name} `;
      const shut = locked?.has(name) ? 1.1 * look.size : 0;
      const first = textWidth(context, words, look);
      const wide = first + textWidth(context, number, look, { weight: 600 }) + shut;
      const left = Math.max(2, Math.min(this.canvas.width - wide - 2, align === "center" ? x - wide / 2 : x));
      const colour = at === held ? look.accent : look.text;
      label(context, words, [left, y], look, { colour });
      label(context, number, [left + first, y], look, { weight: 600, colour });
      if (shut) lock(context, [left + wide - 0.45 * look.size, y], look);
      if (notes?.[name]) {
        label(context, notes[name], [left, y + ROW * look.size], look, { colour: look.quiet });
        this.said.push(notes[name]);
      }
    }
    if (!labelled) return;
    this.features.forEach((feature, place) => {
      const [x, y] = spots[0][place];
      const down = place >= this.features.length / 2 ? 1 : -1;
      const left = x - radius;
      label(context, this.cut(feature, spots[1][0][0] - radius - left - 4), [left, y + down * (radius + 0.95 * look.size)], look,
        { colour: look.quiet, size: 0.95 * look.size });
    });
    if (outputs && classes) this.paintAnswer(outputs, classes);
  }

  paintAnswer(outputs, classes) {
    const { look } = this;
    const { spots, radius } = this.places;
    const [x, y] = spots[spots.length - 1][0];
    const said = outputs[outputs.length - 1][0] >= 0.5 ? 1 : 0;
    const style = { weight: 600, colour: said ? look.positive : look.negative };
    const words = this.cut(_("says {class}", { class: classes[said] }), ROOM_FOR_ANSWER * look.size);
    const wide = textWidth(this.canvas.context, words, look, style);
    const left = Math.min(x - wide / 2, this.canvas.width - wide - 2);
    label(this.canvas.context, words, [left, y + radius + look.size], look, style);
    this.said.push(words);
  }

  // Words, cut short if they are wider than there is room.
  cut(words, room) {
    const { context } = this.canvas;
    let text = words;
    while (text.length > 1 && textWidth(context, text, this.look) > room) text = `${text.slice(0, -2)}\u2026`;
    return text;
  }

  // What a pointer means: a neuron, or a parameter (an edge, or a label).
  meant(spot) {
    const near = this.places.labels.find(({ at, x, y, align }) => {
      const half = 3 * this.look.size;
      const left = align === "center" ? x - half : x;
      return spot[0] > left && spot[0] < left + 2 * half && Math.abs(spot[1] - y) < 0.8 * this.look.size;
    });
    if (near) return { parameter: near.at };
    const neuron = neuronAt(this.places, spot);
    if (neuron) return { neuron };
    const edge = edgeAt(this.places.edges, spot);
    return edge && { parameter: edge.at };
  }
}

// The largest output of a neuron without ends; those with ends need none.
function rangeOf(activation, values) {
  if (shareOf(activation, 1, 1) === shareOf(activation, 1, 2)) return 1;
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
