// The losses of all runs of a race in one small chart: pale where they are still to come, strong as far
// as they have come. It is what a presentation has in place of the chart below.

import { paintAxes, roomFor, scale } from "./axes.js";
import { Canvas, circle, label } from "./canvas.js";
import { sized } from "./look.js";
import { _ } from "./words.js";

const LINES = 24; // of this type fit into the width of the panel
const SHAPE = 1.3; // a wider panel has no larger type
const FLOOR = 1e-12; // no logarithm of a loss of 0
const DASHES = [[], [9, 6], [2, 5], [10, 5, 2, 5], [16, 6], [16, 5, 2, 5], [], [9, 6]]; // as in `ui/figures/race_chart.py`

export class RaceLosses {
  constructor(element) {
    this.canvas = new Canvas(element);
  }

  prepare({ runs, bound, epochs }, look) {
    if (!this.canvas.fit()) return false;
    this.runs = runs;
    this.look = sized(look, Math.min(this.canvas.width, SHAPE * this.canvas.height), LINES);
    const all = runs.flatMap(({ losses }) => [least(losses), most(losses)]);
    const span = [Math.min(...all) / 1.3, Math.max(...all) * 1.3];
    this.box = roomFor(this.canvas.context, this.canvas, this.look, span, { log: true });
    const { left, right, top, bottom } = this.box;
    this.x = scale([0, Math.max(1, epochs - 1)], [left, right]);
    this.y = scale(span, [bottom, top], true);
    this.frame = this.canvas.layer((pen) => {
      paintAxes(pen, this.box, this.x, this.y, this.look, { titles: [_("Epoch"), _("Loss")], counts: [4, 5] });
      this.paintBound(pen, bound);
      this.paintCurves(pen, 0.35);
    });
    this.strong = this.canvas.layer((pen) => this.paintCurves(pen, 1));
    return true;
  }

  paintBound(pen, bound) {
    if (bound === null) return;
    const y = this.y.at(bound);
    if (y < this.box.top || y > this.box.bottom) return;
    pen.save();
    pen.strokeStyle = this.look.quiet;
    pen.lineWidth = 1.5;
    pen.setLineDash([2, 4]);
    pen.beginPath();
    pen.moveTo(this.box.left, y);
    pen.lineTo(this.box.right, y);
    pen.stroke();
    pen.restore();
  }

  paintCurves(pen, alpha) {
    this.runs.forEach(({ losses, colour }, place) => {
      const every = Math.max(1, Math.floor(losses.length / (2 * this.canvas.width)));
      pen.save();
      pen.globalAlpha = alpha;
      pen.strokeStyle = colour;
      pen.lineWidth = 3;
      pen.lineJoin = "round";
      pen.setLineDash(DASHES[place]);
      pen.beginPath();
      for (let epoch = 0; epoch < losses.length; epoch += every) pen.lineTo(...this.spot(epoch, losses[epoch]));
      pen.lineTo(...this.spot(losses.length - 1, losses[losses.length - 1]));
      pen.stroke();
      pen.restore();
    });
  }

  spot(epoch, loss) {
    return [this.x.at(epoch), this.y.at(Math.max(FLOOR, loss))];
  }

  paint(epoch) {
    const { canvas, look } = this;
    const { context, ratio } = canvas;
    canvas.clear();
    canvas.lay(this.frame);
    const upTo = Math.max(1, Math.round(this.x.at(epoch) * ratio));
    context.drawImage(this.strong, 0, 0, upTo, this.strong.height, 0, 0, upTo / ratio, canvas.height);
    this.runs.forEach(({ losses, colour, number }) => {
      const spot = this.spot(epoch, losses[Math.min(Math.round(epoch), losses.length - 1)]);
      circle(context, spot, 0.62 * look.size);
      context.fillStyle = colour;
      context.fill();
      label(context, number, spot, look, { align: "center", weight: 700, size: 0.85 * look.size, colour: "#ffffff", halo: null });
    });
  }
}

const least = (losses) => losses.reduce((low, loss) => Math.min(low, Math.max(FLOOR, loss)), Infinity);
const most = (losses) => losses.reduce((high, loss) => Math.max(high, loss), FLOOR);
