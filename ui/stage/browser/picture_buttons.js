// Buttons that stand in a picture and are seen: real ones, for pointer and keyboard alike. One that
// is wanted again stays the same element, and so keeps the focus.

import { make } from "./card.js";

export class PictureButtons {
  constructor(element) {
    this.element = element;
    this.known = new Map();
  }

  // wanted: [{key, text, words, className, box, press, disabled, pressed}], in the order of reading.
  place(wanted) {
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, button] of this.known) {
      if (keys.has(key)) continue;
      button.remove();
      this.known.delete(key);
    }
    wanted.forEach(({ key, text, words, className, box, press, disabled = false, pressed }, number) => {
      const button = this.known.get(key) ?? make("button", { type: "button" });
      this.known.set(key, button);
      if (this.element.children[number] !== button) this.element.insertBefore(button, this.element.children[number] ?? null);
      Object.assign(button, { className, textContent: text, ariaLabel: words, title: words, onclick: press });
      if (pressed !== undefined) button.ariaPressed = String(pressed);
      // A button that is disabled would lose the focus: it says that it does nothing instead.
      button.ariaDisabled = String(disabled);
      Object.assign(button.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    });
  }
}
