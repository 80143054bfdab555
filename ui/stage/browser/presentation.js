// The presentation: the stage fills the window, over everything else. And the list of keys, and the
// QR code, which lie over the stage.

import { make } from "./card.js";
import { LISTED, PRESETS } from "./keys.js";
import { _ } from "./words.js";

const QUIET_ZONE = 4; // squares of white around a QR code, or phones do not find it

export class Presentation {
  constructor(root, stage, on, signal) {
    Object.assign(this, { stage, on });
    this.home = stage.parentElement;
    this.screen = root.querySelector(".screen");
    this.keys = root.querySelector(".keys-list");
    this.qr = root.querySelector(".qr");
    // Escape ends the presentation, but first puts away what is open in it.
    this.screen.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (!on.putAway()) on.end();
    }, { signal });
    for (const dialog of [this.keys, this.qr]) {
      dialog.querySelector("button").addEventListener("click", () => dialog.close(), { signal });
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(), { signal });
    }
  }

  get isOn() {
    return this.screen.open;
  }

  set(on) {
    if (on === this.isOn) return;
    this.asksForQr = false;
    if (on) {
      this.focused = this.stage.getRootNode().activeElement;
      this.screen.append(this.stage);
      this.screen.showModal();
      // No button has the focus: the space bar plays.
      this.screen.focus();
    } else {
      this.screen.close();
      this.home.prepend(this.stage);
      // What moves in the page loses the focus.
      this.focused?.focus({ preventScroll: true });
    }
    this.stage.classList.toggle("presenting", on);
  }

  // listed: keys with what they do; presets: titles of what the digits open.
  listKeys(presets, listed = LISTED) {
    if (this.keys.open) {
      this.keys.close();
      return;
    }
    const rows = (pairs) => pairs.map(([key, words]) =>
      make("tr", {}, make("th", { scope: "row" }, make("kbd", { textContent: _(key) })), make("td", { textContent: _(words) })));
    const known = presets.length ? listed : listed.filter(([, words]) => words !== PRESETS);
    this.keys.querySelector(".keys-table").replaceChildren(...rows(known));
    for (const part of this.keys.querySelectorAll(".of-presets")) part.hidden = presets.length === 0;
    this.keys.querySelector(".presets-table").replaceChildren(
      ...rows(presets.map((title, place) => [String((place + 1) % 10), title])));
    this.keys.showModal();
  }

  // Show the QR code, or as soon as there is one: it is drawn when the presentation has begun.
  askForQr(code) {
    if (code) this.showQr(code);
    else this.asksForQr = !this.asksForQr;
  }

  // What there is of a QR code by now.
  takeQr(code) {
    if (!code || !this.asksForQr || !this.isOn) return;
    this.asksForQr = false;
    this.showQr(code);
  }

  // squares: the QR code row by row, as texts of 0 and 1; words: what to know about the link.
  showQr({ squares, link, words }) {
    if (this.qr.open) {
      this.qr.close();
      return;
    }
    const canvas = this.qr.querySelector("canvas");
    const side = squares.length + 2 * QUIET_ZONE;
    canvas.width = canvas.height = side;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, side, side);
    pen.fillStyle = "#000000";
    squares.forEach((row, y) => [...row].forEach((square, x) => {
      if (square === "1") pen.fillRect(x + QUIET_ZONE, y + QUIET_ZONE, 1, 1);
    }));
    canvas.hidden = squares.length === 0;
    this.qr.querySelector(".qr-link").textContent = link;
    this.qr.querySelector(".qr-words").textContent = words;
    this.qr.showModal();
  }

  // Put away what lies over the stage; whether there was anything.
  putAway() {
    const open = [this.keys, this.qr].find((dialog) => dialog.open);
    open?.close();
    return Boolean(open);
  }
}
