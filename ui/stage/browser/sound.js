// The loss as a tone: the larger, the higher. It sounds while the loss moves, for whoever asked for it.

import { between } from "./numbers.js";

const LOWEST = 196; // hertz, at the smallest loss of a run
const OCTAVES = 2.5; // from there to its largest
const VOLUME = 0.15;
const GLIDE = 0.02; // seconds in which the tone follows
const AFTER = 0.15; // seconds for which it sounds after a move: while a run plays, it never ends

export class Sound {
  // The context is made when it is asked for: browsers let nothing sound before.
  constructor(make = () => new AudioContext()) {
    this.make = make;
    this.on = false;
  }

  // A run begins: where a loss stands among its losses is the pitch, halving it as far as halving again.
  take(losses) {
    const logs = [...losses].filter((loss) => loss > 0 && loss < Infinity).map(Math.log);
    this.low = logs.reduce((least, log) => Math.min(least, log), Infinity);
    this.span = logs.reduce((most, log) => Math.max(most, log), -Infinity) - this.low;
  }

  toggle(loss) {
    this.on = !this.on;
    if (!this.on) {
      this.context.suspend();
      return;
    }
    if (!this.context) this.build();
    this.context.resume();
    this.loss = null;
    this.tell(loss, false);
  }

  build() {
    this.context = this.make();
    this.tone = this.context.createOscillator();
    this.tone.type = "triangle";
    this.volume = this.context.createGain();
    this.volume.gain.value = 0;
    this.tone.connect(this.volume).connect(this.context.destination);
    this.tone.start();
  }

  hertz(loss) {
    const share = this.span > 0 ? between((Math.log(loss) - this.low) / this.span, 0, 1) : 0.5;
    return LOWEST * 2 ** (OCTAVES * share);
  }

  // The loss that is shown: one that stays as it is says nothing, but while it plays.
  tell(loss, playing) {
    if (!this.on || (loss === this.loss && !playing) || !(loss >= 0)) return;
    this.loss = loss;
    const { tone, volume: { gain }, context: { currentTime: now } } = this;
    tone.frequency.setTargetAtTime(this.hertz(loss), now, GLIDE);
    gain.cancelScheduledValues(now);
    gain.setTargetAtTime(VOLUME, now, GLIDE);
    gain.setTargetAtTime(0, now + AFTER, GLIDE);
  }

  end() {
    this.on = false;
    this.context?.close();
  }
}
