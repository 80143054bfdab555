// What one can do to samples on the plane of a network of any size: two classes, several, or numbers.

import { button } from "./card.js";
import { derive } from "./derived.js";
import { feedforward } from "./feedforward.js";
import { decimals, short } from "./numbers.js";
import { numberField } from "./sample_card.js";
import { SampleTouches } from "./sample_touches.js";
import { _ } from "./words.js";

export class BigSamples extends SampleTouches {
  // What the network is asked at a place.
  inputsAt(raw) {
    return derive(this.featuresAt(raw), this.head.inputs);
  }

  put(number, raw) {
    const sample = this.samples[number];
    sample.raw = raw;
    sample.x = this.inputsAt(raw);
    this.batch.put(number, ...this.featuresAt(raw));
    this.plane.paintPoints(this.head.showHeldOut);
  }

  // Its card stays open while one number after another is typed there.
  sampleMoved(number) {
    this.keepsCard = true;
    super.sampleMoved(number);
  }

  rawBefore(number) {
    return Array.from(this.head.raw.subarray(2 * number, 2 * number + 2));
  }

  known(number) {
    return { point: number };
  }

  // Whether nobody takes other points: offline, or where a link hides them.
  get fixedPoints() {
    return this.alone || !this.head.movable;
  }

  // Show the network's values for a sample.
  show(number) {
    this.closeNumber();
    this.pick(null);
    if (number === this.shown) return;
    this.shown = number;
    this.write();
    this.paint();
    this.outbox.post("shown", number);
  }

  wordsOf(number) {
    return `${this.targetWords(number)}. ${this.wordsAt(this.samples[number].raw)}`;
  }

  aboutSample(number) {
    const { answer, head: { classNames, features } } = this;
    const { target } = this.samples[number];
    const label = (to) => this.label(number, to);
    const others = answer.kind === "number" ? [] : classNames.map((name, kind) => [name, kind]).filter(([, kind]) => kind !== target);
    return { features, fixed: this.fixedPoints,
      fields: answer.kind === "number" ? [numberField(_("target"), _("target of {name}", { name: this.nameOf(number) }), target, label)] : [],
      buttons: others.map(([name, kind]) => button(_("Make {class}", { class: name }), () => label(kind))) };
  }

  // The next class; of a number there is none.
  flip(number) {
    const { classes } = this.head;
    if (classes) this.label(number, (this.samples[number].target + 1) % classes);
  }

  label(number, target) {
    if (this.fixedPoints) return;
    this.card.close();
    this.samples[number].target = this.labels[number] = target;
    this.movedSamples = true;
    this.plane.paintPoints(this.head.showHeldOut);
    this.ask();
    this.outbox.post("labelled", { point: number, target });
  }

  remove(number) {
    this.outbox.post("removed", number);
  }

  // target: its class, or its number.
  addSample(raw, target) {
    if (this.fixedPoints) return;
    this.closeProbe();
    this.card.close();
    this.outbox.post("added", { raw, target });
  }

  aboutPlace(raw) {
    const { answer, head: { classNames } } = this;
    if (answer.kind === "number") {
      const field = numberField(_("target"), _("target of a point added here"), 0, () => {});
      const add = () => this.addSample(raw, Number(field.querySelector("input").value) || 0);
      return { fixed: this.fixedPoints, fields: [field], buttons: [button(_("Add it here"), add)] };
    }
    return { fixed: this.fixedPoints, buttons: classNames.map((name, kind) => button(_("Add {class} here", { class: name }), () => this.addSample(raw, kind))) };
  }

  wordsAt(raw) {
    const { head } = this;
    const layers = feedforward(this.shape, this.parameters(), this.inputsAt(raw));
    return `${head.features.map((feature, axis) => `${feature} ${short(raw[axis])}`).join(", ")}: ${this.answerWords(layers.at(-1))}`;
  }

  // "o1 = 0.93, so 1"; of several classes the probability of the likeliest.
  answerWords(outputs) {
    const { answer, head } = this;
    if (answer.kind === "number") return `o1 = ${decimals(outputs[0])}`;
    const said = answer.classOf(outputs);
    const own = answer.kind === "share" ? 0 : said;
    return _("{name} = {output}, so {class}", { name: `o${own + 1}`, output: decimals(outputs[own]), class: head.classNames[said] });
  }

  nameOf(number) {
    return _("point {number}", { number: number + 1 });
  }

  targetWords(number) {
    const { target } = this.samples[number];
    return this.answer.kind === "number" ? _("target {target}", { target: short(target, 4) }) : _("class {class}", { class: this.head.classNames[target] });
  }
}
