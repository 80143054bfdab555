// What one can do to the stage of a network of any size, beside changing a number or a sample: pick a
// neuron, take a step apart, and change the inputs and the layers.

import { neuronBox, numberBox } from "./big_meant.js";
import { BigSamples } from "./big_samples.js";
import { endsOf } from "./big_step.js";
import { button, make, row, write } from "./card.js";
import { decimals, exact } from "./numbers.js";
import { _ } from "./words.js";

export class BigTouches extends BigSamples {
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

  // The plane of an input in place of the answer's; null for none.
  lookAt(input) {
    if (input === this.input) return;
    this.input = input;
    this.writeTitles();
    this.ask();
  }

  // The network needs one input at least: the last one stays on.
  toggleInput(name) {
    const wanted = this.allInputs.filter((other) => this.wantedInputs().includes(other) !== (other === name));
    if (wanted.length === 0) {
      this.spoken.textContent = _("The network needs at least one input: switch another one on first.");
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
    const fits = step && !this.changed && !this.movedSamples && !this.probe && step.told.epoch === player.epoch && step.told.point === shown;
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
    const owned = [...Array.from({ length: inputs }, (none, input) => [weight + place * inputs + input, neuronNames[depth - 1][input]]),
      [bias + place, ""]];
    const numbers = owned.map(([parameter, from]) => {
      const opener = button("", () => this.openNumber(parameter), "number-button");
      opener.title = from ? _("the weight from {from} to {to}", { from, to: name }) : _("the bias of {neuron}", { neuron: name });
      return opener;
    });
    const says = make("p", { className: "quiet" });
    const tell = () => {
      const value = exact(this.scene.outputs[depth][place]);
      write(says, _("{activation}; gives {value} for {name}", { activation, value, name: this.who.textContent }));
      const parameters = this.parameters();
      numbers.forEach((opener, number) => write(opener, `${parameterNames[owned[number][0]]} ${decimals(parameters[owned[number][0]])}`));
    };
    this.card.open(name, [says, make("div", { className: "number-buttons" }, ...numbers), row(button(_("Close"), () => this.putAway()))],
      this.onPage(neuronBox(this.network, depth, place)), { onEscape: () => this.putAway(), tell, room: this.roomOfCards });
  }

  openNumber(parameter) {
    const { depth, place, to } = endsOf(this.shape, parameter);
    if (this.stepsAt([depth, place], parameter)) return;
    super.openNumber(parameter);
    this.pick([depth, place]);
    this.outbox.mention("picked", to);
    this.writeTitles();
  }

  // The network is higher than elsewhere: under all of it, a card would be far from its number.
  boxOfNumber(parameter) {
    return this.onPage(numberBox(this.network, parameter));
  }

  // A box of the network's picture, in the coordinates of the window.
  onPage({ left, right, top, bottom }) {
    const picture = this.network.canvas.element.getBoundingClientRect();
    return { left: picture.left + left, right: picture.left + right, top: picture.top + top, bottom: picture.top + bottom };
  }

  // A card covers nothing but the network, so that the player, the plane and the curves stay in sight,
  // and all of it is in the window: the page need not scroll. In one column the network is all the
  // width, and may be half out of the window.
  get roomOfCards() {
    const { left, right, top } = this.find("network-scroll").getBoundingClientRect();
    const stage = this.root.getBoundingClientRect();
    return { left, right, top: Math.max(this.isNarrow ? stage.top : top, 0), bottom: Math.min(stage.bottom, document.documentElement.clientHeight) };
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

  told({ parameter, neuron, sample }) {
    const { scene, shape } = this;
    if (parameter !== undefined) return `${shape.parameterNames[parameter]} = ${exact(scene.parameters[parameter])}, ${this.meaning(parameter)}`;
    if (neuron) return `${shape.neuronNames[neuron[0]][neuron[1]]} = ${exact(scene.outputs[neuron[0]][neuron[1]])}`;
    const { raw, heldOut } = this.samples[sample];
    const places = { name: this.nameOf(sample), target: this.targetWords(sample), place: this.wordsAt(raw) };
    return heldOut ? _("{name} (held out), {target}. {place}", places) : _("{name}, {target}. {place}", places);
  }

  toldPlace(raw) {
    return this.wordsAt(raw);
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
