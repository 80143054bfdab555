// Mouse, finger and pen on the picture of a network of any size and on its plane. Edges stand close
// here: a mouse drags them, a finger only taps, so that it can scroll wherever it begins. Of all the
// points a finger moves the one that it has tapped before.

import { Touch } from "./touch.js";

export class BigTouch extends Touch {
  grabs(picture, spot) {
    const { stage } = this;
    return picture === stage.plane && !stage.fixedPoints && stage.plane.sampleAt(spot) === stage.shown;
  }

  move(picture, event) {
    const { held, stage } = this;
    const { meant } = held ?? {};
    const stays = meant?.sample === undefined ? event.pointerType !== "mouse"
      : stage.fixedPoints || (event.pointerType !== "mouse" && !held.moved && meant.sample !== stage.shown);
    if (meant && stays) return;
    super.move(picture, event);
  }

  up(picture, event) {
    const { stage, held } = this;
    const [depth, place] = held?.meant?.neuron ?? [];
    if (depth !== 0) {
      super.up(picture, event);
      return;
    }
    this.held = null;
    stage.openInput(place);
  }

  // Of numbers, with Shift the largest is added, with Alt the smallest.
  ask(spot, event) {
    const { stage } = this;
    const { answer } = stage;
    if (answer.kind !== "number" || !(event.shiftKey || event.altKey)) super.ask(spot, event);
    else stage.addSample(stage.plane.raw(spot), answer.span[event.shiftKey ? 1 : 0]);
  }

  isShown() {
    return false;
  }
}
