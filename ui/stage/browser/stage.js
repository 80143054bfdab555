// The stage: the network, what it says everywhere, and its loss; played, scrubbed and touched.
//
// Streamlit calls the function at the end again on every rerun, into the same parentElement. There
// is one Stage for each of those; a call only hands it what is new. A page that plays offline calls
// it once, without anybody to tell.

import { feedforward, lossOf, shapeOf } from "./feedforward.js";
import { showIn } from "./instances.js";
import { Lens } from "./lens.js";
import { LossPicture } from "./loss.js";
import { NetworkPicture } from "./network.js";
import { PlanePicture } from "./plane.js";
import { unpack } from "./score.js";
import { sentence } from "./sentence.js";
import { keyActions } from "./stage_keys.js";
import { placeTargets } from "./stage_targets.js";
import { onPlane } from "./target_moves.js";
import { Targets } from "./targets.js";
import { Touch } from "./touch.js";
import { Touches } from "./touches.js";
import { _ } from "./words.js";

export class Stage extends Touches {
  constructor(parent, host) {
    super(parent, host);
    const { find } = this;
    this.network = new NetworkPicture(find("network"));
    this.plane = new PlanePicture(find("plane"));
    this.loss = new LossPicture(find("loss"));
    this.lens = new Lens(find("lens"));
    this.targets = { network: new Targets(find("network-targets")), plane: new Targets(find("plane-targets"), { move: onPlane }) };
    this.classes_key = find("classes-key");
    this.touch = new Touch(this, this.stop.signal);
    this.begin(keyActions(this), [this.network, this.plane, this.loss].map(({ canvas }) => canvas.element));
  }

  unpack(bytes) {
    return unpack(bytes);
  }

  shownOf({ shown }) {
    return Math.max(0, this.samples.findIndex(({ name }) => name === shown));
  }

  // A run that is another one.
  take(head) {
    const { head: before } = this;
    const others = JSON.stringify(before?.samples.map(({ name }) => name)) !== JSON.stringify(head.samples.map(({ name }) => name));
    if (before) this.history.add(before, head);
    this.shape = shapeOf(head.sizes, head.activations);
    const { offset, scale } = head.shift;
    this.inputsAt = (raw) => raw.map((value, axis) => (value - offset[axis]) / scale[axis]);
    this.samples = head.samples.map((sample) => ({ ...sample, x: this.inputsAt(sample.raw) }));
    this.mixed = new Float64Array(head.columns);
    this.changed = null;
    this.movedSamples = false;
    // What a card says would be of somebody else.
    if (others && this.card.isOpen) this.closeNumber();
    if (others && this.probe) this.closeProbe();
    if (before && (others || this.begunAgain)) this.player.epoch = 0;
    this.begunAgain = false;
    this.player.take(head.rows - 1, head.pace);
    if (before) this.rested();
  }

  // The words around the pictures.
  write() {
    const { head } = this;
    this.who.textContent = this.probe ? _("the point you asked about") : this.samples[this.shown].name;
    this.classes_key.querySelectorAll(".class-0").forEach((place) => { place.textContent = head.classes[0]; });
    this.classes_key.querySelectorAll(".class-1").forEach((place) => { place.textContent = head.classes[1]; });
    this.writeWords();
  }

  // Fit everything to the sizes that the page gives.
  lay() {
    const { head, shape, samples } = this;
    if (!head) return;
    this.dress();
    const ready = this.network.prepare(shape, this.look, head.features)
      && this.plane.prepare(shape, this.look, { spans: head.spans, shift: head.shift, titles: head.features, samples })
      && this.loss.prepare(head.losses, this.look, { log: head.log, before: this.history.runs(head) });
    this.ready = ready;
    if (!ready) return;
    this.lens.prepare(this);
    this.paint(); // at once: a canvas of another size has lost what was on it
    this.placeTargets();
    this.say();
    this.tellPainted();
  }

  // The rest of the page follows when the picture stands: the server hears of that once.
  tellPainted() {
    if (told) return;
    told = true;
    requestAnimationFrame(() => this.outbox.mention("painted", true));
  }

  // The loss that goes with them.
  lossNow(parameters) {
    if (this.changed || this.movedSamples) return lossOf(this.shape, parameters, this.samples);
    return this.onCurve(this.head.losses);
  }

  placeTargets() {
    placeTargets(this);
  }

  paint() {
    if (!this.ready) return;
    const parameters = this.parameters();
    const predictions = this.samples.map(({ x }) => feedforward(this.shape, parameters, x).at(-1)[0]);
    const outputs = feedforward(this.shape, parameters, this.probe ? this.probe.x : this.samples[this.shown].x);
    const scene = { parameters, predictions, outputs, shown: this.shown, probe: this.probe,
      classes: this.head.classes, held: this.held, locked: new Set(this.head.frozen) };
    this.plane.paint(scene);
    this.network.paint({ ...scene, field: this.plane.field });
    const loss = this.lossNow(parameters);
    this.loss.paint({ place: this.player.epoch, loss, whatIf: this.changed !== null || this.movedSamples });
    this.lens.paint(scene);
    this.scene = { ...scene, loss, run: this.head.run, before: this.loss.before.map(({ words }) => words) };
    // What is painted, for whoever wants to know it in numbers: tests, first of all.
    this.root.painted = this.scene;
    this.writeSentence();
  }

  writeSentence() {
    this.card.tell?.();
    const { predictions, loss } = this.scene;
    const words = sentence({ epoch: this.player.shown, loss, samples: this.samples, predictions, whatIf: this.changed !== null });
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
    const atEnd = this.player.shown === this.head.rows - 1 && !this.changed && this.head.rows > 1;
    const outcome = this.head.diverged ?? (atEnd ? this.head.outcome : "");
    if (this.outcome.textContent !== outcome) this.outcome.textContent = outcome;
  }
}

const stages = new WeakMap();
let told = false;

export default function show(call) {
  return showIn(stages, Stage, call);
}
