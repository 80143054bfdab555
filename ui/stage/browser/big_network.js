// The picture of a network of any size: all possible inputs, every neuron with its plane, a line for
// every weight, and numbers where there is room: everywhere in a small network, around the neuron that
// is picked in a large one.

import { BARE, COLUMN, ROW, bigDiagram, boxAt, edgeLabels, isWritten } from "./big_diagram.js";
import { meantIn } from "./big_meant.js";
import { widest } from "./big_step.js";
import { paintStep, paintTint } from "./big_step_paint.js";
import { Canvas, label, lock, textWidth } from "./canvas.js";
import { Field } from "./field.js";
import { shapeOf } from "./feedforward.js";
import { sized } from "./look.js";
import { between, decimals } from "./numbers.js";
import { Thumbnails } from "./thumbnails.js";
import { _ } from "./words.js";

const LINES = 46; // of this type fit into the width of the panel
const NAMED = 44; // pixels: a plane of this size has room for a name and a value
const CROWDED = 60; // parameters: with more of them values would only flicker while it plays
const VERY_CROWDED = 200;
const FAINT = 0.25; // of edges beside those of a picked neuron, and of all where they have no part
const thickness = (share) => 0.6 + 6 * share;
const shareOfWeight = (weight) => Math.abs(weight) / (Math.abs(weight) + 3);
const touches = ({ level, input, neuron }, [depth, place]) => (level === depth - 1 && neuron === place) || (level === depth && input === place);

export class BigNetwork {
  // element: the canvas on top, which the pointer meets; under it lie the edges, and under those what
  // stays as it is while the picture moves.
  constructor(element) {
    const layers = document.createElement("div");
    layers.className = "layers";
    const under = ["frame", "edges"].map((name) =>
      Object.assign(document.createElement("canvas"), { className: `network-${name}`, ariaHidden: "true" }));
    element.replaceWith(layers);
    layers.append(...under, element);
    this.canvas = new Canvas(element);
    [this.still, this.lines] = under.map((canvas) => new Canvas(canvas));
    this.turn = 0;
    this.planes = new Thumbnails();
    this.inputPlanes = new Thumbnails();
  }

  // names: of all inputs; answer: what the outputs mean; head: what the server sent.
  prepare(shape, look, { names, answer, head }) {
    Object.assign(this, { shape, names, answer, head });
    if (![this.canvas, this.still, this.lines].every((canvas) => canvas.fit())) return false;
    this.look = sized(look, this.canvas.width, LINES);
    const measure = (words) => textWidth(this.canvas.context, words, this.look, { weight: 600 });
    const { size } = this.look;
    this.places = bigDiagram(shape, names, this.canvas, { size, measure });
    const [name, number] = widest(head.part);
    this.widths = { size, [ROW]: measure(`${name} ${number}`) + 6, [COLUMN]: Math.max(measure(name), measure(number)) + 4, [BARE]: measure(number) + 2 };
    this.placeNumbers();
    this.labelled = this.answerWords = undefined;
    this.planes.prepare(shape, look, answer, head.discretize, this.places.sides[1] * this.canvas.ratio);
    this.prepareInputs(look);
    this.paintStill();
    return true;
  }

  // The numbers of a small network stand in the picture all the time if all of them have room, the
  // weights without their names if need be: whoever points at one reads its name.
  placeNumbers() {
    const { places, shape } = this;
    [this.everywhere, this.written, this.labels] = [false, [], []];
    if (!isWritten(shape) || !this.hasRoomUnder || this.head.part === "loss") return;
    const biases = places.spots.flatMap((layer, depth) => (depth === 0 ? [] : layer.map((each, place) =>
      ({ at: shape.layers[depth - 1].bias + place, box: this.biasBox(depth, place) }))));
    const kept = biases.map(({ box }) => box);
    const tried = [[ROW, COLUMN], [BARE]].map((forms) => edgeLabels(places.edges, places, this.widths, { kept, forms }));
    const found = tried.find(({ whole }) => whole);
    if (found) [this.everywhere, this.written, this.labels] = [true, [...found.labels, ...biases], found.labels];
  }

  biasBox(depth, place) {
    return boxAt(this.biasSpot(depth, place), this.widths[ROW], 1.3 * this.look.size);
  }

  // Whether a bias can stand between a neuron and the next one below.
  get hasRoomUnder() {
    const { places: { pitch, sides }, look: { size } } = this;
    return pitch - sides[1] >= (sides[1] < NAMED ? 2.4 : 1.6) * size;
  }

  // The inputs, and what each column is.
  paintStill() {
    const { context } = this.still;
    const { look, places, shape } = this;
    this.still.clear();
    places.inputs.forEach((each, place) => this.paintInput(context, place));
    const y = this.canvas.height - 0.8 * look.size;
    const style = { align: "center", colour: look.quiet };
    shape.layers.forEach(({ activation }, level) => {
      const x = Math.min(places.columns[level + 1], this.canvas.width - textWidth(context, activation, look) / 2 - 2);
      label(context, activation, [x, y], look, style);
    });
    label(context, _("inputs"), [places.columns[0], y], look, style);
  }

