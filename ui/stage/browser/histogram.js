// A histogram of losses on a logarithmic axis: bars of several groups, on one another where they meet.

import { paintAxes, roomFor, scale } from "./axes.js";
import { Canvas, textWidth } from "./canvas.js";
import { sized } from "./look.js";
import { ticks } from "./numbers.js";
import { _ } from "./words.js";

const LINES = 40; // of this type fit into the width of the panel
const SHAPE = 1.8; // a wider panel has no larger type
const LEAST = 2; // pixels of a bar's height, however few are in it
const GAP = 8; // pixels between the numbers along the axis

export class Histogram {
  constructor(element) {
    this.canvas = new Canvas(element);
  }

  // edges: of the bars; ticks: along their axis; groups: with their colours; bars: each with its group,
  // its bin and its count, from the left to the right, and in a bin from below.
  prepare({ edges, ticks: along, groups, bars }, look) {
    if (!this.canvas.fit()) return false;
    Object.assign(this, { bars, groups });
    const { context, width, height } = this.canvas;
    this.look = sized(look, Math.min(width, SHAPE * height), LINES);
    const totals = edges.map(() => 0);
    const from = bars.map(({ bin, count }) => (totals[bin] += count) - count);
    const most = Math.max(...totals);
    const counts = ticks([0, most], 5).filter(Number.isInteger).map((at) => ({ at, words: String(at) }));
    this.box = roomFor(context, this.canvas, this.look, [0, most], { own: counts });
    const { left, right, top, bottom } = this.box;
    const x = scale([edges[0], edges.at(-1)], [left, right], true);
    const y = scale([0, most], [bottom, top]);
    this.columns = edges.map((edge) => x.at(edge));
    this.boxes = bars.map(({ bin, count }, place) => {
      const floor = y.at(from[place]);
      return { left: this.columns[bin], right: this.columns[bin + 1], bottom: floor,
        top: Math.min(floor - LEAST, y.at(from[place] + count)) };
    });
    this.frame = this.canvas.layer((pen) => {
      paintAxes(pen, this.box, x, y, this.look,
        { titles: [_("Loss at the end"), _("Starts")], grid: { y: true }, own: { x: this.apart(along, x), y: counts } });
      this.boxes.forEach((box, place) => this.paintBar(pen, box, groups[bars[place].group].colour));
    });
    return true;
  }

  // Those of the numbers along the axis that do not touch one another.
  apart(along, x) {
    let end = -Infinity;
    return along.filter(({ at, words }) => {
      const half = textWidth(this.canvas.context, words, this.look, { size: 0.9 * this.look.size }) / 2;
      if (x.at(at) - half < end + GAP) return false;
      end = x.at(at) + half;
      return true;
    });
  }

  paintBar(pen, { left, right, top, bottom }, colour) {
    pen.fillStyle = colour;
    pen.fillRect(left + 0.5, top, Math.max(1, right - left - 1), bottom - top);
  }

  // chosen: the place of the bar that is outlined.
  paint(chosen) {
    const { canvas: { context }, look } = this;
    this.canvas.clear();
    this.canvas.lay(this.frame);
    const { left, right, top, bottom } = this.boxes[chosen];
    const rim = Math.max(2, 0.18 * look.size);
    context.lineWidth = rim;
    context.strokeStyle = look.text;
    context.strokeRect(left - rim / 2, top - rim / 2, right - left + rim, bottom - top + rim);
  }

  // The place of the bar under a pointer, or of the nearest in its column; -1 where there is none.
  // reach: pixels by which a finger may miss it.
  barAt([x, y], reach = 0) {
    let [best, nearest] = [-1, Infinity];
    this.boxes.forEach(({ left, right, top, bottom }, place) => {
      if (x < left - reach || x >= right + reach || y > this.box.bottom + reach) return;
      const distance = Math.max(left - x, x - right, 0) + Math.max(top - y, y - bottom, 0);
      if (distance < nearest) [best, nearest] = [place, distance];
    });
    return best;
  }
}
