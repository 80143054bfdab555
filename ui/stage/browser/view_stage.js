// What the pictures of many runs have in common: they fill the screen in a presentation, go by keys,
// and are painted one frame at a time.
//
// A picture of its own kind adds: unpack, take, lay and paint; and the keys that it lists.

import { LISTED_FOR_RUNS, listenToKeys } from "./keys.js";
import { lookOf } from "./look.js";
import { Presentation } from "./presentation.js";

const COLOURS = ["background", "surface", "text", "quiet", "grid", "accent"];

export class ViewStage {
  constructor(parent, host) {
    this.host = host;
    this.find = (name) => parent.querySelector(`.${name}`);
    this.root = this.find("stage");
    this.listed = LISTED_FOR_RUNS;
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.presentation = new Presentation(parent, this.root, {
      end: () => this.present(false),
      putAway: () => this.presentation.putAway(),
    }, signal);
    this.on(this.find("present"), "click", () => this.present(!this.presentation.isOn));
    this.on(this.find("list-keys"), "click", () => this.presentation.listKeys([], this.listed));
  }

  on(element, kind, react) {
    element.addEventListener(kind, react, { signal: this.stop.signal });
  }

  // Once the pictures are there: listen to the keys, and fit everything to every other size.
  begin(actions, elements) {
    listenToKeys({
      ...actions,
      f: () => this.present(!this.presentation.isOn),
      q: () => (this.presentation.isOn ? this.presentation.askForQr(this.data.qr) : false),
      "?": () => this.presentation.listKeys([], this.listed),
      Escape: () => this.presentation.putAway(),
    }, this.stop.signal);
    this.on(document.fonts, "loadingdone", () => this.lay());
    this.sizes = new ResizeObserver(() => this.lay());
    for (const element of elements) this.sizes.observe(element);
  }

  end() {
    this.presentation.set(false);
    this.stop.abort();
    this.sizes.disconnect();
    cancelAnimationFrame(this.frame);
  }

  // What a rerun brings.
  update(bytes, { trigger }) {
    this.tell = trigger;
    const { data: before } = this;
    this.data = this.unpack(bytes);
    if (before?.present !== this.data.present) this.presentation.set(this.data.present);
    this.presentation.takeQr(this.data.qr);
    this.find("sentence").textContent = this.data.told;
    if (before?.key !== this.data.key) this.take(this.data);
    this.lay();
  }

  present(on) {
    this.presentation.set(on);
    this.tell("present", on);
    this.lay();
  }

  // The colours of the theme, for the pictures and for what stands around them.
  dress(smallest) {
    const look = { ...lookOf(this.host, this.data.palettes, this.presentation.isOn), smallest };
    for (const name of COLOURS) this.root.style.setProperty(`--${name}`, look[name]);
    return look;
  }

  ask() {
    if (this.frame) return;
    this.frame = requestAnimationFrame((time) => {
      this.frame = 0;
      this.player?.advance(time);
      this.paint();
      if (this.player?.playing) this.ask();
    });
  }
}