  // What the inputs say everywhere does not depend on the network: painted once.
  prepareInputs(look) {
    const { names, head } = this;
    const alone = shapeOf([names.length, names.length, 1], ["linear", "linear"]);
    const field = new Field(48, alone, { names });
    field.spread(head.spans, head.shift);
    this.inputPlanes.prepare(alone, look, this.answer, head.discretize);
    this.inputPlanes.update({ layers: [field.inputs, [field.inputs[0]]], side: field.side });
  }

  // scene: parameters; outputs of all layers for somebody; the field; what is held and picked (a
  // neuron, [layer, place]); locked names; widths of edges by gradient, if they have such; a step that
  // is looked at in a part of it; moving.
  paint(scene) {
    const { canvas } = this;
    this.said = [];
    this.pickLabels(scene.picked ?? scene.stepped);
    this.planes.update(scene.field);
    // Many edges are half of the work, and nobody sees whether they keep up with every frame.
    const every = !scene.moving || this.shape.count <= CROWDED ? 1 : this.shape.count <= VERY_CROWDED ? 2 : 3;
    this.turn = (this.turn + 1) % every;
    if (this.turn === 0) this.paintEdges(scene);
    canvas.clear();
    for (let depth = 1; depth < this.places.spots.length; depth++) {
      this.places.spots[depth].forEach((each, place) => this.paintNeuron(scene, depth, place));
    }
    this.paintLabels(scene);
    this.paintWords(scene);
  }

  // Which edges have their numbers written: all, or those into the picked neuron.
  pickLabels(picked) {
    const key = picked?.join();
    if (this.everywhere || key === this.labelled) return;
    this.labelled = key;
    const { edges } = this.places;
    const into = picked && this.head.part !== "loss" ? edges.filter(({ level, neuron }) => level === picked[0] - 1 && neuron === picked[1]) : [];
    const kept = into.length && this.hasRoomUnder ? [this.biasBox(...picked)] : [];
    this.labels = edgeLabels(into, this.places, this.widths, { kept }).labels;
  }

