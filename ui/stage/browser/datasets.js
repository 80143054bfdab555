// Pictures of the datasets, of which one is picked: a radio button each, so that arrows go among them.

import { unpackArrays } from "./arrays.js";
import { Canvas } from "./canvas.js";
import { make } from "./card.js";
import { classMark, numberColour } from "./class_marks.js";
import { showIn } from "./instances.js";
import { lookOf } from "./look.js";

const MARK = 2.1; // pixels to the rim
const RIM = 4; // pixels that are left free around the points
const SOON = 200; // milliseconds without another arrow until the server hears of it

class Datasets {
  constructor(parent, host) {
    this.host = host;
    this.place = parent.querySelector(".datasets");
    this.options = new Map();
    this.sizes = new ResizeObserver(() => this.paint());
    this.sizes.observe(this.place);
  }

  end() {
    this.sizes.disconnect();
    clearTimeout(this.waiting);
  }

  // Of each dataset the key, its words, whether its answer is a number, and its points, which stand
  // one dataset behind another: across and up in 255 steps, and the class, or the number in as many.
  update(bytes, tell) {
    this.tell = tell;
    this.data = unpackArrays(bytes);
    for (const { key, words } of this.data.sets) {
      if (!this.options.has(key)) this.add(key, words);
      this.options.get(key).input.checked = key === this.data.chosen;
    }
    this.paint();
  }

  add(key, words) {
    const input = make("input", { type: "radio", name: "dataset", value: key, onchange: () => this.pick(key) });
    const canvas = make("canvas", { ariaHidden: "true" });
    this.options.set(key, { input, canvas: new Canvas(canvas) });
    this.place.append(make("label", { className: "dataset" }, canvas, make("span", { textContent: words }), input));
  }

  pick(key) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell.trigger("picked", key), SOON);
  }

  paint() {
    const { sets, points, palettes } = this.data ?? { sets: [] };
    if (!sets.length) return;
    const look = lookOf(this.host, palettes, false);
    for (const name of ["accent", "grid"]) this.place.style.setProperty(`--${name}`, look[name]);
    let from = 0;
    for (const { key, isNumber, count } of sets) {
      const { canvas } = this.options.get(key);
      if (canvas.fit()) paintPoints(canvas, points.subarray(from, from + 3 * count), isNumber, look);
      from += 3 * count;
    }
  }
}

function paintPoints(canvas, points, isNumber, look) {
  canvas.clear();
  const [wide, high] = [canvas.width, canvas.height].map((side) => side - 2 * RIM);
  for (let at = 0; at < points.length; at += 3) {
    const [x, y, target] = points.subarray(at, at + 3);
    const [kind, colour] = isNumber ? [-1, numberColour(target / 255, look)] : [target, look.classes[target]];
    classMark(canvas.context, [RIM + wide * x / 255, RIM + high * (1 - y / 255)], MARK, { kind, colour, hollow: false }, look);
  }
}

const all = new WeakMap();

export default function show(call) {
  return showIn(all, Datasets, call);
}
