// Mouse, finger and pen on the network and on the plane. A finger that begins on something that can
// be moved moves it; anywhere else it scrolls the page.

import { dragged } from "./what_if.js";

const STARTS = 4; // pixels until a press becomes a drag
const TWICE = 400; // milliseconds between the presses of a double click

export class Touch {
  constructor(stage, signal) {
    this.stage = stage;
    const listen = (element, kind, react, more) => element.addEventListener(kind, react, { signal, ...more });
    for (const picture of [stage.network, stage.plane]) {
      const { element } = picture.canvas;
      listen(element, "pointerdown", (event) => this.down(picture, event));
      listen(element, "pointermove", (event) => this.move(picture, event));
      listen(element, "pointerup", (event) => this.up(picture, event));
      listen(element, "pointercancel", () => this.cancel());
      listen(element, "pointerleave", () => this.leave());
      listen(element, "touchstart", (event) => {
        const [touch] = event.touches;
        if (event.touches.length === 1 && this.grabs(picture, picture.canvas.spot(touch))) event.preventDefault();
      }, { passive: false });
    }
    const chart = stage.loss.canvas.element;
    listen(chart, "pointerdown", (event) => this.scrub(event));
    listen(chart, "pointermove", (event) => {
      if (event.buttons & 1) this.scrub(event);
      else stage.tip.show(stage.loss.told(stage.loss.epochAt(stage.loss.canvas.spot(event))), event);
    });
    listen(chart, "pointerleave", () => this.leave());
  }

  meant(picture, spot) {
    const { stage } = this;
    if (picture === stage.network) return stage.network.meant(spot);
    const sample = stage.plane.sampleAt(spot);
    return sample >= 0 ? { sample } : null;
  }

  // Whether a finger that begins here moves something, and not the page.
  grabs(picture, spot) {
    return Boolean(this.meant(picture, spot));
  }

  down(picture, event) {
    if (event.button !== 0) return;
    const { stage } = this;
    const spot = picture.canvas.spot(event);
    const meant = this.meant(picture, spot);
    stage.tip.hide();
    this.held = { picture, meant, spot, moved: false };
    if (meant?.parameter !== undefined) this.held.value = stage.parameters()[meant.parameter];
    if (meant?.sample !== undefined) this.held.raw = [...stage.samples[meant.sample].raw];
    if (meant) event.target.setPointerCapture(event.pointerId);
  }

  move(picture, event) {
    const { stage, held } = this;
    const spot = picture.canvas.spot(event);
    if (!held?.meant) {
      this.point(picture, spot, event);
      return;
    }
    const [dx, dy] = [spot[0] - held.spot[0], spot[1] - held.spot[1]];
    if (!held.moved && Math.hypot(dx, dy) < STARTS) return;
    held.moved = true;
    if (held.meant.parameter !== undefined) stage.whatIf(held.meant.parameter, dragged(held.value, -dy));
    else if (held.meant.sample !== undefined) stage.moveSample(held.meant.sample, stage.plane.raw(spot));
  }

  up(picture, event) {
    const { stage, held } = this;
    this.held = null;
    if (!held) return;
    const { meant, moved } = held;
    if (meant?.parameter !== undefined) stage.openNumber(meant.parameter);
    else if (meant?.neuron) stage.openNeuron(...meant.neuron);
    else if (meant?.sample !== undefined && moved) stage.sampleMoved(meant.sample);
    else if (meant?.sample !== undefined) this.press(meant.sample, event);
    else if (picture === stage.plane && stage.plane.inside(held.spot)) this.ask(held.spot, event);
    else stage.putAway();
  }

  // A second press on somebody soon after the first makes them one of the other class.
  press(sample, event) {
    const again = this.pressed?.sample === sample && event.timeStamp - this.pressed.time < TWICE;
    this.pressed = again ? null : { sample, time: event.timeStamp };
    if (again) this.stage.flip(sample);
    else this.stage.openSample(sample);
  }

  // On the plane where nobody is: ask the network there; with Shift or Alt, add somebody.
  ask(spot, event) {
    const raw = this.stage.plane.raw(spot);
    if (event.shiftKey || event.altKey) this.stage.addSample(raw, event.shiftKey ? 1 : 0);
    else this.stage.openProbe(raw);
  }

  cancel() {
    const { stage, held } = this;
    this.held = null;
    if (held?.raw && held.moved) stage.moveSample(held.meant.sample, held.raw);
    if (held?.value !== undefined && held.moved) stage.putBack();
  }

  // Only pointing: say what is there.
  point(picture, spot, event) {
    const { stage } = this;
    if (event.pointerType !== "mouse") return;
    const meant = this.meant(picture, spot);
    const onPlane = picture === stage.plane && stage.plane.inside(spot);
    picture.canvas.element.style.cursor = meant?.parameter !== undefined ? "ns-resize"
      : meant?.sample !== undefined ? "grab" : meant ? "pointer" : onPlane ? "crosshair" : "";
    stage.hover(meant);
    const words = this.isShown(meant) ? "" : meant ? stage.told(meant) : onPlane ? stage.toldPlace(stage.plane.raw(spot)) : "";
    if (words) stage.tip.show(words, event);
    else stage.tip.hide();
  }

  // Whether the picture itself says what a pointer means: a neuron has its lens.
  isShown(meant) {
    return meant?.neuron?.[0] > 0;
  }

  leave() {
    this.stage.tip.hide();
    this.stage.hover(null);
  }

  scrub(event) {
    if (event.button > 0) return;
    const { stage } = this;
    stage.tip.hide();
    if (event.type === "pointerdown") event.target.setPointerCapture(event.pointerId);
    stage.player.moveTo(stage.loss.epochAt(stage.loss.canvas.spot(event)));
  }
}
