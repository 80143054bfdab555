// The race: a small plane for each run, all at the same epoch; in a presentation their losses as well.

import { showIn } from "./instances.js";
import { playerKeys } from "./keys.js";
import { Lane } from "./lane.js";
import { Player } from "./player.js";
import { RaceLosses } from "./race_losses.js";
import { PLANES } from "./race_planes.js";
import { unpackRace } from "./race_score.js";
import { ViewStage } from "./view_stage.js";
import { _ } from "./words.js";

const SMALLEST = 11; // pixels of type at its axes

class Race extends ViewStage {
  constructor(parent, host) {
    super(parent, host);
    this.place = this.find("racers");
    this.chart = this.find("race-losses");
    this.losses = new RaceLosses(this.chart.querySelector("canvas"));
    this.lanes = [];
    this.player = new Player(this.root, { moved: () => this.ask(), rested: () => {} }, this.stop.signal);
    this.begin(playerKeys(this.player), [this.place]);
  }

  unpack(bytes) {
    return unpackRace(bytes);
  }

  // Other runs begin at their end: with the answer.
  take({ runs, stops, kind }) {
    if (runs.length !== this.lanes.length || kind !== this.kind) this.build(runs.length, PLANES[kind]);
    this.kind = kind;
    this.player.epoch = stops.at(-1);
    this.player.take(stops.at(-1), stops);
    this.lanes.forEach((lane, place) => lane.write(runs[place], this.data));
    this.arrange(runs.length);
  }

  build(count, Plane) {
    this.lanes = Array.from({ length: count }, (none, place) => new Lane(Plane, () => this.tell("open", place)));
    this.place.replaceChildren(...this.lanes.map(({ element }) => element), this.chart);
  }

  // The columns of a presentation: a row for up to two runs and their chart, else two; the chart gets
  // what the planes leave.
  arrange(count) {
    const rows = count > 2 ? 2 : 1;
    const columns = Math.ceil((count + 1) / rows);
    this.place.style.setProperty("--columns", columns);
    this.place.style.setProperty("--left", columns * rows - count);
  }

  // Fit everything to the sizes and the theme that the page gives.
  lay() {
    if (!this.data) return;
    const look = this.dress(SMALLEST);
    for (const lane of this.lanes) lane.prepare(look);
    this.charted = this.presentation.isOn && this.losses.prepare(this.data, look);
    this.paint();
  }

  paint() {
    const { epoch, shown, slider } = this.player;
    const below = this.data.runs.map((run) => run.below).filter((one) => one !== null && one <= epoch);
    const first = below.length ? Math.min(...below) : null;
    for (const lane of this.lanes) lane.paint(epoch, first);
    if (this.charted) this.losses.paint(epoch);
    slider.ariaValueText = _("Epoch {epoch}", { epoch: shown });
    // What is painted, for whoever wants to know it in numbers: tests, first of all.
    this.root.painted = { epoch, lanes: this.lanes.map(({ painted }) => painted) };
  }
}

const races = new WeakMap();

export default function show(call) {
  return showIn(races, Race, call);
}
