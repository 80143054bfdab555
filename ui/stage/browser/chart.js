// A chart that is told in layers: lines, points, bars, rectangles and words, in the order in which
// they lie on one another. Colours are names of our palette, so the same chart suits both themes.

import { paintAxes, roomFor, scale } from "./axes.js";
import { Canvas, label } from "./canvas.js";
import { sized } from "./look.js";
import { MARKS } from "./chart_marks.js";
import { paintGround } from "./ground.js";
import { between, exact } from "./numbers.js";

const LINES = 27; // of this type fit into the width of the panel
const REACH = 20; // pixels from a point or a line at which it is still meant
const AIR = 10; // pixels beyond the axes in which a mark still shows

export class ChartPanel {
  constructor(element) {
    this.canvas = new Canvas(element);
  }

  prepare(panel, look) {
    this.panel = panel;
    if (!this.canvas.fit()) return false;
    const { context } = this.canvas;
    const { x, y, layers } = panel;
    this.look = sized(look, this.canvas.width, LINES);
    const own = { x: x.ticks ?? undefined, y: y.ticks ?? undefined };
    this.box = roomFor(context, this.canvas, this.look, y.span, { log: y.log, own: y.ticks });
    if (!x.title) this.box.bottom += 1.3 * this.look.size;
    if (!y.title) this.box.left -= 1.3 * this.look.size;
    if (panel.equal) this.makeEqual(x.span, y.span);
    const { left, right, bottom, top } = this.box;
    this.x = scale(x.span, [left, right], x.log);
    this.y = scale(y.span, [bottom, top], y.log);
    this.frame = this.canvas.layer((pen) => {
      if (panel.ground) paintGround(pen, panel.ground, this.box, this.look);
      paintAxes(pen, this.box, this.x, this.y, this.look,
        { titles: [x.title, y.title], own, grid: { x: x.grid, y: y.grid } });
    });
    this.layers = layers.map((layer) => this.placed(layer));
    return true;
  }

  // A unit across as long as a unit upwards.
  makeEqual([west, east], [south, north]) {
    const { box } = this;
    const unit = Math.min((box.right - box.left) / (east - west), (box.bottom - box.top) / (north - south));
    box.right = box.left + unit * (east - west);
    box.top = box.bottom - unit * (north - south);
  }

  // A layer with what it needs in pixels.
  placed(layer) {
    const { x, y } = this;
    if (layer.kind === "bars") {
      const half = (layer.width ?? 0.62) / 2;
      const [along, over] = layer.across ? [x, y] : [y, x];
      return { ...layer, boxes: layer.at.map((at, number) => {
        const [from, to] = [along.at(layer.from?.[number] ?? 0), along.at(layer.to[number])];
        const [one, other] = [over.at(at - half), over.at(at + half)];
        return layer.across ? boxOf(from, to, one, other) : boxOf(one, other, from, to);
      }) };
    }
    if (layer.kind === "rects") {
      return { ...layer, boxes: layer.left.map((left, number) =>
        boxOf(x.at(left), x.at(layer.right[number]), y.at(layer.bottom[number]), y.at(layer.top[number]))) };
    }
    return { ...layer, spots: layer.x.map((at, number) =>
      (at === null || layer.y[number] === null ? null : [x.at(at), y.at(layer.y[number])])) };
  }

  paint() {
    const { canvas } = this;
    this.said = [];
    canvas.clear();
    canvas.lay(this.frame);
    for (const layer of this.layers) this[layer.kind](layer);
  }

  get painted() {
    return { said: this.said, box: this.box,
      layers: this.layers.map(({ kind, spots, boxes }) => ({ kind, spots, boxes })) };
  }

  colour(name, number = 0) {
    return this.look[Array.isArray(name) ? name[number] : name] ?? this.look.text;
  }

  line({ spots, colour, width = 2.4, dash }) {
    const { context } = this.canvas;
    const { left, right, top, bottom } = this.box;
    context.save();
    context.beginPath();
    context.rect(left, top - 2, right - left, bottom - top + 4);
    context.clip();
    context.beginPath();
    spots.forEach((spot, number) => {
      if (!spot) return;
      if (number === 0 || !spots[number - 1]) context.moveTo(...spot);
      else context.lineTo(...spot);
    });
    context.strokeStyle = this.colour(colour);
    context.lineWidth = width;
    context.lineJoin = context.lineCap = "round";
    context.setLineDash(dash ? [7, 6] : []);
    context.stroke();
    context.restore();
  }

