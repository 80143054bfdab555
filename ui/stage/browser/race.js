// The race: a small plane for each run, all at the same epoch.
//
// Streamlit calls the function at the end again on every rerun, into the same parentElement. The
// pictures stay; a call only hands them what is new.

import { button, make } from "./card.js";
import { listenToKeys } from "./keys.js";
import { lookOf } from "./look.js";
import { threeDigits } from "./numbers.js";
import { Player } from "./player.js";
import { PLANES } from "./race_planes.js";
import { parametersAt, unpackRace } from "./race_score.js";
import { speak } from "./words.js";

const SMALLEST = 11; // pixels of type at its axes
const COLOURS = ["background", "surface", "text", "quiet", "grid", "accent"];

class Race {
  constructor(parent, host) {
    this.host = host;
    this.root = parent.querySelector(".race");
    this.place = parent.querySelector(".racers");
    this.lanes = [];
    this.stop = new AbortController();
    this.player = new Player(this.root, { moved: () => this.ask(), rested: () => {} }, this.stop.signal);
    this.sizes = new ResizeObserver(() => this.lay());
    this.sizes.observe(this.place);
    document.fonts.addEventListener("loadingdone", () => this.lay(), { signal: this.stop.signal });
    const { player } = this;
    listenToKeys({
      " ": () => player.toggle(),
      ArrowLeft: () => player.moveBy(-1),
      ArrowRight: () => player.moveBy(1),
      "Shift ArrowLeft": () => player.moveBy(-10),
      "Shift ArrowRight": () => player.moveBy(10),
      PageUp: () => player.step(-1),
      PageDown: () => player.step(1),
      Home: () => player.moveTo(0),
      End: () => player.moveTo(player.last),
    }, this.stop.signal);
  }

  end() {
    this.stop.abort();
    this.sizes.disconnect();
    cancelAnimationFrame(this.frame);
  }

  // What a rerun brings. Other runs begin at their end: with the answer.
  update(bytes, tell) {
    this.tell = tell;
    const before = this.data?.key;
    this.data = unpackRace(bytes);
    if (this.data.key === before) {
      this.lay();
      return;
    }
    const { runs, stops, kind } = this.data;
    const last = stops[stops.length - 1];
    if (runs.length !== this.lanes.length || kind !== this.kind) this.build(runs.length, PLANES[kind]);
    this.kind = kind;
    const still = stops.length === 1;
    this.root.querySelector(".player").hidden = still;
    this.root.classList.toggle("still", still);
    this.player.epoch = last;
    this.player.take(still ? 0 : last, stops);
    this.lanes.forEach((lane, place) => lane.write(runs[place], this.data));
    this.lay();
  }

  build(count, Plane) {
    this.lanes = Array.from({ length: count }, (_, place) => new Lane(Plane, () => this.tell("open", place)));
    this.place.replaceChildren(...this.lanes.map(({ element }) => element));
  }

  // Fit everything to the sizes and the theme that the page gives.
  lay() {
    if (!this.data) return;
    const look = { ...lookOf(this.host, this.data.palettes, false), smallest: SMALLEST };
    for (const name of COLOURS) this.root.style.setProperty(`--${name}`, look[name]);
    for (const lane of this.lanes) lane.prepare(look);
    this.paint();
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
    const { stops } = this.data;
    const epoch = stops.length === 1 ? stops[0] : this.player.epoch;
    const ahead = this.data.runs.filter(({ below }) => below !== null && below <= epoch)
      .sort((one, other) => one.below - other.below);
    for (const lane of this.lanes) lane.paint(epoch, ahead[0]);
    this.player.slider.ariaValueText = _("Epoch {epoch}", { epoch: this.player.shown });
    // What is painted, for whoever wants to know it in numbers: tests, first of all.
    this.root.painted = { epoch, lanes: this.lanes.map(({ painted }) => painted) };
  }
}

// One run on the page: its number and words, its plane, its loss, and a button to open it.
class Lane {
  constructor(Plane, open) {
    this.number = make("span", { className: "number" });
    this.words = make("span");
    this.canvas = make("canvas");
    this.canvas.setAttribute("role", "img");
    this.loss = make("p");
    this.came = make("p", { className: "came" });
    this.open = button(_("Open"), open, "open");
    this.element = make("figure", {}, make("figcaption", {}, make("h3", {}, this.number, this.words)),
      make("div", { className: "box" }, this.canvas), this.loss, this.came, this.open);
    this.plane = new Plane(this.canvas);
  }

  write(run, data) {
    Object.assign(this, { run, data, parameters: new Float64Array(run.shape.count) });
    this.plane.take(run, data);
    this.number.textContent = run.number;
    this.number.style.background = run.colour;
    this.words.textContent = run.words;
    this.open.ariaLabel = _("Open {run}", { run: run.words });
  }

  prepare(look) {
    this.ready = this.plane.prepare(look);
  }

  paint(epoch, first) {
    const { run, data, parameters } = this;
    parametersAt(data, run, epoch, parameters);
    const place = Math.min(Math.round(epoch), run.last) - data.first;
    const loss = run.losses[Math.max(0, place)];
    const right = this.plane.answer(parameters);
    if (this.ready) this.plane.paint(parameters);
    const told = right
      ? _("Loss {loss}, {right} of {count} right", { loss: threeDigits(loss), right: countOf(right), count: right.length })
      : _("Loss {loss}", { loss: threeDigits(loss) });
    put(this.loss, told);
    this.canvas.ariaLabel = _("The plane of {run}. {told}.", { run: run.words, told });
    this.came.classList.toggle("winner", run === first);
    put(this.came, this.cameTo(epoch, run === first));
    this.painted = { epoch: Math.min(epoch, run.last), loss, right: right && countOf(right), parameters };
  }

  cameTo(epoch, isFirst) {
    const { run: { below, diverged, last }, data: { bound } } = this;
    if (diverged && epoch >= last) return _("Left all bounds after epoch {last}", { last });
    if (below === null || below > epoch) return "";
    if (isFirst) return _("\u2691 First below {bound}: epoch {below}", { bound, below });
    return _("Below {bound}: epoch {below}", { bound, below });
  }
}

const countOf = (all) => all.filter(Boolean).length;

function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

const races = new WeakMap();

export default function show({ parentElement, data, setTriggerValue }) {
  let held = races.get(parentElement);
  if (!held) speak(parentElement);
  if (!held) races.set(parentElement, (held = { race: new Race(parentElement, parentElement.host ?? parentElement) }));
  const call = (held.call = {});
  held.race.update(data, setTriggerValue);
  // A newer call overtakes this one before its clean-up is asked for: only the last one counts.
  return () => {
    if (held.call !== call) return;
    held.race.end();
    races.delete(parentElement);
  };
}
