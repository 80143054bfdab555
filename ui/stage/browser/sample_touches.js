// What one can do to somebody on the plane: move them, make them of another class, add and remove. It
// shows in the same frame; the server hears of it when the hand lets go, as values.
//
// A stage of its own kind adds how it puts a sample into its pictures (put), where the server has it
// (rawBefore), how both know it (known), what the cards say and hold (wordsOf, wordsAt, aboutSample,
// aboutPlace), and show.

import { make, write } from "./card.js";
import { NumberTouches } from "./number_touches.js";
import { probeParts, sampleParts } from "./sample_card.js";
import { _ } from "./words.js";

export class SampleTouches extends NumberTouches {
  moveSample(number, raw) {
    this.player.playing = false;
    this.put(number, raw);
    this.movedSamples = true;
    this.shown = number;
    this.closeProbe();
    this.player.show();
    this.ask();
  }

  sampleMoved(number) {
    if (this.alone) this.moveBack(number);
    else this.outbox.post("moved", { ...this.known(number), raw: this.samples[number].raw });
  }

  // Without a server nothing is learned from a sample that was moved: it goes back.
  moveBack(number) {
    this.moveSample(number, this.rawBefore(number));
    this.movedSamples = false;
  }

  openSample(number) {
    this.closeProbe();
    this.closeLens();
    this.show(number);
    const { raw } = this.samples[number];
    const name = this.nameOf(number);
    const close = () => this.card.close();
    const told = make("p", { className: "quiet" });
    const parts = sampleParts({ name, raw }, told, this.aboutSample(number), {
      move: (place) => {
        this.moveSample(number, place);
        this.sampleMoved(number);
      },
      remove: () => {
        close();
        this.remove(number);
      },
      close,
    });
    this.card.open(name, parts, this.boxOnPlane(raw), { onEscape: close, tell: () => write(told, this.wordsOf(number)) });
  }

  openProbe(raw) {
    this.closeLens();
    this.closeNumber();
    this.probe = { raw, x: this.inputsAt(raw) };
    this.write();
    this.paint();
    const close = () => {
      this.closeProbe();
      this.card.close();
    };
    const told = make("p", { className: "quiet" });
    this.card.open(_("What does it say here?"), probeParts(told, this.aboutPlace(raw), close), this.boxOnPlane(raw),
      { onEscape: close, tell: () => write(told, this.wordsAt(raw)) });
  }

  closeProbe() {
    if (!this.probe) return;
    this.probe = null;
    this.write();
    this.ask();
  }

  boxOnPlane(raw) {
    const box = this.plane.canvas.element.getBoundingClientRect();
    const [x, y] = this.plane.spot(raw);
    return { left: box.left + x - 14, right: box.left + x + 14, top: box.top + y - 14, bottom: box.top + y + 14 };
  }
}
