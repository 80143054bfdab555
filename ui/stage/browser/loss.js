// The loss over the epochs: pale where it is still to come, strong as far as it has come; and the
// runs before this one, dashed.

import { paintAxes, roomFor, scale } from "./axes.js";
import { Canvas, circle, label, textWidth } from "./canvas.js";
import { sized } from "./look.js";
import { between, exact, threeDigits, ticks } from "./numbers.js";
import { N_, _ } from "./words.js";

const LINES = 24; // of this type fit into the width of the panel
const FLOOR = 1e-12; // no logarithm of a loss of 0
const HELD_OUT = { width: 2.2, dash: [1.5, 4.5], cap: "round" };
const LOSS = { name: N_("loss") };

export class LossPicture {
  // element: the canvas on top, which the pointer meets; what does not move is put under it.
  constructor(element) {
    const layers = document.createElement("div");
    layers.className = "layers";
    const under = Object.assign(document.createElement("canvas"), { className: "loss-frame", ariaHidden: "true" });
    element.replaceWith(layers);
    layers.append(under, element);
    this.canvas = new Canvas(element);
    this.frame = new Canvas(under);
  }

  // losses: by epoch; log: whether the axis is; before: older runs, each with losses and words.
  // heldOut: the same curve of the samples that training never sees; marks: epochs at which the run
  // was changed; of: what the curves are, and the span of their axis if it is always the same.
  prepare(losses, look, { log = false, before = [], heldOut = null, marks = [], of = LOSS } = {}) {
    Object.assign(this, { losses, log, before, heldOut, marks, of });
    if (!this.canvas.fit() || !this.frame.fit()) return false;
    this.look = sized(look, this.canvas.width, LINES);
    const { context } = this.canvas;
    const span = of.span ?? spanOf(heldOut ? [losses, heldOut] : [losses], log);
    this.box = roomFor(context, this.canvas, this.look, span, { log });
    const { left, right, top, bottom } = this.box;
    this.x = scale([0, Math.max(1, losses.length - 1)], [left, right]);
    this.y = scale(span, [bottom, top], log);
    this.paintFrame();
    this.strong = this.canvas.layer((pen) => {
      if (heldOut) this.paintCurve(pen, heldOut, { ...HELD_OUT, colour: this.look.text });
      this.paintCurve(pen, losses, { colour: this.look.text, width: 2.6 });
    });
    return true;
  }

  // Axes, the runs before, and the curve as it is still to come.
  paintFrame() {
    const { left, right, top, bottom } = this.box;
    const { context: pen } = this.frame;
    this.frame.clear();
    const rows = Math.max(2, Math.min(5, (bottom - top) / (1.8 * this.look.size)));
    paintAxes(pen, this.box, this.x, this.y, this.look, { titles: [_("Epoch"), null], counts: [4, rows] });
    pen.save();
    pen.beginPath();
    pen.rect(left, top - 4, right - left + 4, bottom - top + 8);
    pen.clip();
    for (const run of this.before) this.paintBefore(pen, run);
    for (const mark of this.marks) this.paintMark(pen, mark);
    if (this.heldOut) this.paintCurve(pen, this.heldOut, { ...HELD_OUT, colour: this.look.quiet, alpha: 0.6 });
    this.paintCurve(pen, this.losses, { colour: this.look.quiet, alpha: 0.5, width: 2.2 });
    pen.restore();
    this.nameBefore(pen);
  }

  paintBefore(pen, { losses, pinned }) {
    this.paintCurve(pen, losses, { colour: pinned ? this.look.accent : this.look.quiet, alpha: 0.9, width: 1.8, dash: [6, 5] });
  }

  // An epoch at which the run was changed.
  paintMark(pen, epoch) {
    const x = this.x.at(epoch);
    pen.save();
    pen.strokeStyle = pen.fillStyle = this.look.accent;
    pen.lineWidth = 1.4;
    pen.setLineDash([2, 4]);
    pen.beginPath();
    pen.moveTo(x, this.box.top);
    pen.lineTo(x, this.box.bottom);
    pen.stroke();
    pen.beginPath();
    pen.moveTo(x - 4, this.box.bottom);
    pen.lineTo(x + 4, this.box.bottom);
    pen.lineTo(x, this.box.bottom - 7);
    pen.fill();
    pen.restore();
  }