  points({ spots, mark = "disc", colour, hollow, size = 1 }) {
    const { context } = this.canvas;
    spots.forEach((spot, number) => {
      if (!spot || !this.isNear(spot)) return;
      context.beginPath();
      MARKS[mark](context, spot, 0.42 * this.look.size * size);
      const open = hollow || mark === "ring";
      context.lineWidth = open ? 2.4 : 1.6;
      context.fillStyle = open ? this.look.background : this.colour(colour, number);
      context.strokeStyle = open ? this.colour(colour, number) : this.look.background;
      context.fill();
      context.stroke();
    });
  }

  bars({ boxes, colours, strong }) {
    boxes.forEach((box, number) => this.rectangle(box, this.colour(colours, number), 1, strong === number ? this.look.text : null));
  }

  rects({ boxes, colour, fill = 0.35 }) {
    boxes.forEach((box, number) => this.rectangle(box, this.colour(colour, number), fill, this.colour(colour, number)));
  }

  rectangle({ left, top, right, bottom }, colour, fill, outline) {
    const { context } = this.canvas;
    context.save();
    context.globalAlpha = fill;
    context.fillStyle = colour;
    context.fillRect(left, top, right - left, bottom - top);
    context.restore();
    if (!outline) return;
    context.strokeStyle = outline;
    context.lineWidth = 2;
    context.strokeRect(left, top, right - left, bottom - top);
  }

  words({ spots, words, align = "left", weight, colour, shift = [0, 0], size = 1 }) {
    const { look } = this;
    spots.forEach((spot, number) => {
      if (!spot) return;
      const at = spot.map((pixel, axis) => pixel + shift[axis] * look.size);
      const side = Array.isArray(align) ? align[number] : align;
      label(this.canvas.context, words[number], [between(at[0], 2, this.canvas.width - 2), at[1]], look,
        { align: side, weight, size: size * look.size, colour: this.colour(colour, number) });
      this.said.push(words[number]);
    });
  }

  isNear([x, y]) {
    const { left, right, top, bottom } = this.box;
    return x > left - AIR && x < right + AIR && y > top - AIR && y < bottom + AIR;
  }

  // What is said of whatever a pointer means: a mark or a box first, else the nearest line.
  told(spot) {
    const marked = this.markAt(spot) ?? this.boxAt(spot);
    if (marked) return marked;
    let [best, nearest] = [null, REACH];
    for (const { kind, spots, silent, x, y } of this.layers) {
      if (kind !== "line" || silent) continue;
      spots.forEach((one, number) => {
        const distance = one ? Math.abs(one[0] - spot[0]) + 0.2 * Math.abs(one[1] - spot[1]) : Infinity;
        if (distance < nearest && this.isNear(one)) [best, nearest] = [this.spoken(x[number], y[number]), distance];
      });
    }
    return best;
  }

  markAt([x, y]) {
    let [best, nearest] = [null, REACH];
    for (const layer of this.layers) {
      if (layer.kind !== "points" || layer.silent) continue;
      layer.spots.forEach((one, number) => {
        const distance = one ? Math.hypot(one[0] - x, one[1] - y) : Infinity;
        if (distance >= nearest) return;
        [best, nearest] = [layer.words?.[number] ?? this.spoken(layer.x[number], layer.y[number]), distance];
      });
    }
    return best;
  }

  // A box too thin to be hit counts as a few pixels wide.
  boxAt([x, y]) {
    for (const { boxes, words } of [...this.layers].reverse()) {
      const number = boxes && words ? boxes.findIndex(({ left, right, top, bottom }) =>
        x > left - 4 && x < right + 4 && y > top - 4 && y < bottom + 4) : -1;
      if (number >= 0) return words[number];
    }
    return null;
  }

  spoken(x, y) {
    const { panel } = this;
    return `${panel.x.title ?? "x"} = ${exact(x)}, ${panel.y.title ?? "y"} = ${exact(y)}`;
  }
}

function boxOf(x1, x2, y1, y2) {
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
}
