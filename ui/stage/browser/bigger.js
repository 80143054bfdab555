// The stage of a network of any size: the network, what it says everywhere, and its curves; played,
// scrubbed and touched.

import { Answer } from "./answer.js";
import { unpackArrays } from "./arrays.js";
import { BigNetwork } from "./big_network.js";
import { BigPlane } from "./big_plane.js";
import { bigSentence } from "./big_sentence.js";
import { Step } from "./big_step.js";
import { placeBigTargets } from "./big_targets.js";
import { BigTouch } from "./big_touch.js";
import { BigTouches } from "./big_touches.js";
import { INPUTS, derive } from "./derived.js";
import { feedforward, shapeOf } from "./feedforward.js";
import { Batch } from "./field.js";
import { showIn } from "./instances.js";
import { LayerRows, canAdd, layerAdded, layerRemoved } from "./layer_rows.js";
import { Legend } from "./legend.js";
import { LossPicture } from "./loss.js";
import { inputButtons } from "./network_buttons.js";
import { PictureButtons } from "./picture_buttons.js";
import { keyActions } from "./stage_keys.js";
import { StepRow } from "./step_row.js";
import { inNetwork, onPlane } from "./target_moves.js";
import { Targets } from "./targets.js";
import { N_, _ } from "./words.js";

const NARROW = 704; // pixels of the stage, below which everything stands in one column
const READABLE = 100; // milliseconds for which a sentence stays while it plays
const COLUMN = 72; // pixels that a column needs at least there, or the picture is scrolled
const ENDS = 140; // and the inputs and the outputs beside them

export class BigStage extends BigTouches {
  constructor(parent, host) {
    super(parent, host);
    const { find } = this;
    this.allInputs = Object.keys(INPUTS);
    this.written = 0;
    this.input = null; // of all inputs, the one that is pointed at
    this.network = new BigNetwork(find("network"));
    this.plane = new BigPlane(find("plane"));
    this.loss = new LossPicture(find("loss"));
    this.legend = new Legend(find("plane-key"));
    this.targets = { network: new Targets(find("network-targets"), { move: inNetwork }), plane: new Targets(find("plane-targets"), { move: onPlane }) };
    this.buttons = new PictureButtons(find("network-buttons"));
    this.layerRows = new LayerRows(find("layer-rows"), (level, by) =>
      this.changeHidden((hidden) => hidden.map((own, other) => (other === level ? own + by : own))));
    this.stepRow = new StepRow(find("step-row"), find("step-words"), (part) => this.outbox.post("step", part, { replace: true }));
    this.touch = new BigTouch(this, this.stop.signal);
    this.on(find("fewer-layers"), "click", () => this.changeHidden(layerRemoved));
    this.on(find("more-layers"), "click", () => this.changeHidden(layerAdded));
    this.begin(keyActions(this), [this.root, this.plane.canvas.element, this.loss.canvas.element]);
  }

  unpack(bytes) {
    return unpackArrays(bytes);
  }

  shownOf({ shown }) {
    return shown < this.samples.length ? shown : 0;
  }

  // A run that is another one.
  take(head) {
    const { head: before } = this;
    if (before) this.history.add(before, head);
    this.shape = shapeOf(head.sizes, head.activations);
    this.shape.neuronNames[0] = head.inputs;
    const { offset, scale } = head.shift;
    this.featuresAt = (raw) => raw.map((value, axis) => (value - offset[axis]) / scale[axis]);
    this.answer = new Answer(head);
    this.takeSamples(head);
    this.mixed = new Float64Array(head.columns);
    this.changed = this.probe = this.picked = this.stepAt = null;
    this.movedSamples = false;
    this.stepNumber = undefined;
    if (!this.keepsCard) this.card.close();
    this.keepsCard = false;
    if (!this.isOnItsWay("inputs")) this.inputsWanted = null;
    if (!this.isOnItsWay("hidden")) this.hiddenWanted = null;
    const rows = head.keyframes.length;
    this.player.take(head.epochs, head.pace, rows === head.epochs + 1 ? null : Array.from(head.keyframes));
    if (before) this.rested();
  }

