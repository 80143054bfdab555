// What one can do to the stage of a network of any size, beside changing a number: pick a neuron, ask
// about a place, show a sample, and change the inputs and the layers.

import { endsOf } from "./big_step.js";
import { button, make, row } from "./card.js";
import { derive } from "./derived.js";
import { feedforward } from "./feedforward.js";
import { NumberTouches } from "./number_touches.js";
import { decimals, exact, short } from "./numbers.js";

export class BigTouches extends NumberTouches {
  // Only the numbers that were changed, by name.
  trainOn() {
    const now = this.parameters();
    this.changed = null;
    const before = Float64Array.from(this.parameters());
    const numbers = {};
    before.forEach((value, place) => {
      if (value !== now[place]) numbers[this.shape.parameterNames[place]] = now[place];
    });
    const { shown: epoch } = this.player;
    this.closeNumber();
    this.ask();
    this.outbox.post("by_hand", { epoch, numbers });
  }

  // ---------------------------------------------------------------- the shape
  wantedInputs() {
    return this.inputsWanted ?? this.head.inputs;
  }

  wantedHidden() {
    return this.hiddenWanted ?? this.head.sizes.slice(1, -1);
  }

  // The network needs one input at least: the last one stays on.
  toggleInput(name) {
    const wanted = this.allInputs.filter((other) => this.wantedInputs().includes(other) !== (other === name));
    if (wanted.length === 0) {
      this.spoken.textContent = "The network needs at least one input: switch another one on first.";
      this.sentence.textContent = this.spoken.textContent;
      return;
    }
    this.inputsWanted = wanted;
    this.placeButtons();
    this.later("inputs", wanted);
  }

  changeHidden(change) {
    this.hiddenWanted = change(this.wantedHidden());
    this.placeButtons();
    this.later("hidden", this.hiddenWanted);
  }

  // ---------------------------------------------------------------- a step in its parts
  // The step that the server has told of, while nothing else is on the screen.
  get stepNow() {
    const { step, player, shown } = this;
    const fits = step && !this.changed && !this.probe && step.told.epoch === player.epoch && step.told.point === shown;
    return fits ? step : null;
  }

  // The neuron whose numbers are written out: the one that was picked last, else the output.
  get stepNeuron() {
    return this.stepAt ?? [this.shape.layers.length, 0];
  }

  stepWords() {
    const number = this.held ?? (this.picked ? undefined : this.stepNumber);
    return this.stepNow?.words(this.picked ?? this.stepNeuron, number, this.parameters());
  }

  // Picked once, its numbers are written out; picked again, it opens as ever. Whether that was it.
  stepsAt(neuron, number) {
    if (!this.stepNow) return false;
    const again = `${this.stepAt}` === `${neuron}` && this.stepNumber === number;
    if (again) return false;
    this.closeNumber();
    Object.assign(this, { stepAt: neuron, stepNumber: number });
    this.outbox.mention("picked", this.shape.neuronNames[neuron[0]][neuron[1]]);
    this.ask();
    return true;
  }

  // ---------------------------------------------------------------- a neuron
  // To look at: its plane in place of the answer's, and its numbers beside its edges. The server does
  // not hear of one that is only pointed at.
  pick(neuron) {
    if (`${neuron}` === `${this.picked ?? null}`) return;
    this.picked = neuron;
    this.writeTitles();
    this.ask();
  }

  // Its numbers, each to be changed.
  openNeuron(depth, place) {
    if (depth === 0) return;
    if (this.player.playing) this.player.pause();
    if (this.stepsAt([depth, place])) return;
    this.closeNumber();
    this.pick([depth, place]);
    this.paint();
    const { layers, neuronNames, parameterNames } = this.shape;
    const { inputs, weight, bias, activation } = layers[depth - 1];
    const name = neuronNames[depth][place];
    this.outbox.mention("picked", name);
    const owned = [...Array.from({ length: inputs }, (_, input) => [weight + place * inputs + input, neuronNames[depth - 1][input]]),
      [bias + place, ""]];
    const numbers = owned.map(([parameter, from]) => {
      const words = `${parameterNames[parameter]} ${decimals(this.parameters()[parameter])}`;
      const opener = button(words, () => this.openNumber(parameter), "number-button");
      opener.title = from ? `the weight from ${from} to ${name}` : `the bias of ${name}`;
      return opener;
    });
    const value = exact(this.scene.outputs[depth][place]);
    const says = make("p", { className: "quiet", textContent: `${activation}; gives ${value} for ${this.who.textContent}` });
    this.card.open(name, [says, make("div", { className: "number-buttons" }, ...numbers), row(button("Close", () => this.putAway()))],
      this.boxOfNetwork(), { onEscape: () => this.putAway() });
  }

