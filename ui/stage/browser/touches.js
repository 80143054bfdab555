// What one can do to the stage beside changing a number: move somebody, ask about a place. Everything
// shows in the same frame; the server hears of it when the hand lets go, as values.

import { button } from "./card.js";
import { feedforward } from "./feedforward.js";
import { exact } from "./numbers.js";
import { placeWords } from "./sample_card.js";
import { SampleTouches } from "./sample_touches.js";
import { _ } from "./words.js";

export class Touches extends SampleTouches {
  // The numbers as they are now become the start by hand.
  trainOn() {
    const numbers = Array.from(this.parameters());
    this.closeNumber();
    this.begunAgain = true;
    this.outbox.post("start", numbers);
  }

  // ---------------------------------------------------------------- somebody
  put(number, raw) {
    const sample = this.samples[number];
    sample.raw = raw;
    sample.x = this.inputsAt(raw);
    this.plane.nameAll();
  }

  rawBefore(number) {
    return this.head.samples[number].raw;
  }

  known(number) {
    return { name: this.nameOf(number) };
  }

  nameOf(number) {
    return this.samples[number].name;
  }

  wordsOf(number) {
    return placeWords(this.samples[number].raw, this.scene.predictions[number], this.head);
  }

  wordsAt(raw) {
    return placeWords(raw, this.scene.outputs.at(-1)[0], this.head);
  }

  aboutSample(number) {
    const { head } = this;
    const { label } = this.samples[number];
    const buttons = label === null ? [] : [button(_("Make {class}", { class: head.classes[1 - label] }), () => this.flip(number))];
    return { features: head.features, buttons, fixed: this.alone };
  }

  remove(number) {
    this.outbox.post("removed", this.nameOf(number));
  }

  // Show the network for somebody.
  show(number) {
    if (number === this.shown && !this.probe) return;
    this.shown = number;
    this.write();
    this.ask();
    this.outbox.post("shown", this.samples[number].name);
  }

  flip(number) {
    const { name, label } = this.samples[number];
    if (label === null || this.alone) return;
    this.card.close();
    this.samples[number].label = 1 - label;
    this.movedSamples = true;
    this.ask();
    this.outbox.post("labelled", { name, label: 1 - label });
  }

  addSample(raw, label) {
    if (this.alone) return;
    this.closeProbe();
    this.card.close();
    this.outbox.post("added", { raw, label });
  }

  // ---------------------------------------------------------------- a place
  aboutPlace(raw) {
    const { head } = this;
    return { fixed: this.alone,
      buttons: [1, 0].map((label) => button(_("Add {class} here", { class: head.classes[label] }), () => this.addSample(raw, label))),
      asking: [button(_("Ask about it"), () => this.addSample(raw, null))] };
  }

  // ---------------------------------------------------------------- a neuron
  openNeuron(depth, place) {
    if (depth === 0) return;
    this.card.close();
    const box = this.network.canvas.element.getBoundingClientRect();
    const [x, y] = this.network.places.spots[depth][place];
    const { radius } = this.network.places;
    this.lens.open([depth, place], { left: box.left + x - radius, right: box.left + x + radius, top: box.top + y, bottom: box.top + y }, this);
    this.ask();
  }

  closeLens() {
    this.lens.close();
    this.lensHeld = false;
  }

  // ---------------------------------------------------------------- pointing
  hover(meant) {
    const neuron = meant?.neuron;
    if (neuron && neuron[0] > 0) this.openNeuron(...neuron);
    else if (this.lens.neuron && !this.network.canvas.element.matches(":focus-within")) this.closeLens();
    if (this.card.isOpen || this.changed) return;
    const held = meant?.parameter;
    if (held !== this.held) {
      this.held = held;
      this.ask();
    }
  }

  // The exact words on what a pointer means.
  told({ parameter, neuron, sample }) {
    const { scene, shape, head } = this;
    if (parameter !== undefined) return `${shape.parameterNames[parameter]} = ${exact(scene.parameters[parameter])}`;
    if (neuron) return `${shape.neuronNames[neuron[0]][neuron[1]]} = ${exact(scene.outputs[neuron[0]][neuron[1]])}`;
    const { name, raw } = this.samples[sample];
    return `${name}: ${raw.map((value, axis) => `${head.features[axis]} ${exact(value)}`).join(", ")}, o1 = ${exact(scene.predictions[sample])}`;
  }

  toldPlace(raw) {
    const prediction = feedforward(this.shape, this.parameters(), this.inputsAt(raw)).at(-1)[0];
    return placeWords(raw, prediction, this.head);
  }

  // Put away what is open; whether there was anything.
  putAway() {
    if (this.presentation.putAway()) return true;
    const open = this.card.isOpen || this.lens.neuron || this.probe || this.changed;
    if (this.changed) this.putBack();
    this.closeNumber();
    this.closeProbe();
    this.closeLens();
    this.ask();
    return Boolean(open);
  }
}
