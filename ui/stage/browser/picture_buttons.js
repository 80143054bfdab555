// Buttons over parts of a picture that are switched on and off: real ones, for pointer and keyboard
// alike. One that is wanted again stays the same element, and so keeps the focus.

import { make } from "./card.js";

export class PictureButtons {
  constructor(element) {
    this.element = element;
  }

  // wanted: [{key, words, box, press, pressed, enter, leave}], in the order of reading.
  place(wanted) {
    const key = wanted.map((one) => one.key).join();
    if (key !== this.known) {
      this.known = key;
      this.element.replaceChildren(...wanted.map(() => make("button", { type: "button", className: "input-button" })));
    }
    wanted.forEach(({ words, box, press, pressed, enter, leave }, number) => {
      const button = this.element.children[number];
      Object.assign(button, { ariaLabel: words, title: words, onclick: press, ariaPressed: String(pressed) });
      Object.assign(button, { onpointerenter: enter, onpointerleave: leave, onfocus: enter, onblur: leave });
      Object.assign(button.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    });
  }
}