  takeSamples({ targets, raw, heldOut, inputs }) {
    this.samples = Array.from(targets, (target, place) => ({
      raw: [raw[2 * place], raw[2 * place + 1]], target, heldOut: heldOut[place] === 1 }));
    this.batch = new Batch(targets.length, this.shape, { names: inputs, exact: true });
    this.samples.forEach((sample, place) => {
      const features = this.featuresAt(sample.raw);
      sample.x = derive(features, inputs);
      this.batch.put(place, ...features);
    });
    this.labels = Float64Array.from(targets);
    this.wrong = new Uint8Array(targets.length);
    const rowsOf = (wanted) => this.samples.flatMap(({ heldOut: own }, place) => (own === wanted ? [place] : []));
    this.rows = { training: rowsOf(false), heldOut: rowsOf(true) };
  }

  // The words around the pictures.
  write() {
    this.who.textContent = this.probe ? _("the point you asked about") : this.nameOf(this.shown);
    this.find("loss-title").textContent = this.head.byAccuracy ? _("Accuracy") : _("Loss");
    this.find("held-out-key").hidden = this.rows.heldOut.length === 0;
    this.find("layers-row").hidden = this.head.fixed;
    this.stepRow.place(this.head.steps && !this.alone, this.head.part);
    this.root.classList.toggle("stepping", Boolean(this.head.part));
    this.find("edges-key").textContent = this.head.gradients ? _("thick: steep gradient") : _("thick is large");
    this.writeTitles();
    this.writeSolved();
    this.writeWords();
  }

  // What the plane shows.
  writeTitles() {
    const { looked } = this;
    this.find("plane-title").textContent = looked
      ? _("What {neuron} gives everywhere", { neuron: looked[0] ? this.shape.neuronNames[looked[0]][looked[1]] : this.allInputs[looked[1]] })
      : _("What it says everywhere");
  }

  // What the plane shows: the input that is pointed at, or the neuron that is picked, unless one of
  // its numbers is changed.
  get looked() {
    if (this.numberCard) return null;
    return this.input === null ? this.picked : [0, this.input];
  }

  // Since when all held-out samples are right, as a mark over the slider.
  writeSolved() {
    const mark = this.find("solved");
    const { solved, epochs } = this.head;
    mark.hidden = solved === null;
    if (solved === null) return;
    mark.style.setProperty("--share", String(epochs ? solved / epochs : 0));
    mark.dataset.word = _("solved");
    mark.title = this.rows.heldOut.length ? _("All held-out points right since epoch {solved}", { solved })
      : _("All points right since epoch {solved}", { solved });
  }

  // Fit everything to the sizes that the page gives.
  lay() {
    const { head, shape, samples, answer } = this;
    if (!head) return;
    this.dress();
    answer.paint(this.look, head);
    this.step = head.step && new Step(shape, head);
    const wide = this.isNarrow ? ENDS + COLUMN * (head.sizes.length - 2) : 0;
    this.find("network-scroll").style.setProperty("--least", `${wide}px`);
    const accuracy = head.byAccuracy && head.accuracies;
    const [curve, heldOut] = accuracy ? [head.accuracies, head.heldOutAccuracies] : [head.losses, head.heldOutLosses];
    const before = this.history.runs(head).map((run) => ({ ...run, losses: accuracy ? run.accuracies : run.losses }));
    this.ready = this.network.prepare(shape, this.look, { names: this.allInputs, answer, head })
      && this.plane.prepareBig(shape, this.look, { head, samples, answer, names: this.allInputs })
      && this.loss.prepare(curve, this.look, { log: head.log && !accuracy, before: before.filter(({ losses }) => losses),
        heldOut, marks: head.branches, of: accuracy ? { name: N_("accuracy"), span: [0, 1] } : { name: N_("loss") } });
    if (!this.ready) return;
    this.paint(); // at once: a canvas of another size has lost what was on it
    this.placeTargets();
    this.placeButtons();
    this.say();
  }

  get isNarrow() {
    return this.root.clientWidth < NARROW;
  }

  // The row of an epoch: between two keyframes there is a fraction.
  rowOf(epoch) {
    const { keyframes } = this.head;
    if (keyframes.length === this.head.epochs + 1) return epoch;
    let [low, high] = [0, keyframes.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (keyframes[middle] <= epoch) low = middle;
      else high = middle;
    }
    return low + (epoch - keyframes[low]) / (keyframes[high] - keyframes[low] || 1);
  }

