// The four parts of one step, each a button over the network, and the sentence under it with the
// numbers of what is picked.

import { N_, _ } from "./words.js";

const WAITING = N_("The step is taken apart where the player rests.");

export class StepRow {
  // press(part): the part that is wanted, or "none".
  constructor(element, words, press) {
    Object.assign(this, { element, words, part: null });
    this.buttons = [...element.querySelectorAll("button")];
    for (const one of this.buttons) one.onclick = () => press(one.dataset.part === this.part ? "none" : one.dataset.part);
  }

  // there: whether a step can be taken apart here; part: that is looked at, or null.
  place(there, part) {
    this.part = part;
    this.element.hidden = !there;
    this.words.hidden = !part;
    for (const one of this.buttons) one.ariaPressed = String(one.dataset.part === part);
  }

  write(words) {
    const told = words ?? _(WAITING);
    if (this.part && this.words.textContent !== told) this.words.textContent = told;
  }
}
