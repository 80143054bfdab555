// A thousand starts: how often each loss came out, the plane of one of the bar that is chosen, and
// some more of its group.

import { make } from "./card.js";
import { Histogram } from "./histogram.js";
import { showIn } from "./instances.js";
import { LISTED_FOR_BARS } from "./keys.js";
import { Lane } from "./lane.js";
import { between, threeDigits } from "./numbers.js";
import { PLANES } from "./race_planes.js";
import { unpackStarts } from "./starts_score.js";
import { Targets } from "./targets.js";
import { ViewStage } from "./view_stage.js";
import { _, ngettext } from "./words.js";

const SMALLEST = 11; // pixels of type at the axes of a plane
const FINGER = 22; // pixels: on a phone a bar is much less wide than a fingertip

class Starts extends ViewStage {
  constructor(parent, host) {
    super(parent, host);
    this.listed = LISTED_FOR_BARS;
    this.groups = this.find("groups");
    this.beside = this.find("chosen");
    this.place = this.find("racers");
    const canvas = this.find("histogram");
    this.histogram = new Histogram(canvas);
    this.targets = new Targets(this.find("targets"));
    this.lanes = [];
    this.on(canvas, "pointermove", (event) => event.pointerType === "mouse" && this.point(event));
    this.on(canvas, "click", (event) => this.click(event));
    this.begin({
      " ": () => (this.presentation.isOn ? this.choose((this.bar + 1) % this.data.bars.length) : false),
      ArrowLeft: () => this.walk(this.bar - 1),
      ArrowRight: () => this.walk(this.bar + 1),
      Home: () => this.walk(0),
      End: () => this.walk(this.data.bars.length - 1),
      PageUp: () => this.walkToGroup(-1),
      PageDown: () => this.walkToGroup(1),
    }, [canvas, this.place]);
  }

  // The bars in the order in which one walks over them.
  unpack(bytes) {
    const data = unpackStarts(bytes);
    data.bars.sort((one, other) => one.bin - other.bin || one.group - other.group);
    return data;
  }

  // More starts, or others: the bar stays if its seed does, else its group.
  take({ bars, groups, kind }) {
    const before = this.chosen;
    if (kind !== this.kind) this.build(PLANES[kind]);
    this.kind = kind;
    this.writeGroups();
    const same = before ? bars.findIndex(({ seed }) => seed === before.seed) : -1;
    const group = groups.findIndex(({ name }) => name === before?.name);
    // Who learned looks as one expects: the others are the question.
    this.bar = same >= 0 ? same : this.largestOf(group >= 0 ? group : Math.min(1, groups.length - 1));
    this.write();
  }

  build(Plane) {
    this.Plane = Plane;
    this.one = new Lane(Plane, () => this.tell("open", this.chosen.seed));
    this.beside.replaceChildren(this.one.element);
  }

  // A bar was chosen: its plane, and those of its group.
  write() {
    const { bars, groups, runs } = this.data;
    const { group, seed, count, low, high } = bars[this.bar];
    const { name, colour, seeds } = groups[group];
    const others = this.chosen?.name !== name || this.chosen.key !== this.data.key;
    this.chosen = { name, seed, key: this.data.key };
    const losses = low === high ? threeDigits(low) : _("{first} to {last}", { first: threeDigits(low), last: threeDigits(high) });
    this.one.write({ ...runs.get(seed), number: "", colour,
      note: ngettext("The only one with a loss of {losses}: {group}", "One of {count} with a loss of {losses}: {group}",
        count, { count, losses, group: name.toLowerCase() }) }, this.data);
    [...this.groups.children].forEach((button, place) => { button.ariaPressed = String(place === group); });
    if (!others) return;
    this.lanes = seeds.map((one, place) => this.laneOf({ ...runs.get(one), number: String(place + 1), colour, note: "" }));
    this.place.replaceChildren(...this.lanes.map(({ element }) => element));
  }

  laneOf(run) {
    const lane = new Lane(this.Plane, () => this.tell("open", run.seed));
    lane.write(run, this.data);
    return lane;
  }

  writeGroups() {
    this.groups.replaceChildren(...this.data.groups.map(({ name, colour, count }, place) => {
      const swatch = make("span", { className: "number", ariaHidden: "true" });
      swatch.style.background = colour;
      return make("button", { type: "button", onclick: () => this.choose(this.largestOf(place)) }, swatch, `${name} (${count})`);
    }));
  }

  largestOf(group) {
    const { bars } = this.data;
    return bars.reduce((best, bar, place) =>
      (bar.group === group && (best < 0 || bar.count > bars[best].count) ? place : best), -1);
  }

  choose(bar) {
    if (bar < 0 || bar === this.bar) return;
    this.bar = bar;
    this.write();
    this.lay();
  }

  // The focus goes along if it is on a bar.
  walk(bar) {
    this.choose(between(bar, 0, this.data.bars.length - 1));
    const { element } = this.targets;
    if (element.contains(element.getRootNode().activeElement)) element.children[this.bar].focus();
  }

  walkToGroup(direction) {
    const { bars, groups } = this.data;
    this.walk(this.largestOf(between(bars[this.bar].group + direction, 0, groups.length - 1)));
  }

  point(event) {
    const bar = this.ready ? this.histogram.barAt(this.histogram.canvas.spot(event)) : -1;
    event.target.classList.toggle("can-pick", bar >= 0);
    this.choose(bar);
  }

  // A mouse has seen the plane already, and opens its seed; a finger sees it first.
  click(event) {
    const reach = event.pointerType === "mouse" ? 0 : FINGER;
    const bar = this.ready ? this.histogram.barAt(this.histogram.canvas.spot(event), reach) : -1;
    this.choose(bar);
    if (bar >= 0 && event.pointerType === "mouse") this.tell("open", this.data.bars[bar].seed);
  }

  // Fit everything to the sizes and the theme that the page gives.
  lay() {
    if (!this.data) return;
    const look = this.dress(SMALLEST);
    this.ready = this.histogram.prepare(this.data, { ...look, smallest: 12 });
    for (const lane of [this.one, ...this.lanes]) lane.prepare(look);
    if (this.ready) this.placeTargets();
    this.paint();
  }

  placeTargets() {
    const { bars, groups, key } = this.data;
    this.targets.place(bars.map(({ group, seed, count, low, high }, place) => {
      const { left, top, right, bottom } = this.histogram.boxes[place];
      const losses = _("{first} to {last}", { first: threeDigits(low), last: threeDigits(high) });
      return { key: `${key} ${place}`, words: _("{group}: {count}, loss {losses}. Open seed {seed}", { group: groups[group].name, count, losses, seed }),
        box: { left, top, width: right - left, height: bottom - top },
        press: () => this.tell("open", seed), focus: () => this.choose(place) };
    }));
    [...this.targets.element.children].forEach((target, place) => { target.tabIndex = place === this.bar ? 0 : -1; });
  }

  paint() {
    if (this.ready) this.histogram.paint(this.bar);
    for (const lane of [this.one, ...this.lanes]) lane.paint(0);
    // What is painted, for whoever wants to know it in numbers: tests, first of all.
    this.root.painted = { bar: this.data.bars[this.bar], boxes: this.histogram.boxes,
      one: this.one.painted, lanes: this.lanes.map(({ painted }) => painted) };
  }
}

const all = new WeakMap();

export default function show(call) {
  return showIn(all, Starts, call);
}
