// What every stage does that plays a run: it keeps the epoch, paints one frame at a time, says where
// it rests, and fills the screen in a presentation.
//
// A stage of its own kind adds the pictures and what can be touched in them: unpack, take, write,
// lay, paint, placeTargets and putAway.

import { Card } from "./card.js";
import { History } from "./history.js";
import { listenToKeys } from "./keys.js";
import { lookOf } from "./look.js";
import { Outbox } from "./outbox.js";
import { saveStage } from "./picture.js";
import { Player } from "./player.js";
import { Presentation } from "./presentation.js";
import { Sound } from "./sound.js";
import { Tip } from "./tip.js";
import { _ } from "./words.js";

const REST = 350; // milliseconds without a move until the server hears of an epoch
const SOON = 120; // milliseconds without another press until it hears of a setting
const COLOURS = ["background", "surface", "text", "quiet", "grid", "accent", "positive", "negative", "unsure"];

export class PlayingStage {
  constructor(parent, host) {
    this.host = host;
    this.find = (name) => parent.querySelector(`.${name}`);
    const { find } = this;
    this.root = find("stage");
    this.card = new Card(find("card"));
    this.tip = new Tip(find("tip"));
    for (const name of ["sentence", "spoken", "who", "watch", "outcome", "rate", "pin"]) this[name] = find(name);
    this.history = new History();
    this.outbox = new Outbox();
    this.soon = new Map();
    this.changed = null; // parameters that somebody has moved, in place of those of the epoch
    this.toldEpoch = 0; // what the server takes it for while nobody has said another
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.player = new Player(this.root, {
      moved: () => this.release(),
      rested: () => this.rested(),
    }, signal);
    this.presentation = new Presentation(parent, this.root, {
      end: () => this.present(false),
      putAway: () => this.putAway(),
    }, signal);
    // Whatever is pressed on the page may send a message of its own, and what only has to be known some
    // time comes after it.
    for (const kind of ["pointerdown", "pointerup", "keydown"]) {
      document.addEventListener(kind, () => this.resting && this.rested(), { signal, capture: true });
    }
    this.on(find("present"), "click", () => this.present(!this.presentation.isOn));
    this.on(find("list-keys"), "click", () => this.presentation.listKeys(this.head.presets));
    this.on(find("save"), "click", () => saveStage(this));
    this.sound = new Sound();
    this.on(find("hear"), "click", () => this.toggleSound());
    this.on(this.pin, "click", () => this.togglePin());
  }

  on(element, kind, react) {
    element.addEventListener(kind, react, { signal: this.stop.signal });
  }

  // Once the pictures are there: listen to the keys, and fit everything to every other size.
  begin(actions, canvases) {
    listenToKeys(actions, this.stop.signal);
    this.on(this.find("slower"), "click", actions["-"]);
    this.on(this.find("faster"), "click", actions["+"]);
    this.on(this.find("another-seed"), "click", actions.n);
    this.on(document.fonts, "loadingdone", () => this.lay());
    this.sizes = new ResizeObserver(() => this.lay());
    for (const canvas of canvases) this.sizes.observe(canvas);
  }

