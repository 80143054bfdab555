// A landscape from above, as a map: the ground with its lines, the lowest place, and the ways of runs, pale
// where they are still to come.

import { paintAxes, roomFor, scale } from "./axes.js";
import { Canvas, label, overlap, textWidth } from "./canvas.js";
import { MARKS } from "./chart_marks.js";
import { paintGround, placesOf } from "./ground.js";
import { spotAt } from "./landscape_score.js";
import { channels, sized } from "./look.js";
import { between, threeDigits } from "./numbers.js";

const LINES = 45; // of this type fit into the width of the panel
const EPOCHS = ["#ffb62e", "#d4446e", "#7b3fb0"].map(channels); // from the first epoch to the last
const WIDTH = 6; // pixels of a way

export class LandscapeMap {
  constructor(element) {
    this.canvas = new Canvas(element);
  }

  prepare(data, look) {
    if (!this.canvas.fit()) return false;
    this.data = data;
    const { context, width, height } = this.canvas;
    this.look = sized(look, Math.min(width, 1.8 * height), LINES);
    const { spans, names, lowest } = data;
    this.box = roomFor(context, this.canvas, this.look, spans[1]);
    const { left, right, top, bottom } = this.box;
    this.x = scale(spans[0], [left, right]);
    this.y = scale(spans[1], [bottom, top]);
    this.frame = this.canvas.layer((pen) => {
      paintGround(pen, data, this.box, this.look);
      paintAxes(pen, this.box, this.x, this.y, this.look, { titles: names, grid: {} });
      this.labels = this.paintLosses(pen);
      this.clipped(pen, () => {
        for (const walk of data.walks) this.paintWay(pen, walk, 0.3);
      });
      this.cross(pen, this.at(lowest));
    });
    return true;
  }

  at([x, y]) {
    return [this.x.at(x), this.y.at(y)];
  }

  clipped(pen, paint) {
    const { left, right, top, bottom } = this.box;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, right - left, bottom - top);
    pen.clip();
    paint();
    pen.restore();
  }

  // The loss at the lines that have room for it, beside the ways and the lowest place.
  paintLosses(pen) {
    const { levels, lossesThere, walks, lowest } = this.data;
    const size = 0.85 * this.look.size;
    const taken = [lowest, ...walks.flatMap(({ spots }) => spots)].map((spot) => around(this.at(spot), 0.6 * size, 0.6 * size));
    const { left, right, top, bottom } = this.box;
    return levels.flatMap((level, place) => {
      const words = threeDigits(lossesThere[place]);
      const half = textWidth(pen, words, this.look, { size }) / 2;
      const isFree = ([x, y]) => x - half > left + 4 && x + half < right - 4 && y - size > top && y + size < bottom
        && !taken.some((one) => overlap(one, around([x, y], half, size / 2), size / 3));
      const free = placesOf(level, this.data, this.box).filter(isFree);
      if (!free.length) return [];
      const spot = free.reduce((lower, one) => (one[1] > lower[1] ? one : lower));
      taken.push(around(spot, half, size / 2));
      label(pen, words, spot, this.look, { size, align: "center" });
      return [words];
    });
  }

  // A piece for each two of its epochs, in the colour of the later one; upTo: the last that counts.
  paintWay(pen, walk, alpha, upTo = Infinity) {
    const { epochs, spots } = walk;
    const dash = walk === this.data.walks[0] ? [] : [WIDTH, 1.6 * WIDTH];
    pen.save();
    pen.globalAlpha = alpha;
    pen.lineCap = "round";
    pen.setLineDash(dash);
    for (let place = 1; place < spots.length && epochs[place - 1] < upTo; place++) {
      const end = epochs[place] > upTo ? spotAt(walk, upTo) : spots[place];
      pen.strokeStyle = colourOf(epochs[place] / Math.max(1, this.data.last));
      pen.lineWidth = WIDTH;
      pen.beginPath();
      pen.moveTo(...this.at(spots[place - 1]));
      pen.lineTo(...this.at(end));
      pen.stroke();
    }
    pen.restore();
  }

  // The lowest place; one that lies just beyond the axes has its cross at their rim.
  cross(pen, spot) {
    const reach = 0.5 * this.look.size;
    const { left, right, top, bottom } = this.box;
    const [x, y] = [between(spot[0], left + reach, right - reach), between(spot[1], top + reach, bottom - reach)];
    pen.strokeStyle = this.look.text;
    pen.lineWidth = 4;
    pen.beginPath();
    pen.moveTo(x - reach, y - reach);
    pen.lineTo(x + reach, y + reach);
    pen.moveTo(x - reach, y + reach);
    pen.lineTo(x + reach, y - reach);
    pen.stroke();
  }

  paint(epoch) {
    const { canvas, look } = this;
    const { context } = canvas;
    canvas.clear();
    canvas.lay(this.frame);
    this.clipped(context, () => this.data.walks.forEach((walk) => this.paintWay(context, walk, 1, epoch)));
    this.spots = this.data.walks.map((walk) => spotAt(walk, epoch));
    this.spots.forEach((spot, place) => {
      context.beginPath();
      MARKS[place === 0 ? "disc" : "diamond"](context, this.at(spot), 0.6 * look.size);
      context.fillStyle = look.background;
      context.strokeStyle = look.text;
      context.lineWidth = 4;
      context.fill();
      context.stroke();
    });
  }
}

const around = ([x, y], across, up) => ({ left: x - across, right: x + across, top: y - up, bottom: y + up });

// From the first of the colours over the second to the third.
function colourOf(share) {
  const place = Math.min(1.999, 2 * share);
  const below = Math.floor(place);
  const mixed = EPOCHS[below].map((low, channel) => Math.round(low + (place - below) * (EPOCHS[below + 1][channel] - low)));
  return `rgb(${mixed.join(" ")})`;
}
