// A small card beside what was touched: its words, fields and buttons. One at a time.

const GAP = 8; // pixels between a card and what it explains

export class Card {
  constructor(element) {
    this.element = element;
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.onEscape?.();
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  // parts: elements from top to bottom; box: what it must not cover, in the coordinates of the page.
  open(title, parts, box, { onEscape, focus = true } = {}) {
    this.opener = this.element.getRootNode().activeElement;
    this.onEscape = onEscape;
    const heading = make("p", { className: "card-title", textContent: title });
    this.element.replaceChildren(heading, ...parts);
    this.element.setAttribute("aria-label", title);
    this.element.hidden = false;
    this.place(box);
    if (focus) this.element.querySelector("input, button")?.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
  }

  // Below what it explains; where the stage is the whole screen and has no room there, above it.
  place({ left, right, top, bottom }) {
    const { parentElement: stage } = this.element;
    const frame = stage.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const x = Math.max(0, Math.min(frame.width - width, (left + right) / 2 - frame.left - width / 2));
    const below = bottom - frame.top + GAP;
    const least = stage.classList.contains("presenting") ? frame.height - height : Infinity;
    const above = top - frame.top - GAP - height;
    const y = below <= least ? below : above >= 0 ? above : least;
    Object.assign(this.element.style, { left: `${x}px`, top: `${y}px` });
  }

  close() {
    if (!this.isOpen) return;
    const had = this.element.contains(this.element.getRootNode().activeElement);
    this.element.hidden = true;
    this.element.replaceChildren();
    if (had) this.opener?.focus?.({ preventScroll: true });
  }
}

export function make(kind, properties = {}, ...children) {
  const element = Object.assign(document.createElement(kind), properties);
  element.append(...children);
  return element;
}

export function button(words, onclick, className = "") {
  return make("button", { type: "button", textContent: words, onclick, className });
}

export function row(...children) {
  return make("div", { className: "card-row" }, ...children);
}