  paintEdges({ parameters, held, picked, gradients, step }) {
    const { context } = this.lines;
    const { look, places } = this;
    this.lines.clear();
    const most = gradients ? Math.max(...gradients) || 1 : 1;
    for (const edge of places.edges) {
      const { at, from, to } = edge;
      const shown = step ? step.flow(at) : parameters[at];
      context.globalAlpha = (picked && !touches(edge, picked)) || step?.part === "loss" ? FAINT : 1;
      context.beginPath();
      context.moveTo(from[0], from[1]);
      context.lineTo(to[0], to[1]);
      if (at === held) this.paintHeld();
      context.strokeStyle = shown >= 0 ? look.positive : look.negative;
      context.lineWidth = thickness(step ? step.share(at) : gradients ? gradients[at] / most : shareOfWeight(shown));
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  paintHeld() {
    const { context } = this.lines;
    context.globalAlpha = 0.4;
    context.strokeStyle = this.look.accent;
    context.lineWidth = 13;
    context.stroke();
    context.globalAlpha = 1;
  }

  paintInput(context, place) {
    const { look, places, head } = this;
    const { name, at, side } = places.inputs[place];
    const on = head.inputs.includes(name);
    context.globalAlpha = on ? 1 : 0.45;
    this.inputPlanes.draw(context, 1, place, at, side);
    context.globalAlpha = 1;
    this.frame(context, at, side, { colour: on ? look.text : look.grid, width: on ? 2 : 1 });
    label(context, name, [at[0] - side / 2 - 6, at[1]], look, { align: "right", colour: on ? look.text : look.quiet, weight: on ? 600 : 400 });
  }

  paintNeuron({ parameters, outputs, picked, moving, locked, step }, depth, place) {
    const { context } = this.canvas;
    const { look, places, shape } = this;
    const spot = places.spots[depth][place];
    const side = places.sides[depth];
    const tint = step?.tint(depth, place) ?? null;
    if (tint === null) this.planes.draw(context, depth, place, spot, side);
    else paintTint(context, look, spot, side, tint);
    const chosen = picked && picked[0] === depth && picked[1] === place;
    this.frame(context, spot, side, { colour: chosen ? look.accent : look.quiet, width: chosen ? 3 : 1.2 });
    const bias = shape.layers[depth - 1].bias + place;
    const corner = Math.max(5, 0.16 * side);
    context.fillStyle = parameters[bias] >= 0 ? look.positive : look.negative;
    context.globalAlpha = 0.35 + 0.65 * shareOfWeight(parameters[bias]);
    context.fillRect(spot[0] - side / 2 - corner / 2, spot[1] + side / 2 - corner / 2, corner, corner);
    context.globalAlpha = 1;
    if (locked.has(shape.parameterNames[bias])) lock(context, [spot[0] - side / 2, spot[1] - side / 2 - 2], look);
    const value = outputs?.[depth][place];
    if (value === undefined || (moving && shape.count > CROWDED)) return;
    this.writeValue(depth, place, step ? step.value(depth, place) : decimals(value));
  }

  // In its plane with its name if both have room there, else under it.
  writeValue(depth, place, written) {
    const { context } = this.canvas;
    const { look, places, shape } = this;
    const [x, y] = places.spots[depth][place];
    const side = places.sides[depth];
    const style = { align: "center", halo: look.halo };
    const name = shape.neuronNames[depth][place];
    if (side >= NAMED) {
      label(context, name, [x, y - 0.6 * look.size], look, style);
      label(context, written, [x, y + 0.6 * look.size], look, { ...style, weight: 700, size: Math.min(look.size, 1.9 * side / Math.max(5, written.length)) });
    } else if (places.pitch - side > look.size) {
      label(context, written, [x, y + side / 2 + 0.6 * look.size], look, { align: "center", weight: 600, size: 0.85 * look.size });
    } else return;
    this.said.push(`${name} ${written}`);
  }

  frame(context, [x, y], side, { colour, width }) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(x - side / 2, y - side / 2, side, side);
  }

  paintLabels({ parameters, held, locked, picked: pointed, stepped, step }) {
    const { look, shape, places } = this;
    const picked = pointed ?? stepped;
    const words = (at) => step?.label(at, parameters[at]) ?? [shape.parameterNames[at], decimals(parameters[at])];
    for (const { edge, at, spot: [x, y], form } of this.labels) {
      if (pointed && !touches(edge, pointed)) continue;
      this.writeNumber(...words(at), [x, y], { form, colour: at === held ? look.accent : look.text });
      if (locked.has(shape.parameterNames[at])) lock(this.canvas.context, [x + this.widths[form] / 2 + 0.3 * look.size, y], look);
    }
    const named = this.everywhere && !pointed ? places.spots.flatMap((layer, depth) => (depth === 0 ? [] : layer.map((each, place) => [depth, place])))
      : picked && this.hasRoomUnder && step?.part !== "loss" ? [picked] : [];
    for (const [depth, place] of named) {
      const bias = shape.layers[depth - 1].bias + place;
      const colour = bias === held ? look.accent : look.text;
      this.writeNumber(...words(bias), this.biasSpot(depth, place), { form: ROW, colour });
    }
    if (step) paintStep(this, step);
  }

  // Under its neuron, and under its value if that stands there.
  biasSpot(depth, place) {
    const [x, y] = this.places.spots[depth][place];
    const side = this.places.sides[depth];
    return [x, y + side / 2 + (side >= NAMED ? 0.9 : 1.7) * this.look.size];
  }

  // A name and a number on the colour of the page, so that no line runs through them.
  writeNumber(name, number, [wanted, y], { form, colour }) {
    const { context } = this.canvas;
    const { look } = this;
    this.said.push(`${name} ${number}`);
    const oneRow = form !== COLUMN;
    const first = form === BARE ? 0 : textWidth(context, `${name} `, look);
    const second = textWidth(context, number, look, { weight: 600 });
    const wide = (oneRow ? first + second : Math.max(first, second)) + (form === BARE ? 1 : 4);
    const high = (oneRow ? 1.2 : 2.2) * look.size;
    const x = between(wanted, wide / 2, this.canvas.width - wide / 2);
    context.globalAlpha = 0.9;
    context.fillStyle = look.background;
    context.fillRect(x - wide / 2, y - high / 2, wide, high);
    context.globalAlpha = 1;
    const left = x - (first + second) / 2;
    const [nameAt, numberAt] = oneRow ? [[left, y], [left + first, y]] : [[x, y - 0.52 * look.size], [x, y + 0.55 * look.size]];
    const style = { colour, halo: null, align: oneRow ? "left" : "center" };
    if (first) label(context, `${name}${oneRow ? " " : ""}`, nameAt, look, style);
    label(context, number, numberAt, look, { ...style, weight: 600 });
  }

  // What the network says: under its outputs, or over them where that is too close to their activation.
  paintWords({ outputs, step, picked, stepped }) {
    const { context } = this.canvas;
    const { look, places, head, answer } = this;
    if (answer.kind === "number" || !outputs || step?.part === "loss") return;
    const said = answer.classOf(outputs[outputs.length - 1]);
    const words = _("says {class}", { class: head.classNames[said] }).slice(0, 18);
    const last = places.spots.at(-1);
    if (words !== this.answerWords) this.answerWide = textWidth(context, words, look, { weight: 600 });
    this.answerWords = words;
    const wide = this.answerWide;
    const half = places.sides.at(-1) / 2;
    const under = last.at(-1)[1] + half;
    const below = (this.everywhere || (picked ?? stepped)?.[0] === places.spots.length - 1 ? 2.2 : 1.7) * look.size;
    const fits = under + below + 1.3 * look.size <= this.canvas.height - 0.8 * look.size;
    const at = fits ? under + below : last[0][1] - half - 0.8 * look.size;
    label(context, words, [Math.min(places.columns.at(-1) - wide / 2, this.canvas.width - wide - 2), at], look, { weight: 600, colour: look.classes[said] });
    this.said.push(words);
  }

  meant(spot) {
    return meantIn(this, spot);
  }
}
