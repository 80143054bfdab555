// The plane of one neuron, enlarged: what that neuron says everywhere, beside its circle.

import { exact } from "./numbers.js";
import { PlanePicture } from "./plane.js";
import { _ } from "./words.js";

export class Lens {
  constructor(element) {
    this.element = element;
    this.heading = element.querySelector(".lens-title");
    this.value = element.querySelector(".lens-value");
    this.picture = new PlanePicture(element.querySelector("canvas"));
    this.neuron = null;
  }

  // neuron: [layer, place]; box: what it stands beside, in the coordinates of the page.
  open(neuron, box, stage) {
    this.neuron = neuron;
    this.element.hidden = false;
    const frame = this.element.parentElement.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const right = box.right + 12 - frame.left;
    const left = right + width < frame.width ? right : Math.max(0, box.left - 12 - width - frame.left);
    const top = Math.max(0, Math.min(frame.height - height, (box.top + box.bottom) / 2 - height / 2 - frame.top));
    Object.assign(this.element.style, { left: `${left}px`, top: `${top}px` });
    this.prepare(stage);
  }

  close() {
    this.neuron = null;
    this.element.hidden = true;
  }

  prepare({ head, shape, look, samples }) {
    if (!this.neuron) return;
    const [depth, place] = this.neuron;
    this.name = shape.neuronNames[depth][place];
    this.heading.textContent = _("What {neuron} says everywhere", { neuron: this.name });
    const upTo = { ...shape, layers: shape.layers.slice(0, depth) };
    this.ready = this.picture.prepare(upTo, look, {
      spans: head.spans, shift: head.shift, titles: null, samples, neuron: [depth, place], named: false });
  }

  paint(scene) {
    if (!this.neuron || !this.ready) return;
    const [depth, place] = this.neuron;
    this.value.textContent = `${this.name} = ${exact(scene.outputs[depth][place])}`;
    this.picture.paint({ ...scene, predictions: null });
  }
}
