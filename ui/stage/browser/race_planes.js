// The plane of one run in a race: that of the nine numbers, or one of any network and task. Both are
// prepared for a run, paint some parameters, and say which samples are right.

import { Answer } from "./answer.js";
import { BigPlane } from "./big_plane.js";
import { feedforward } from "./feedforward.js";
import { Batch } from "./field.js";
import { PlanePicture } from "./plane.js";

const MOST_CROSSED = 60; // of more samples crosses would hide the plane, and their number is told beside it
const FINENESS = { side: 56, squares: 28 }; // of a small plane

const moved = ({ offset, scale }, raw) => raw.map((value, axis) => (value - offset[axis]) / scale[axis]);

class NinePlane {
  constructor(canvas) {
    this.picture = new PlanePicture(canvas);
  }

  take(run, data) {
    Object.assign(this, { run, data });
    this.inputs = data.samples.map(({ raw }) => moved(data.shift, raw));
  }

  prepare(look) {
    const { spans, shift, samples } = this.data;
    return this.picture.prepare(this.run.shape, look, { spans, shift, samples, titles: null, named: false, ...FINENESS });
  }

  answer(parameters) {
    this.predictions = this.inputs.map((inputs) => feedforward(this.run.shape, parameters, inputs).at(-1)[0]);
    return this.predictions.map((share, number) => share >= 0.5 === (this.data.samples[number].target === 1));
  }

  paint(parameters) {
    this.picture.paint({ parameters, predictions: this.predictions });
  }
}

class AnyPlane {
  constructor(canvas) {
    this.picture = new BigPlane(canvas);
  }

  take(run, data) {
    Object.assign(this, { run, data });
    const { samples, targets, shift, classes } = data;
    this.means = new Answer({ ...run, classes, targets });
    this.batch = new Batch(samples.length, run.shape, { names: run.inputs, exact: true });
    samples.forEach(({ raw }, place) => this.batch.put(place, ...moved(shift, raw)));
    this.wrong = new Uint8Array(samples.length);
    this.crossed = samples.length > MOST_CROSSED ? new Uint8Array(samples.length) : this.wrong;
  }

  prepare(look) {
    const { spans, shift, samples } = this.data;
    this.means.paint(look, { discretize: false, confidence: true });
    const head = { spans, shift, inputs: this.run.inputs, features: [null, null], discretize: false, showHeldOut: true };
    return this.picture.prepareBig(this.run.shape, look, { head, samples, answer: this.means });
  }

  answer(parameters) {
    this.batch.compute(parameters);
    this.means.wrongIn(this.batch, this.data.targets, this.wrong);
    return this.data.classes ? Array.from(this.wrong, (wrong) => !wrong) : null;
  }

  paint(parameters) {
    this.picture.paint({ parameters, wrong: this.crossed, shown: -1, probe: null, neuron: null, moving: true });
  }
}

export const PLANES = { nine: NinePlane, any: AnyPlane };
