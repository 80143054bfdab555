// What can be touched, for the keyboard and for screen readers: a button over each number, neuron
// and sample. They are seen when they have the focus; the pointer goes through to the picture.

import { make } from "./card.js";

export class Targets {
  constructor(element) {
    this.element = element;
    this.known = "";
  }

  // wanted: [{key, words, box: {left, top, width, height}, press, focus}], in the order of reading.
  place(wanted) {
    const key = wanted.map((one) => one.key).join();
    if (key !== this.known) {
      this.known = key;
      this.element.replaceChildren(...wanted.map(() => make("button", { type: "button", className: "target" })));
    }
    wanted.forEach(({ words, box, press, focus, blur }, number) => {
      const target = this.element.children[number];
      if (target.ariaLabel !== words) target.ariaLabel = words;
      target.onclick = press;
      target.onfocus = focus ?? null;
      target.onblur = blur ?? null;
      Object.assign(target.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    });
  }

  boxOf(number) {
    return this.element.children[number]?.getBoundingClientRect();
  }
}
