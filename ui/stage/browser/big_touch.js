// Mouse, finger and pen on the picture of a network of any size and on its plane. Edges stand close
// here: a mouse drags them, a finger only taps, so that it can scroll wherever it begins.

import { Touch } from "./touch.js";

export class BigTouch extends Touch {
  grabs() {
    return false;
  }

  meant(picture, spot) {
    const { stage } = this;
    if (picture === stage.network) return stage.network.meant(spot);
    const point = stage.plane.sampleAt(spot);
    return point >= 0 ? { point } : null;
  }

  move(picture, event) {
    if (this.held?.meant && event.pointerType !== "mouse") return;
    super.move(picture, event);
  }

  up(picture, event) {
    const { stage, held } = this;
    const meant = held?.meant;
    const [depth] = meant?.neuron ?? [];
    if (meant?.point === undefined && depth !== 0) {
      super.up(picture, event);
      return;
    }
    this.held = null;
    if (depth === 0) stage.openInput(meant.neuron[1]);
    else stage.showPoint(meant.point);
  }

  isShown() {
    return false;
  }

  ask(spot) {
    this.stage.openProbe(this.stage.plane.raw(spot));
  }
}
