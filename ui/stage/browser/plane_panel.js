// What one neuron says of a square of inputs, as a panel of a lesson; a marker shows the inputs of
// now.

import { feedforward, shapeOf } from "./feedforward.js";
import { circle } from "./canvas.js";
import { exact } from "./numbers.js";
import { PlanePicture } from "./plane.js";
import { _ } from "./words.js";

const AS_IT_IS = { offset: [0, 0], scale: [1, 1] }; // inputs are in their own units here
const SMALL = 200; // pixels of width below which titles of axes take more room than they are worth

export class PlanePanel {
  constructor(element) {
    this.picture = new PlanePicture(element);
    this.canvas = this.picture.canvas;
  }

  prepare(panel, look) {
    this.panel = panel;
    const whole = shapeOf(panel.sizes, panel.activations);
    const [depth, place] = panel.neuron;
    this.name = panel.name ?? whole.neuronNames[depth][place];
    this.shape = { ...whole, layers: whole.layers.slice(0, depth) };
    const titles = this.canvas.element.clientWidth < SMALL ? null : panel.titles;
    return this.picture.prepare(this.shape, look, {
      spans: panel.spans, shift: AS_IT_IS, titles, samples: [], neuron: panel.neuron });
  }

  paint() {
    const { panel, picture } = this;
    picture.paint({ parameters: panel.parameters });
    const { context } = this.canvas;
    this.spot = picture.spot(panel.marker);
    circle(context, this.spot, 0.45 * picture.look.size);
    context.fillStyle = picture.look[panel.colour ?? "text"];
    context.strokeStyle = picture.look.background;
    context.lineWidth = 2;
    context.fill();
    context.stroke();
  }

  get painted() {
    const { pieces, box } = this.picture;
    return { box, marker: this.spot, pieces: [...pieces], output: this.outputAt(this.panel.marker) };
  }

  outputAt(inputs) {
    const [depth, place] = this.panel.neuron;
    return feedforward(this.shape, this.panel.parameters, inputs)[depth][place];
  }

  told(spot) {
    if (!this.picture.inside(spot)) return null;
    const inputs = this.picture.raw(spot);
    const [x1, x2] = inputs.map((value) => exact(value));
    return _("{name} = {value} at x1 = {x1}, x2 = {x2}", { name: this.name, value: exact(this.outputAt(inputs)), x1, x2 });
  }
}