  openNumber(parameter) {
    const { depth, place, to } = endsOf(this.shape, parameter);
    if (this.stepsAt([depth, place], parameter)) return;
    super.openNumber(parameter);
    this.pick([depth, place]);
    this.outbox.mention("picked", to);
    this.writeTitles();
  }

  closeNumber() {
    super.closeNumber();
    this.writeTitles();
  }

  // A used input says its value; the button over it switches it.
  openInput(place) {
    const name = this.shape.neuronNames[0][place];
    if (this.head.fixed) return;
    this.toggleInput(name);
  }

  closeLens() {
    this.hovered = null;
  }

  // ---------------------------------------------------------------- samples and places
  showPoint(number) {
    this.closeProbe();
    this.putAway();
    if (number === this.shown) return;
    this.shown = number;
    this.write();
    this.ask();
    this.outbox.post("shown", number);
  }

  openProbe(raw) {
    this.closeNumber();
    this.probe = { raw, x: derive(this.featuresAt(raw), this.head.inputs) };
    this.write();
    this.paint();
    const close = () => {
      this.closeProbe();
      this.card.close();
    };
    this.card.open("What does it say here?", [make("p", { className: "quiet", textContent: this.placeWords(raw) }),
      row(button("Put away", close))], this.boxOnPlane(raw), { onEscape: close });
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

  placeWords(raw) {
    const { head } = this;
    const layers = feedforward(this.shape, this.parameters(), derive(this.featuresAt(raw), head.inputs));
    return `${head.features.map((feature, axis) => `${feature} ${short(raw[axis])}`).join(", ")}: ${this.answerWords(layers.at(-1))}`;
  }

  // "o1 = 0.93, so 1"; of several classes the probability of the likeliest.
  answerWords(outputs) {
    const { answer, head } = this;
    if (answer.kind === "number") return `o1 = ${decimals(outputs[0])}`;
    const said = answer.classOf(outputs);
    const own = answer.kind === "share" ? 0 : said;
    return `o${own + 1} = ${decimals(outputs[own])}, so ${head.classNames[said]}`;
  }

  // ---------------------------------------------------------------- pointing
  hover(meant) {
    if (this.card.isOpen || this.changed) return;
    const neuron = meant?.neuron?.[0] > 0 ? meant.neuron : null;
    const focused = this.network.canvas.element.getRootNode().activeElement;
    if (neuron || !this.find("network-targets").contains(focused)) this.pick(neuron);
    const held = meant?.parameter;
    if (held !== this.held) {
      this.held = held;
      this.ask();
    }
  }

  told({ parameter, neuron, point }) {
    const { scene, shape } = this;
    if (parameter !== undefined) return `${shape.parameterNames[parameter]} = ${exact(scene.parameters[parameter])}, ${this.meaning(parameter)}`;
    if (neuron) return `${shape.neuronNames[neuron[0]][neuron[1]]} = ${exact(scene.outputs[neuron[0]][neuron[1]])}`;
    const { raw, heldOut } = this.samples[point];
    return `${this.nameOf(point)}${heldOut ? " (held out)" : ""}, ${this.targetWords(point)}. ${this.placeWords(raw)}`;
  }

  nameOf(number) {
    return `point ${number + 1}`;
  }

  targetWords(number) {
    const { target } = this.samples[number];
    return this.answer.kind === "number" ? `target ${short(target, 4)}` : `class ${this.head.classNames[target]}`;
  }

  toldPlace(raw) {
    return this.placeWords(raw);
  }

  // Put away what is open; whether there was anything.
  putAway() {
    if (this.presentation.putAway()) return true;
    const open = this.card.isOpen || this.picked || this.probe || this.changed;
    if (this.changed) this.putBack();
    this.closeNumber();
    this.closeProbe();
    this.pick(null);
    this.ask();
    return Boolean(open);
  }
}
