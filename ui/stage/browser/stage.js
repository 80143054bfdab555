// The stage: the network, what it says everywhere, and its loss; played, scrubbed and touched.
//
// Streamlit calls the function at the end again on every rerun, into the same parentElement. There
// is one Stage for each of those; a call only hands it what is new. A page that plays offline calls
// it once, without anybody to tell.

import { Card } from "./card.js";
import { feedforward, lossOf, shapeOf } from "./feedforward.js";
import { History } from "./history.js";
import { listenToKeys } from "./keys.js";
import { Lens } from "./lens.js";
import { lookOf } from "./look.js";
import { LossPicture } from "./loss.js";
import { NetworkPicture } from "./network.js";
import { Outbox } from "./outbox.js";
import { saveStage } from "./picture.js";
import { PlanePicture } from "./plane.js";
import { Player } from "./player.js";
import { Presentation } from "./presentation.js";
import { unpack } from "./score.js";
import { sentence } from "./sentence.js";
import { keyActions } from "./stage_keys.js";
import { placeTargets } from "./stage_targets.js";
import { Tip } from "./tip.js";
import { Touch } from "./touch.js";
import { Touches } from "./touches.js";
import { Targets } from "./targets.js";

const REST = 350; // milliseconds without a move until the server hears of an epoch
const SOON = 120; // milliseconds without another press until it hears of a setting

export class Stage extends Touches {
  constructor(parent, host) {
    super();
    this.host = host;
    const find = (name) => parent.querySelector(`.${name}`);
    this.root = find("stage");
    this.network = new NetworkPicture(find("network"));
    this.plane = new PlanePicture(find("plane"));
    this.loss = new LossPicture(find("loss"));
    this.card = new Card(find("card"));
    this.lens = new Lens(find("lens"));
    this.tip = new Tip(find("tip"));
    this.targets = { network: new Targets(find("network-targets")), plane: new Targets(find("plane-targets")) };
    for (const name of ["sentence", "spoken", "who", "watch", "classes-key", "outcome", "rate", "pin"]) {
      this[name.replace("-", "_")] = find(name);
    }
    this.history = new History();
    this.outbox = new Outbox();
    this.changed = null; // parameters that somebody has moved, in place of those of the epoch
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.player = new Player(this.root, {
      moved: () => this.release(),
      rested: () => this.rested(),
    }, signal);
    this.presentation = new Presentation(parent, this.root, {
      end: () => this.present(false),
      putAway: () => this.putAway(),
    }, signal);
    this.touch = new Touch(this, signal);
    const on = (element, kind, react) => element.addEventListener(kind, react, { signal });
    const actions = keyActions(this);
    listenToKeys(actions, signal);
    on(find("present"), "click", () => this.present(!this.presentation.isOn));
    on(find("list-keys"), "click", () => this.presentation.listKeys(this.head.presets));
    on(find("save"), "click", () => saveStage(this));
    on(find("slower"), "click", actions["-"]);
    on(find("faster"), "click", actions["+"]);
    on(find("another-seed"), "click", actions.n);
    on(this.pin, "click", () => this.togglePin());
    on(document.fonts, "loadingdone", () => this.lay());
    this.sizes = new ResizeObserver(() => this.lay());
    for (const { canvas } of [this.network, this.plane, this.loss]) this.sizes.observe(canvas.element);
  }