  end() {
    this.presentation.set(false);
    this.stop.abort();
    this.sizes.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.resting);
    this.sound.end();
    this.outbox.close();
  }

  // What a rerun brings.
  update(bytes, tell) {
    this.outbox.open(tell);
    this.alone = !tell.trigger;
    const head = this.unpack(bytes);
    const { head: before } = this;
    const look = lookOf(this.host, head.palettes, this.presentation.isOn);
    const theme = `${look.background} ${look.font}`;
    if (before && before.key !== head.key) this.outbox.answered();
    if (before && before.key === head.key && theme === this.theme) return;
    this.theme = theme;
    if (before?.run !== head.run) {
      this.take(head);
      this.sound.take(head.losses);
    }
    this.head = head;
    this.shown = this.shownOf(head);
    if (before?.present !== head.present) this.presentation.set(head.present);
    this.presentation.takeQr(head.qr);
    this.write();
    this.lay();
  }

  // The words of a run around the pictures; text of users goes in as text.
  writeWords() {
    const { head } = this;
    this.watch.textContent = head.watch ? `${head.watch[0]}: ${head.watch[1]}` : "";
    this.watch.hidden = !head.watch;
    // A picture may answer what was done before the last key: that key's wish stays until it is met.
    if (!this.isOnItsWay("learning_rate")) {
      this.rate.textContent = String(head.rate);
      delete this.rate.dataset.wanted;
    }
    if (!this.isOnItsWay("seed")) this.seed = head.seed;
    this.pin.hidden = this.history.runs(head).length === 0;
    this.pin.textContent = this.history.pinned ? _("Unpin") : _("Pin the dashed run");
  }

  // The colours of the theme, for the pictures and for what stands around them.
  dress() {
    const { palettes } = this.head;
    this.look = lookOf(this.host, palettes, this.presentation.isOn);
    for (const name of COLOURS) this.root.style.setProperty(`--${name}`, this.look[name]);
    this.look.bands.forEach((band, place) => this.root.style.setProperty(`--band-${place}`, band));
  }

  // The row of parameters that belongs to an epoch; between two there is a fraction.
  rowOf(epoch) {
    return epoch;
  }

  // The parameters that are shown: those of an epoch, of a place between two, or of somebody's hand.
  parameters() {
    if (this.changed) return this.changed;
    const { head: { parameters, columns }, mixed } = this;
    const row = this.rowOf(this.player.epoch);
    const below = Math.floor(row);
    const share = row - below;
    const from = below * columns;
    for (let k = 0; k < columns; k++) {
      const value = parameters[from + k];
      mixed[k] = share ? value + share * (parameters[from + columns + k] - value) : value;
    }
    return mixed;
  }

  // What a curve of all epochs says of the one that is shown.
  onCurve(curve) {
    const { epoch } = this.player;
    const below = Math.floor(epoch);
    const share = epoch - below;
    return share ? curve[below] + share * (curve[below + 1] - curve[below]) : curve[below];
  }

  ask() {
    if (this.frame || !this.ready) return;
    this.frame = requestAnimationFrame((time) => {
      this.frame = 0;
      this.player.advance(time);
      this.paint();
      this.sound.tell(this.scene.loss, this.player.playing);
      if (this.player.playing) this.ask();
    });
  }

  // Say the sentence to those who listen, when nothing moves any more.
  say() {
    if (this.player.playing || !this.scene) return;
    this.player.slider.ariaValueText = this.sentence.textContent;
    this.spoken.textContent = `${this.sentence.textContent} ${this.outcome.textContent}`.trim();
    this.placeTargets();
  }

  // The epoch will stay for a while: the server hears of it, and so do those who listen.
  rested() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.resting = 0;
      if (this.player.playing) return;
      this.say();
      if (this.toldEpoch !== this.player.shown) this.outbox.mention("epoch", (this.toldEpoch = this.player.shown));
    }, REST);
  }

  // Another epoch: what somebody tried at the last one is put back.
  release() {
    this.changed = null;
    if (this.held !== undefined) this.closeNumber();
    this.ask();
  }

  toggleSound() {
    this.sound.toggle(this.scene?.loss);
    this.find("hear").ariaPressed = String(this.sound.on);
  }

  // Tell the server of a setting that may change again at once: the last word counts.
  later(kind, value) {
    clearTimeout(this.soon.get(kind));
    this.soon.set(kind, setTimeout(() => {
      this.soon.delete(kind);
      this.outbox.post(kind, value, { replace: true });
    }, SOON));
  }

  // Whether the server has not answered yet what was last said of a setting.
  isOnItsWay(kind) {
    return this.soon.has(kind) || this.outbox.holds(kind);
  }

  present(on) {
    this.presentation.set(on);
    this.outbox.post("present", on, { replace: true });
    this.lay();
  }

  togglePin() {
    this.history.togglePin();
    this.write();
    this.lay();
  }
}
