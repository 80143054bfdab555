// The player: play and pause, rewind, three speeds, and a slider with one stop for each epoch.

import { Pace, SECONDS } from "./pace.js";
import { between } from "./numbers.js";
import { N_, _ } from "./words.js";

export class Player {
  // on.moved(): the epoch is another one; on.rested(): it will stay for a while. Whatever is played
  // that has no epochs has words of its own for its places, and a time of its own.
  constructor(root, on, signal, { words = (epoch) => _("Epoch {epoch}", { epoch }), seconds = SECONDS } = {}) {
    Object.assign(this, { on, words, seconds });
    const find = (name) => root.querySelector(`.${name}`);
    [this.play, this.rewind, this.slider, this.now] = ["play", "rewind", "slider", "now"].map(find);
    this.speeds = [...root.querySelectorAll(".speed")];
    this.epoch = 0; // with a fraction while it plays
    this.last = 0;
    this.playing = false;
    this.speed = "normal";
    const listen = (element, kind, react) => element.addEventListener(kind, react, { signal });
    listen(this.play, "click", () => this.toggle());
    listen(this.rewind, "click", () => this.moveTo(0));
    const onward = find("onward");
    if (onward) listen(onward, "click", () => this.moveBy(1));
    listen(this.slider, "input", () => this.moveTo(Number(this.slider.value)));
    listen(this.slider, "keydown", (event) => {
      const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
      if (!direction || !(event.shiftKey || this.keyframes)) return;
      event.preventDefault();
      this.moveBy((event.shiftKey ? 10 : 1) * direction);
    });
    for (const choice of this.speeds) listen(choice, "change", () => { this.speed = choice.value; });
  }

  // A run with other epochs; the epoch stays if it has it. keyframes: the epochs at which it can
  // rest, if those are not all; playing passes over the others too.
  take(last, stops, keyframes = null) {
    this.last = last;
    this.keyframes = keyframes;
    this.pace = new Pace(stops, this.seconds);
    this.slider.max = String(Math.max(1, last));
    this.slider.disabled = last === 0;
    this.epoch = between(this.epoch, 0, last);
    if (!this.playing) this.epoch = this.nearest(this.epoch);
    if (last === 0) this.playing = false;
    this.show();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.go();
  }

  go() {
    if (this.last === 0) return;
    if (this.epoch >= this.last) this.epoch = 0;
    this.playing = true;
    this.before = null;
    this.show();
    this.on.moved();
  }

  pause() {
    this.moveTo(Math.round(this.epoch));
  }

  moveTo(epoch) {
    this.playing = false;
    this.epoch = this.nearest(between(epoch, 0, this.last));
    this.show();
    this.on.moved();
    this.on.rested();
  }

  // So many epochs on, or so many of those at which the run can rest.
  moveBy(epochs) {
    const { keyframes } = this;
    const from = Math.round(this.epoch);
    if (!keyframes) this.moveTo(from + epochs);
    else this.moveTo(keyframes[between(keyframes.indexOf(this.nearest(from)) + epochs, 0, keyframes.length - 1)]);
  }

  // The epoch at which the run can rest that is nearest to one.
  nearest(epoch) {
    if (!this.keyframes) return epoch;
    return this.keyframes.reduce((best, one) => (Math.abs(one - epoch) < Math.abs(best - epoch) ? one : best));
  }

  // To the next place where one sees that something has changed.
  step(direction) {
    this.moveTo(this.pace.step(Math.round(this.epoch), direction));
  }

  // The time of a frame has come.
  advance(time) {
    if (!this.playing) return;
    this.epoch = this.pace.advance(this.epoch, this.before === null ? 0 : time - this.before, this.speed);
    this.before = time;
    if (this.epoch >= this.last) {
      this.epoch = this.last;
      this.playing = false;
      this.on.rested();
    }
    this.show();
  }

  get shown() {
    return Math.round(this.epoch);
  }

  show() {
    const does = this.playing ? N_("Pause") : N_("Play");
    if (this.play.dataset.does !== does) {
      this.play.dataset.does = does;
      this.play.querySelector(".words").textContent = _(does);
    }
    const { shown } = this;
    if (this.slider.valueAsNumber !== shown) this.slider.value = String(shown);
    const now = this.words(shown);
    if (this.now.textContent !== now) this.now.textContent = now;
    this.rewind.disabled = this.last === 0;
  }
}
