// What can be touched, for the keyboard and for screen readers: a button over each number, neuron
// and sample. They are seen when they have the focus; the pointer goes through to the picture.

import { make } from "./card.js";

export class Targets {
  // Where there are many, Tab passes them as one stop, and keys go from one to another within: move(key,
  // at, wanted) says to which, undefined for nowhere, null for a key that is not meant.
  constructor(element, { move = null } = {}) {
    this.element = element;
    this.keys = [];
    this.move = move;
    this.current = 0;
    if (!move) return;
    element.role = "toolbar";
    element.addEventListener("keydown", (event) => this.go(event));
    element.addEventListener("focusin", ({ target }) => this.stopAt([...element.children].indexOf(target)));
  }

  // wanted: [{key, words, box: {left, top, width, height}, press, focus}], in the order of reading; of
  // many, begin: the one that Tab comes to first; title: what they are, for those who listen.
  place(wanted, { begin = 0, title = "" } = {}) {
    const keys = wanted.map((one) => one.key);
    const isOther = keys.join() !== this.keys.join();
    const { activeElement } = this.element.getRootNode();
    const had = isOther && this.element.contains(activeElement);
    if (isOther) {
      // What stays is the same button: a card that was opened by it gives the focus back to it.
      const before = new Map(this.keys.map((key, number) => [key, this.element.children[number]]));
      const targets = keys.map((key) => before.get(key) ?? make("button", { type: "button", className: "target" }));
      this.keys = keys;
      this.element.replaceChildren(...targets);
      if (had && targets.includes(activeElement)) this.current = targets.indexOf(activeElement);
    }
    this.wanted = wanted;
    if (this.move) {
      this.element.ariaLabel = title;
      // The stop stays where the keys have gone, until another one is picked.
      if (isOther || this.begin !== begin) this.stopAt(had ? Math.min(this.current, wanted.length - 1) : begin);
      this.begin = begin;
    }
    wanted.forEach(({ words, box, press, focus, blur }, number) => {
      const target = this.element.children[number];
      if (target.ariaLabel !== words) target.ariaLabel = words;
      target.onclick = press;
      target.onfocus = focus ?? null;
      target.onblur = blur ?? null;
      Object.assign(target.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    });
    // One that is gone, such as a point that was removed, leaves the focus to the next.
    if (had) this.element.children[this.current]?.focus({ preventScroll: true });
  }

  stopAt(number) {
    this.current = number;
    [...this.element.children].forEach((target, place) => { target.tabIndex = place === number ? 0 : -1; });
  }

  go(event) {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = this.move(event.key, this.current, this.wanted);
    if (to === null) return;
    event.preventDefault();
    this.element.children[to]?.focus({ preventScroll: true });
  }
}
