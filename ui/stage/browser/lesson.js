// The pictures of a lesson: panels side by side, each painted by the module of its kind.

import { make } from "./card.js";
import { SIGNS } from "./chart_marks.js";
import { ChartPanel } from "./chart.js";
import { ClassesPanel } from "./classes_panel.js";
import { showIn } from "./instances.js";
import { listenToKeys } from "./keys.js";
import { lookOf } from "./look.js";
import { NetworkPanel } from "./network_panel.js";
import { NeuronPanel } from "./neuron_panel.js";
import { Outbox } from "./outbox.js";
import { PlanePanel } from "./plane_panel.js";
import { Player } from "./player.js";
import { SquaresPanel } from "./squares_panel.js";
import { Targets } from "./targets.js";
import { Tip } from "./tip.js";
import { _ } from "./words.js";

const KINDS = { chart: ChartPanel, classes: ClassesPanel, network: NetworkPanel, neuron: NeuronPanel, plane: PlanePanel,
  squares: SquaresPanel };
const SECONDS = { slow: 8, normal: 4, fast: 2 }; // for all stops
const SMALLEST = 13.5; // pixels of type: few words stand in these pictures
const COLOURS = ["background", "surface", "text", "quiet", "grid", "accent", "positive", "negative",
  "multiply", "add", "activate", "class-0", "class-1", "class-2", "class-3"];

class Lesson {
  constructor(parent, host) {
    this.host = host;
    this.root = parent.querySelector(".lesson");
    this.pictures = parent.querySelector(".pictures");
    this.tip = new Tip(parent.querySelector(".tip"));
    this.frames = [];
    this.actions = {};
    this.outbox = new Outbox();
    this.stop = new AbortController();
    listenToKeys(this.actions, this.stop.signal);
    this.player = new Player(this.root, { moved: () => this.ask(), rested: () => {} }, this.stop.signal,
      { words: () => this.placeWords(), seconds: SECONDS });
    this.player.rewind.title = _("Rewind"); // no key is the page's here
    this.sizes = new ResizeObserver(() => this.lay());
    document.fonts.addEventListener("loadingdone", () => this.lay(), { signal: this.stop.signal });
  }

  end() {
    this.stop.abort();
    this.outbox.close();
    this.sizes.disconnect();
    cancelAnimationFrame(this.frame);
  }

  // What a rerun brings.
  update(data, { trigger: tell }) {
    Object.assign(this, { data, tell });
    this.takeKeys(data.keys);
    this.outbox.open({ trigger: tell });
    this.outbox.answered();
    const kinds = data.panels.map(({ kind }) => kind).join();
    if (kinds !== this.kinds) this.build(data.panels);
    this.kinds = kinds;
    this.take(data.panels.find(({ stops }) => stops));
    this.frames.forEach((frame, number) => frame.write(data.panels[number]));
    this.lay();
    this.comeIntoView(data.looks);
  }

  // Letters that do something now. One that was the last may still wait for its answer.
  takeKeys(letters) {
    for (const name of Object.keys(this.actions)) delete this.actions[name];
    for (const letter of letters) this.actions[letter.toLowerCase()] = () => this.outbox.post("pressed", letter);
  }

  // Whoever asks to be shown something further down the page gets to see it.
  comeIntoView(looks) {
    const before = this.looks;
    this.looks = looks;
    if (before === undefined || looks === before) return;
    const calm = globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.root.scrollIntoView({ block: "nearest", behavior: calm ? "instant" : "smooth" });
  }

  // Stops to play through, if there are any. It begins at the last one: with the answer.
  take(played) {
    const before = this.stops?.join();
    this.stops = played?.stops;
    this.root.querySelector(".player").hidden = !played;
    if (!played) return;
    this.player.slider.ariaLabel = played.over;
    if (this.stops.join() === before) return;
    const last = this.stops.length - 1;
    this.player.epoch = last;
    this.player.take(last, this.stops.map((each, place) => place));
  }

  // Where the signal is: at a stop, or on its way to one.
  placeWords() {
    const { epoch } = this.player;
    const stop = this.stops?.[Math.ceil(epoch)] ?? "";
    return Number.isInteger(epoch) ? stop : _("to {stop}", { stop });
  }