  // What the dashed curves are, in the corner where a falling loss leaves most room.
  nameBefore(pen) {
    this.before.forEach(({ words, pinned }, place) => {
      const at = [this.box.right - 2, this.box.top + (0.8 + 1.35 * place) * this.look.size];
      const colour = pinned ? this.look.accent : this.look.quiet;
      label(pen, `\u2504 ${words}`, at, this.look, { align: "right", colour, size: 0.9 * this.look.size });
    });
  }

  paintCurve(pen, losses, { colour, width, alpha = 1, dash = [], cap = "butt" }) {
    pen.save();
    pen.globalAlpha = alpha;
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.lineJoin = "round";
    pen.lineCap = cap;
    pen.setLineDash(dash);
    pen.beginPath();
    // Never more points than half pixels, and the last one always.
    const every = Math.max(1, Math.floor(losses.length / (2 * this.canvas.width)));
    for (let epoch = 0; epoch < losses.length; epoch += every) pen.lineTo(...this.spot(epoch, losses[epoch]));
    pen.lineTo(...this.spot(losses.length - 1, losses[losses.length - 1]));
    pen.stroke();
    pen.restore();
  }

  spot(epoch, loss) {
    return [this.x.at(epoch), this.y.at(this.log ? Math.max(FLOOR, loss) : loss)];
  }

  // place: the epoch, perhaps between two; loss: there; heldOut: of the samples held out; what if:
  // whether somebody changed a number.
  paint({ place, loss, heldOut = null, whatIf = false }) {
    const { canvas, look, box } = this;
    const { context, ratio } = canvas;
    canvas.clear();
    const [x, wanted] = this.spot(place, loss);
    const y = between(wanted, box.top, box.bottom);
    const upTo = Math.max(1, Math.round(x * ratio));
    context.drawImage(this.strong, 0, 0, upTo, this.strong.height, 0, 0, upTo / ratio, canvas.height);
    const colour = whatIf ? look.accent : look.text;
    if (heldOut !== null) this.paintRing([x, between(this.spot(place, heldOut)[1], box.top, box.bottom)], colour);
    circle(context, [x, y], 0.38 * look.size);
    context.fillStyle = colour;
    context.fill();
    const words = threeDigits(loss);
    const room = textWidth(context, words, look, { weight: 700 }) + 12;
    const right = x + room < box.right;
    label(context, words, [x + (right ? 9 : -9), Math.max(box.top + 0.7 * look.size, y - 0.9 * look.size)], look,
      { weight: 700, align: right ? "left" : "right", colour });
    this.said = [`${_(this.of.name)} ${words}`];
  }

  paintRing(spot, colour) {
    const { context } = this.canvas;
    circle(context, spot, 0.34 * this.look.size);
    context.fillStyle = this.look.background;
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.fill();
    context.stroke();
  }

  // The epoch under a pointer.
  epochAt([x]) {
    return Math.round(between(this.x.back(x), 0, this.losses.length - 1));
  }

  // What is said of an epoch that one points at.
  told(epoch) {
    const places = { epoch, name: _(this.of.name), value: exact(this.losses[epoch]) };
    if (!this.heldOut) return _("Epoch {epoch}: {name} {value}", places);
    return _("Epoch {epoch}: {name} {value}, held out {other}", { ...places, other: exact(this.heldOut[epoch]) });
  }
}

// What the axis shows: from 0 for a linear one; a little more than the values, to a round number.
function spanOf(runs, log) {
  let [low, high] = [Infinity, 0];
  for (const losses of runs) {
    for (const loss of losses) {
      low = Math.min(low, Math.max(FLOOR, loss));
      high = Math.max(high, loss);
    }
  }
  if (log) {
    high = Math.max(high, FLOOR * 10);
    return [low / 1.3, Math.max(high * 1.3, low * 2)];
  }
  const around = ticks([0, 1.08 * high || 1], 5);
  const step = around[1] - around[0];
  return [0, Number((Math.ceil(1.08 * high / step) * step).toPrecision(6)) || 1];
}
