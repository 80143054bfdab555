// What one can do to a number of the network: change it and see, put it back, train on, freeze it.

import { decimals } from "./numbers.js";
import { PlayingStage } from "./playing_stage.js";
import { whatIfParts } from "./what_if.js";
import { _ } from "./words.js";

export class NumberTouches extends PlayingStage {
  whatIf(parameter, value) {
    this.player.playing = false;
    this.changed ??= Float64Array.from(this.parameters());
    this.changed[parameter] = value;
    this.held = parameter;
    this.numberCard?.show(value);
    this.player.show();
    this.ask();
    this.rested();
  }

  openNumber(parameter) {
    if (this.player.playing) this.player.pause();
    this.closeLens();
    this.held = parameter;
    const name = this.shape.parameterNames[parameter];
    const { frozen } = this.head;
    this.numberCard = whatIfParts(name, this.parameters()[parameter], frozen.includes(name), {
      change: (value) => this.whatIf(parameter, value),
      putBack: () => this.putBack(),
      trainOn: this.alone ? null : () => this.trainOn(),
      freeze: this.alone ? null : (on) => {
        this.putBack();
        this.outbox.post("frozen", on ? [...frozen, name] : frozen.filter((other) => other !== name));
      },
    });
    this.card.open(`${name}: ${this.meaning(parameter)}`, this.numberCard.parts, this.boxOfNumber(parameter),
      { onEscape: () => this.putBack(), onLeave: () => this.closeNumber(), room: this.roomOfCards });
    this.ask();
  }

  putBack() {
    this.closeNumber();
    this.changed = null;
    this.ask();
    this.rested();
  }

  closeNumber() {
    this.held = undefined;
    this.numberCard = null;
    this.card.close();
  }

  // "weight from x1 to h1", "bias of o1".
  meaning(parameter) {
    const { layers, neuronNames } = this.shape;
    for (const [level, { inputs, width, weight, bias }] of layers.entries()) {
      const place = parameter - weight;
      if (place >= 0 && place < inputs * width && parameter < this.shape.weights) {
        return _("the weight from {from} to {to}", { from: neuronNames[level][place % inputs], to: neuronNames[level + 1][Math.floor(place / inputs)] });
      }
      if (parameter >= bias && parameter < bias + width) return _("the bias of {neuron}", { neuron: neuronNames[level + 1][parameter - bias] });
    }
    return "";
  }

  // The card of a number stands under the whole network, so that all that follows stays in sight.
  boxOfNumber() {
    const { left, top, bottom, width } = this.network.canvas.element.getBoundingClientRect();
    return { left, right: left + width / 2, top, bottom };
  }

  get roomOfCards() {
    return null;
  }

  // What is said to those who do not see the picture.
  spokenParameter(parameter) {
    const name = this.shape.parameterNames[parameter];
    const places = { name, number: decimals(this.scene.parameters[parameter]), meaning: this.meaning(parameter) };
    if (this.head.frozen.includes(name)) return _("{name} {number}, frozen. {meaning}. Change it", places);
    return _("{name} {number}. {meaning}. Change it", places);
  }
}