  build(panels) {
    this.sizes.disconnect();
    this.frames = panels.map((panel) => new Frame(panel, this));
    this.pictures.replaceChildren(...this.frames.map(({ element }) => element));
    for (const { canvas } of this.frames) this.sizes.observe(canvas);
  }

  // Fit everything to the sizes and the theme that the page gives.
  lay() {
    if (!this.data) return;
    const look = { ...lookOf(this.host, this.data.palettes, false), smallest: SMALLEST };
    look.classes.forEach((colour, number) => { look[`class-${number}`] = colour; });
    for (const name of COLOURS) this.root.style.setProperty(`--${name}`, look[name]);
    this.tellTheme(look.dark ? "dark" : "light");
    this.frames.forEach((frame, number) => frame.prepare(this.data.panels[number], look));
    this.paint();
  }

  // The server writes formulas in the colours of a theme, and may have guessed the wrong one.
  tellTheme(theme) {
    if (theme === this.data.theme || theme === this.told) return;
    this.told = theme;
    this.tell("theme", theme);
  }

  ask() {
    if (this.frame) return;
    this.frame = requestAnimationFrame((time) => {
      this.frame = 0;
      this.player.advance(time);
      this.paint();
      if (this.player.playing) this.ask();
    });
  }

  paint() {
    const place = this.stops ? this.player.epoch : null;
    for (const frame of this.frames) frame.paint(place);
    if (this.stops) this.player.slider.ariaValueText = this.placeWords();
    // What is painted, for whoever wants to know it in words and numbers: tests, first of all.
    this.root.painted = { place, panels: this.frames.map(({ panel, ready }) => (ready ? panel.painted : null)) };
  }
}

// One panel on the page: its title, its key, its canvas, and buttons over what can be picked.
class Frame {
  constructor({ kind }, lesson) {
    this.lesson = lesson;
    this.title = make("h3");
    this.key = make("p", { className: "key" });
    this.canvas = make("canvas");
    this.canvas.setAttribute("role", "img");
    const over = make("div", { className: "targets" });
    this.element = make("figure", {}, make("figcaption", {}, this.title, this.key),
      make("div", { className: "box" }, this.canvas, over));
    this.panel = new KINDS[kind](this.canvas);
    this.targets = new Targets(over);
    this.canvas.onpointermove = (event) => this.point(event);
    this.canvas.onpointerleave = () => lesson.tip.hide();
    this.canvas.onclick = (event) => this.click(event);
  }

  write({ title, key, alt, room, phone, high }) {
    this.title.textContent = title;
    this.key.replaceChildren(...key.map(({ words, colour, mark }) => {
      const part = make("span", { textContent: words });
      if (mark) part.prepend(make("span", { textContent: `${SIGNS[mark]} `, ariaHidden: "true" }));
      part.style.color = colour ? `var(--${colour})` : "";
      return part;
    }));
    this.canvas.ariaLabel = alt;
    Object.assign(this.element.dataset, { room, phone, high });
  }

  prepare(panel, look) {
    this.ready = this.panel.prepare(panel, look);
    if (this.ready) this.placeTargets();
  }

  placeTargets() {
    const wanted = this.panel.targets?.() ?? [];
    this.targets.place(wanted.map((one) => ({ ...one, press: () => this.lesson.tell("picked", one.key) })));
  }

  paint(place) {
    if (this.ready) this.panel.paint(place);
  }

  point(event) {
    if (!this.ready) return;
    const spot = this.panel.canvas.spot(event);
    const words = this.panel.told(spot);
    this.canvas.classList.toggle("can-pick", Boolean(this.panel.pickAt?.(spot)));
    if (words) this.lesson.tip.show(words, event);
    else this.lesson.tip.hide();
  }

  // A click picks; where there is nothing to pick, a tap says what a pointer is told.
  click(event) {
    if (!this.ready) return;
    const spot = this.panel.canvas.spot(event);
    const name = this.panel.pickAt?.(spot);
    if (name) {
      this.lesson.tell("picked", name);
      return;
    }
    const words = this.panel.told(spot);
    if (words) this.lesson.tip.put(words, event);
    else this.lesson.tip.hide();
  }
}

const lessons = new WeakMap();

export default function show(call) {
  return showIn(lessons, Lesson, call);
}
