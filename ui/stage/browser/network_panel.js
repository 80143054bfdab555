// The network as a panel of a lesson: lit along a path, picked at its numbers, or passed through by
// a signal, layer by layer.

import { feedforward, shapeOf } from "./feedforward.js";
import { NetworkPicture } from "./network.js";
import { exact } from "./numbers.js";

const SMALLEST = 12.5; // pixels of type: more would not fit between two neurons on a phone

export class NetworkPanel {
  constructor(element) {
    this.picture = new NetworkPicture(element);
    this.canvas = this.picture.canvas;
  }

  prepare(panel, look) {
    this.panel = panel;
    this.shape = shapeOf(panel.sizes, panel.activations);
    this.outputs = feedforward(this.shape, panel.parameters, panel.inputs);
    return this.picture.prepare(this.shape, { ...look, smallest: SMALLEST }, panel.features ?? [], { planes: false, notes: panel.notes });
  }

  // place: how far the signal has come, in layers; null where nothing is played.
  paint(place) {
    const { parameters, lit, notes, classes } = this.panel;
    const last = this.shape.layers.length;
    this.reached = place ?? last;
    this.picture.paint({ parameters, outputs: this.outputs, notes, lit: lit && new Set(lit), reached: this.reached,
      classes: this.reached < last ? null : classes });
  }

  get painted() {
    const { said, places } = this.picture;
    return { said, outputs: this.outputs, reached: this.reached, spots: places.spots, clear: places.clear };
  }

  nameOf(meant) {
    if (!meant) return null;
    return meant.neuron ? this.shape.neuronNames[meant.neuron[0]][meant.neuron[1]] : this.shape.parameterNames[meant.parameter];
  }

  told(spot) {
    const meant = this.picture.meant(spot);
    const name = this.nameOf(meant);
    if (!name || (meant.neuron && meant.neuron[0] > this.reached)) return null;
    const value = meant.neuron ? this.outputs[meant.neuron[0]][meant.neuron[1]] : this.panel.parameters[meant.parameter];
    return `${name} = ${exact(value)}`;
  }

  pickAt(spot) {
    const name = this.nameOf(this.picture.meant(spot));
    return name && this.panel.pick && name in this.panel.pick ? name : null;
  }

  // What can be picked, as places for buttons; the words on them are the server's.
  targets() {
    const { spots, radius, labels } = this.picture.places;
    const { size } = this.picture.look;
    const boxes = {};
    this.shape.neuronNames.forEach((names, depth) => names.forEach((name, place) => {
      const [x, y] = spots[depth][place];
      boxes[name] = { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius };
    }));
    for (const { at, x, y, align } of labels) {
      boxes[this.shape.parameterNames[at]] = { left: align === "center" ? x - 3 * size : x, top: y - 0.8 * size, width: 6 * size, height: 1.6 * size };
    }
    return Object.entries(this.panel.pick ?? {}).map(([key, words]) => ({ key, words, box: boxes[key] }));
  }
}