  end() {
    this.presentation.set(false);
    this.stop.abort();
    this.sizes.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.resting);
    this.outbox.close();
  }

  // What a rerun brings.
  update(bytes, tell) {
    this.outbox.open(tell);
    this.alone = !tell.trigger;
    const head = unpack(bytes);
    const { head: before } = this;
    const look = lookOf(this.host, head.palettes, this.presentation.isOn);
    const theme = `${look.background} ${look.font}`;
    if (before && before.key !== head.key) this.outbox.answered();
    if (before && before.key === head.key && theme === this.theme) return;
    this.theme = theme;
    if (before?.run !== head.run) this.take(head);
    this.head = head;
    this.shown = Math.max(0, this.samples.findIndex(({ name }) => name === head.shown));
    if (before?.present !== head.present) this.presentation.set(head.present);
    this.write();
    this.lay();
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
    if (others && this.probe) this.closeProbe();
    if (before && (others || this.begunAgain)) this.player.epoch = 0;
    this.begunAgain = false;
    this.player.take(head.rows - 1, head.pace);
    if (before) this.rested();
  }

  // The words around the pictures; text of users goes in as text.
  write() {
    const { head } = this;
    this.who.textContent = this.probe ? "the point you asked about" : this.samples[this.shown].name;
    this.classes_key.querySelectorAll(".class-0").forEach((place) => { place.textContent = head.classes[0]; });
    this.classes_key.querySelectorAll(".class-1").forEach((place) => { place.textContent = head.classes[1]; });
    this.watch.textContent = head.watch ? `${head.watch[0]}: ${head.watch[1]}` : "";
    this.watch.hidden = !head.watch;
    this.rate.textContent = head.settings[0][1];
    delete this.rate.dataset.wanted;
    this.seed = head.seed;
    this.pin.hidden = this.history.runs(head).length === 0;
    this.pin.textContent = this.history.pinned ? "Unpin" : "Pin the dashed run";
  }

  // Fit everything to the sizes that the page gives.
  lay() {
    const { head, shape, samples } = this;
    if (!head) return;
    this.look = lookOf(this.host, head.palettes, this.presentation.isOn);
    for (const name of ["background", "surface", "text", "quiet", "grid", "accent", "positive", "negative", "unsure"]) {
      this.root.style.setProperty(`--${name}`, this.look[name]);
    }
    head.palettes[this.look.dark ? "dark" : "light"].bands.forEach((band, place) => this.root.style.setProperty(`--band-${place}`, band));
    const ready = this.network.prepare(shape, this.look, head.features)
      && this.plane.prepare(shape, this.look, { spans: head.spans, shift: head.shift, titles: head.features, samples })
      && this.loss.prepare(head.losses, this.look, { log: head.log, before: this.history.runs(head) });
    this.ready = ready;
    if (!ready) return;
    this.lens.prepare(this);
    this.paint(); // at once: a canvas of another size has lost what was on it
    placeTargets(this);
    this.say();
  }

  // The parameters that are shown: those of an epoch, of a place between two, or of somebody's hand.
  parameters() {
    if (this.changed) return this.changed;
    const { head: { parameters, columns }, player: { epoch }, mixed } = this;
    const below = Math.floor(epoch);
    const share = epoch - below;
    const from = below * columns;
    for (let k = 0; k < columns; k++) {
      const value = parameters[from + k];
      mixed[k] = share ? value + share * (parameters[from + columns + k] - value) : value;
    }
    return mixed;
  }

  // The loss that goes with them.
  lossNow(parameters) {
    if (this.changed || this.movedSamples) return lossOf(this.shape, parameters, this.samples);
    const { head: { losses }, player: { epoch } } = this;
    const below = Math.floor(epoch);
    const share = epoch - below;
    return share ? losses[below] + share * (losses[below + 1] - losses[below]) : losses[below];
  }

  ask() {
    if (this.frame || !this.ready) return;
    this.frame = requestAnimationFrame((time) => {
      this.frame = 0;
      this.player.advance(time);
      this.paint();
      if (this.player.playing) this.ask();
    });
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
    const { predictions, loss } = this.scene;
    const words = sentence({ epoch: this.player.shown, loss, samples: this.samples, predictions, whatIf: this.changed !== null });
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
    const atEnd = this.player.shown === this.head.rows - 1 && !this.changed && this.head.rows > 1;
    this.outcome.textContent = this.head.diverged ?? (atEnd ? this.head.outcome : "");
  }

  // Say the sentence to those who listen, when nothing moves any more.
  say() {
    if (this.player.playing || !this.scene) return;
    this.player.slider.ariaValueText = this.sentence.textContent;
    this.spoken.textContent = this.sentence.textContent;
    placeTargets(this);
  }

  // The epoch will stay for a while: the server hears of it, and so do those who listen.
  rested() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.player.playing) return;
      this.say();
      if (this.toldEpoch !== this.player.shown) this.outbox.mention("epoch", (this.toldEpoch = this.player.shown));
    }, REST);
  }

  // Another epoch: what somebody tried at the last one is put back.
  release() {
    this.changed = null;
    if (this.held !== undefined) this.closeNumber();
    this.ask();
  }

  // Tell the server of a setting that may change again at once: the last word counts.
  later(kind, value) {
    this.waiting ??= {};
    clearTimeout(this.waiting[kind]);
    this.waiting[kind] = setTimeout(() => this.outbox.post(kind, value, { replace: true }), SOON);
  }

  present(on) {
    this.presentation.set(on);
    this.outbox.post("present", on, { replace: true });
    this.lay();
  }

  togglePin() {
    this.history.togglePin();
    this.write();
    this.lay();
  }
}

const stages = new WeakMap();

export default function show({ parentElement, data, setStateValue, setTriggerValue }) {
  let held = stages.get(parentElement);
  if (!held) stages.set(parentElement, (held = { stage: new Stage(parentElement, parentElement.host ?? parentElement) }));
  const call = (held.call = {});
  held.stage.update(data, { state: setStateValue, trigger: setTriggerValue });
  // A newer call overtakes this one before its clean-up is asked for: only the last one counts.
  return () => {
    if (held.call !== call) return;
    held.stage.end();
    stages.delete(parentElement);
  };
}