  placeTargets() {
    placeBigTargets(this);
  }

  placeButtons() {
    if (!this.ready) return;
    const hidden = this.wantedHidden();
    this.buttons.place(inputButtons(this, this.isNarrow));
    this.layerRows.place(this.head.fixed ? [] : hidden, this.network.places.columns);
    this.find("layer-count").textContent = String(hidden.length);
    this.find("fewer-layers").ariaDisabled = String(hidden.length === 0);
    this.find("more-layers").ariaDisabled = String(!canAdd(hidden));
  }

  // The gradients of the nearest row, if edges show them.
  gradientsNow() {
    const { gradients, columns } = this.head;
    if (!gradients || this.changed) return null;
    const row = Math.round(this.rowOf(this.player.epoch));
    return gradients.subarray(row * columns, (row + 1) * columns).map(Math.abs);
  }

  paint() {
    if (!this.ready) return;
    const { head, player } = this;
    const parameters = this.parameters();
    this.batch.compute(parameters);
    const wrong = this.answer.wrongIn(this.batch, this.labels, this.wrong);
    const outputs = feedforward(this.shape, parameters, this.probe ? this.probe.x : this.samples[this.shown].x);
    const scene = { parameters, outputs, wrong, shown: this.shown, probe: this.probe, picked: this.picked, neuron: this.looked,
      held: this.held, locked: new Set(head.frozen), gradients: this.gradientsNow(), moving: player.playing,
      step: this.stepNow, stepped: this.stepNow && this.stepNeuron };
    this.plane.paint(scene);
    this.network.paint({ ...scene, field: this.plane.field });
    this.legend.write(this);
    this.scene = { ...scene, ...this.losses(wrong), epoch: player.epoch, run: head.run, said: this.network.said };
    this.loss.paint(this.onChart(this.scene));
    // What is painted, for whoever wants to know it in numbers: tests, first of all.
    this.root.painted = this.scene;
    this.stepRow.write(this.stepWords());
    this.writeOften();
  }

  // Whether somebody tries what the server has not trained with: a number, or a sample.
  get isWhatIf() {
    return this.changed !== null || this.movedSamples;
  }

  // Words that change with every frame nobody can read: while it plays, they wait a little.
  writeOften() {
    const now = performance.now();
    if (this.player.playing && now - this.written < READABLE) return;
    this.written = now;
    this.writeSentence();
  }

  losses(wrong) {
    const { head, rows } = this;
    const { heldOut: judged, training } = rows;
    const asked = judged.length ? judged : training;
    const count = this.answer.kind === "number" ? 0 : asked.length;
    const right = asked.filter((row) => !wrong[row]).length;
    if (!this.isWhatIf) {
      return { loss: this.onCurve(head.losses), heldOut: head.heldOutLosses ? this.onCurve(head.heldOutLosses) : null, right, count };
    }
    const over = (some) => this.answer.lossOver(this.batch, this.labels, some);
    return { loss: over(training), heldOut: judged.length ? over(judged) : null, right, count };
  }

  // The same as a place on the chart.
  onChart({ loss, heldOut, wrong }) {
    const whatIf = this.isWhatIf;
    const { epoch } = this.player;
    if (!this.head.byAccuracy || !this.head.accuracies) return { place: epoch, loss, heldOut, whatIf };
    const share = (rows) => rows.filter((row) => !wrong[row]).length / rows.length;
    const { training, heldOut: judged } = this.rows;
    return { place: epoch, loss: share(training), heldOut: judged.length ? share(judged) : null, whatIf };
  }

  writeSentence() {
    this.card.tell?.();
    const words = bigSentence({ ...this.scene, epoch: this.player.shown, whatIf: this.isWhatIf });
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
    const { head } = this;
    const atEnd = this.player.shown === head.epochs && !this.isWhatIf && head.epochs > 0;
    const outcome = head.diverged ?? (atEnd ? head.outcome : "");
    if (this.outcome.textContent !== outcome) this.outcome.textContent = outcome;
  }
}

const stages = new WeakMap();

export default function show(call) {
  return showIn(stages, BigStage, call);
}
