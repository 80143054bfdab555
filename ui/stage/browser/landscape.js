// The landscape of the loss from above, in a presentation: the run walks over it. On the page there is
// only its sentence, for the charts there can be turned and clicked.

import { showIn } from "./instances.js";
import { playerKeys } from "./keys.js";
import { LandscapeMap } from "./landscape_map.js";
import { unpackLandscape } from "./landscape_score.js";
import { threeDigits } from "./numbers.js";
import { Player } from "./player.js";
import { ViewStage } from "./view_stage.js";
import { _ } from "./words.js";

const SMALLEST = 12; // pixels of type

class Landscape extends ViewStage {
  constructor(parent, host) {
    super(parent, host);
    const canvas = this.find("map canvas");
    this.map = new LandscapeMap(canvas);
    this.player = new Player(this.root, { moved: () => this.ask(), rested: () => {} }, this.stop.signal);
    // On the page the keys belong to its own slider.
    const actions = Object.entries(playerKeys(this.player))
      .map(([key, act]) => [key, () => (this.presentation.isOn ? act() : false)]);
    this.begin(Object.fromEntries(actions), [canvas]);
  }

  unpack(bytes) {
    return unpackLandscape(bytes);
  }

  // Its epoch is that of the page; in a presentation it goes on from there.
  take({ epoch, last, stops }) {
    if (!this.presentation.isOn || this.player.last === 0) this.player.epoch = epoch;
    this.player.take(last, stops);
  }

  // Fit everything to the sizes and the theme that the page gives.
  lay() {
    if (!this.data) return;
    const look = this.dress(SMALLEST);
    this.ready = this.presentation.isOn && this.map.prepare(this.data, look);
    this.paint();
  }

  paint() {
    const { walks, told } = this.data;
    const { epoch, shown, slider } = this.player;
    const said = walks.map(({ name, losses }) => {
      const at = Math.min(shown, losses.length - 1);
      return _("{name}, epoch {epoch}: loss {loss}.", { name, epoch: at, loss: threeDigits(losses[at]) });
    });
    this.find("sentence").textContent = `${said.join(" ")} ${told}`;
    slider.ariaValueText = said.join(" ");
    if (this.ready) this.map.paint(epoch);
    // What is painted, for whoever wants to know it in numbers: tests, first of all.
    this.root.painted = { epoch, spots: this.ready ? this.map.spots : null };
  }
}

const all = new WeakMap();

export default function show(call) {
  return showIn(all, Landscape, call);
}
