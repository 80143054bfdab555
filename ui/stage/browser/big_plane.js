// What a network of any size says everywhere, or what one of its neurons gives out; with all samples.
//
// The samples never move here: they are painted once, and again only when the page changes. A frame
// of a run paints the field, the lines and the crosses on wrong samples.

import { Canvas, circle } from "./canvas.js";
import { classMark, numberColour, sizeFor } from "./class_marks.js";
import { shapeOf } from "./feedforward.js";
import { Field } from "./field.js";
import { FieldColours } from "./field_colours.js";
import { PlanePicture } from "./plane.js";
import { paintAxes, roomFor, scale } from "./axes.js";
import { sized } from "./look.js";

const LINES = 30; // of this type fit into the width of the panel
const AT_REST = 96; // places along a side of the field
const IN_MOTION = [96, 80, 64, 48, 40];
const MOST_PRODUCTS = 0.65e6; // of weights and places in a frame, for a phone to follow

export class BigPlane extends PlanePicture {
  constructor(element) {
    super(element);
    const points = Object.assign(document.createElement("canvas"), { className: "plane-points", ariaHidden: "true" });
    element.before(points);
    this.points = new Canvas(points);
    this.painter = new FieldColours();
  }

  // samples: {raw, target, heldOut}; answer: what the outputs mean; head: what the server sent.
  // names: of all inputs that there can be, where one of them can be looked at.
  prepareBig(shape, look, { head, samples, answer, names }) {
    Object.assign(this, { shape, samples, answer, spans: head.spans, shift: head.shift });
    if (![this.canvas, this.frame, this.line, this.points].every((canvas) => canvas.fit())) return false;
    this.look = sized(look, this.canvas.width, LINES);
    const moving = IN_MOTION.find((side) => side * side * shape.count <= MOST_PRODUCTS) ?? IN_MOTION.at(-1);
    this.fields = [AT_REST, moving].map((side) => {
      const field = new Field(side, shape, { names: head.inputs, wide: Boolean(head.diverged) });
      field.spread(head.spans, head.shift);
      if (names) field.asked = this.asked(side, names, head);
      return field;
    });
    this.painter.prepare(shape, look, answer, head.discretize);
    this.layAxes(head);
    this.paintPoints(head.showHeldOut);
    this.crossed = null;
    return true;
  }

  // What each input says everywhere, used or not: it depends on no network.
  asked(side, names, { spans, shift }) {
    const field = new Field(side, shapeOf([names.length, 1], ["linear"]), { names });
    field.spread(spans, shift);
    return field.inputs;
  }

  layAxes({ features, spans }) {
    const { canvas, look } = this;
    this.box = roomFor(canvas.context, canvas, look, spans[1], { titles: features[0] !== null });
    this.x = scale(spans[0], [this.box.left, this.box.right]);
    this.y = scale(spans[1], [this.box.bottom, this.box.top]);
    this.frame.clear();
    paintAxes(this.frame.context, this.box, this.x, this.y, look, { titles: features, grid: {} });
    this.side = null;
  }

  paintPoints(showHeldOut) {
    const { samples, look, answer } = this;
    this.points.clear();
    this.seen = samples.map(({ heldOut }) => showHeldOut || !heldOut);
    this.size = sizeFor(samples.length, look, this.canvas.width);
    samples.forEach(({ raw, target, heldOut }, number) => {
      if (!this.seen[number]) return;
      const [kind, colour] = answer.kind === "number" ? [-1, numberColour(answer.shareOf(target), look)] : [target, look.classes[target]];
      classMark(this.points.context, this.spot(raw), this.size, { kind, colour, hollow: heldOut }, look);
    });
  }

  // scene: parameters; wrong, for each sample; who is shown; a probe; the neuron that is looked at;
  // moving: whether the next frame follows at once.
  paint(scene) {
    this.field = this.fields[scene.moving ? 1 : 0];
    this.field.compute(scene.parameters);
    this.fitField();
    this.painter.paint(this.colours, this.field, scene.neuron);
    this.pen.putImageData(this.pixels, 0, 0);
    this.pieces = this.painter.lines(this.field, scene.neuron);
    this.strokeLine(scene.moving);
    this.paintCrosses(scene);
  }

  // Pixels for the field, when it has become another one.
  fitField() {
    const { side } = this.field;
    if (side === this.side) return;
    this.side = side;
    this.placeField(side);
    this.pen = this.image.getContext("2d");
    this.pixels = this.pen.createImageData(side, side);
    this.colours = new Uint32Array(this.pixels.data.buffer);
  }

  paintCrosses({ wrong, shown, probe }) {
    const crossed = `${wrong.join("")} ${shown} ${probe?.raw}`;
    if (crossed === this.crossed) return;
    this.crossed = crossed;
    const { context } = this.canvas;
    const { look, samples } = this;
    this.canvas.clear();
    const arm = 1.4 * this.size;
    context.beginPath();
    samples.forEach(({ raw }, number) => {
      if (!wrong[number] || !this.seen[number]) return;
      const [x, y] = this.spot(raw);
      context.moveTo(x - arm, y - arm);
      context.lineTo(x + arm, y + arm);
      context.moveTo(x - arm, y + arm);
      context.lineTo(x + arm, y - arm);
    });
    context.lineWidth = samples.length > 100 ? 1.1 : 1.6;
    context.strokeStyle = look.text;
    context.stroke();
    const at = probe ? probe.raw : samples[shown]?.raw;
    if (!at) return;
    circle(context, this.spot(at), probe ? 7 : 2.1 * this.size);
    context.lineWidth = 2.4;
    context.strokeStyle = probe ? look.accent : look.text;
    context.stroke();
  }

  // Whose mark a pointer means, of those that are seen; -1 for nobody.
  sampleAt([x, y]) {
    let [best, nearest] = [-1, Math.max(8, 2 * this.size)];
    this.samples.forEach(({ raw }, number) => {
      if (!this.seen[number]) return;
      const [left, top] = this.spot(raw);
      const distance = Math.hypot(left - x, top - y);
      if (distance < nearest) [best, nearest] = [number, distance];
    });
    return best;
  }
}
