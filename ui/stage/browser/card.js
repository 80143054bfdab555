// A small card beside what was touched: its words, fields and buttons. One at a time.

import { between } from "./numbers.js";

const GAP = 8; // pixels between a card and what it explains

export class Card {
  constructor(element) {
    this.element = element;
    element.addEventListener("keydown", (event) => {
      if (event.key === "Tab") this.tab(event);
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.onEscape?.();
    });
  }

  // Tab beyond the last control closes the card: the focus goes on from what had opened it, and with
  // Shift, beyond the first, it is back there. Where a pointer had, it goes to what comes next.
  tab(event) {
    const controls = this.element.querySelectorAll("input, button");
    if (event.target !== (event.shiftKey ? controls[0] : [...controls].at(-1))) return;
    if (!this.opener?.isConnected) {
      this.element.addEventListener("focusout", () => this.onLeave?.(), { once: true });
      return;
    }
    if (event.shiftKey) event.preventDefault();
    this.onLeave?.();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  // parts: elements from top to bottom; box: what it must not cover, and room: what it has to stay
  // within if it has to, both in the coordinates of the window.
  // onEscape and onLeave have to close it; tell writes what depends on the epoch, now and for others.
  open(title, parts, box, { onEscape, onLeave = onEscape, tell = null, focus = true, room = null } = {}) {
    const { activeElement } = this.element.getRootNode();
    // What is opened in a card takes its place, and goes back to what that was opened by.
    if (!this.element.contains(activeElement)) this.opener = activeElement;
    Object.assign(this, { onEscape, onLeave, tell });
    tell?.();
    const heading = make("p", { className: "card-title", textContent: title });
    this.element.replaceChildren(heading, ...parts);
    this.element.setAttribute("aria-label", title);
    this.element.hidden = false;
    this.place(box, room);
    if (focus) this.element.querySelector("input, button")?.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
  }

  // Below what it explains; where there is no room, above it, else at its side.
  place({ left, right, top, bottom }, room) {
    const { parentElement: stage } = this.element;
    const frame = stage.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const within = room ?? { left: frame.left, right: frame.right, top: frame.top, bottom: stage.classList.contains("presenting") ? frame.bottom : Infinity };
    const rightmost = Math.max(within.left, within.right - width);
    const lowest = Math.max(within.top, within.bottom - height);
    const [below, above] = [bottom + GAP, top - GAP - height];
    let x = between((left + right) / 2 - width / 2, within.left, rightmost);
    let y = below;
    if (below > lowest && above >= within.top) y = above;
    else if (below > lowest) {
      y = lowest;
      if (right + GAP <= rightmost) x = right + GAP;
      else if (left - GAP - width >= within.left) x = left - GAP - width;
    }
    Object.assign(this.element.style, { left: `${x - frame.left}px`, top: `${y - frame.top}px` });
  }

  close() {
    if (!this.isOpen) return;
    // First, so that a field still tells what was typed.
    if (this.element.contains(this.element.getRootNode().activeElement)) this.opener?.focus?.({ preventScroll: true });
    this.element.hidden = true;
    this.tell = null;
    this.element.replaceChildren();
  }
}

export function make(kind, properties = {}, ...children) {
  const element = Object.assign(document.createElement(kind), properties);
  element.append(...children);
  return element;
}

// New words, if they are others: what stays as it is needs no new layout.
export function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

export function button(words, onclick, className = "") {
  return make("button", { type: "button", textContent: words, onclick, className });
}

export function row(...children) {
  return make("div", { className: "card-row" }, ...children);
}
