// What one can do to the stage beside changing a number: move somebody, ask about a place. Everything
// shows in the same frame; the server hears of it when the hand lets go, as values.

import { feedforward } from "./feedforward.js";
import { NumberTouches } from "./number_touches.js";
import { exact } from "./numbers.js";
import { placeWords, probeParts, sampleParts } from "./sample_card.js";

export class Touches extends NumberTouches {
  // The numbers as they are now become the start by hand.
  trainOn() {
    const numbers = Array.from(this.parameters());
    this.closeNumber();
    this.begunAgain = true;
    this.outbox.post("start", numbers);
  }

  // ---------------------------------------------------------------- somebody
  moveSample(number, raw) {
    this.player.playing = false;
    const sample = this.samples[number];
    sample.raw = raw;
    sample.x = this.inputsAt(raw);
    this.movedSamples = true;
    this.shown = number;
    this.closeProbe();
    this.plane.nameAll();
    this.player.show();
    this.ask();
  }

  sampleMoved(number) {
    const { name, raw } = this.samples[number];
    if (this.alone) this.moveBack(number);
    else this.outbox.post("moved", { name, raw });
  }

  // Without a server nothing is learned from a sample that was moved: it goes back.
  moveBack(number) {
    this.moveSample(number, this.head.samples[number].raw);
    this.movedSamples = false;
  }

  openSample(number) {
    this.closeProbe();
    this.closeLens();
    this.show(number);
    const sample = this.samples[number];
    const parts = sampleParts(sample, this.scene.predictions[number], this.head, {
      alone: this.alone,
      move: (raw) => {
        this.moveSample(number, raw);
        this.sampleMoved(number);
      },
      flip: () => this.flip(number),
      remove: () => {
        this.card.close();
        this.outbox.post("removed", sample.name);
      },
      close: () => this.card.close(),
    });
    this.card.open(sample.name, parts, this.boxOnPlane(sample.raw), { onEscape: () => this.card.close() });
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
  openProbe(raw) {
    this.closeLens();
    this.closeNumber();
    this.probe = { raw, x: this.inputsAt(raw) };
    this.write();
    this.paint();
    const prediction = this.scene.outputs.at(-1)[0];
    const close = () => {
      this.closeProbe();
      this.card.close();
    };
    this.card.open("What does it say here?", probeParts(raw, prediction, this.head, { alone: this.alone, add: (label) => this.addSample(raw, label), close }),
      this.boxOnPlane(raw), { onEscape: close });
  }

  closeProbe() {
    if (!this.probe) return;
    this.probe = null;
    this.write();
    this.ask();
  }

  boxOnPlane(raw) {
    const box = this.plane.canvas.element.getBoundingClientRect();
    const [x, y] = this.plane.spot(raw);
    return { left: box.left + x - 14, right: box.left + x + 14, top: box.top + y - 14, bottom: box.top + y + 14 };
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
