// One run among others: its number and words, its plane, its loss, a note, and a button to open it.

import { button, make } from "./card.js";
import { threeDigits } from "./numbers.js";
import { parametersAt } from "./race_score.js";
import { _ } from "./words.js";

export class Lane {
  constructor(Plane, open) {
    this.number = make("span", { className: "number" });
    this.words = make("span");
    this.canvas = make("canvas");
    this.canvas.setAttribute("role", "img");
    this.loss = make("p");
    this.came = make("p", { className: "came" });
    this.open = button(_("Open"), open, "open");
    this.element = make("figure", {}, make("figcaption", {}, make("h3", {}, this.number, this.words)),
      make("div", { className: "box" }, this.canvas), this.loss, this.came, this.open);
    this.plane = new Plane(this.canvas);
  }

  write(run, data) {
    Object.assign(this, { run, data, parameters: new Float64Array(run.shape.count) });
    this.holdsOut = data.samples.some(({ heldOut }) => heldOut);
    this.loss.classList.toggle("long", this.holdsOut);
    this.plane.take(run, data);
    this.number.textContent = run.number;
    this.number.style.background = run.colour;
    this.words.textContent = run.words;
    this.open.ariaLabel = _("Open {run}", { run: run.words });
  }

  prepare(look) {
    this.ready = this.plane.prepare(look);
  }

  // first: the epoch after which the first of all is below the bound; null if none is yet.
  paint(epoch, first = null) {
    const { run, data, parameters } = this;
    parametersAt(data, run, epoch, parameters);
    const place = Math.min(Math.round(epoch), run.last) - data.first;
    const loss = run.losses[Math.max(0, place)];
    const heldOut = run.heldOutLosses?.[Math.max(0, place)] ?? null;
    const right = this.judged(this.plane.answer(parameters));
    if (this.ready) this.plane.paint(parameters);
    const told = this.told(loss, heldOut, right);
    put(this.loss, told);
    this.canvas.ariaLabel = _("The plane of {run}. {told}.", { run: run.words, told });
    const isFirst = first !== null && run.below === first;
    this.came.classList.toggle("winner", isFirst);
    put(this.came, this.cameTo(epoch, isFirst));
    this.painted = { epoch: Math.min(epoch, run.last), loss, heldOut, right: right && countOf(right), parameters };
  }

  // Which are right of the samples held out, or of all if there are none; null for a regression.
  judged(right) {
    const { samples } = this.data;
    return right && this.holdsOut ? right.filter((each, place) => samples[place].heldOut) : right;
  }

  told(loss, heldOut, right) {
    const places = { loss: threeDigits(loss), heldOut: heldOut === null ? "" : threeDigits(heldOut),
      right: right && countOf(right), count: right?.length };
    if (heldOut === null) {
      if (!right) return _("Loss {loss}", places);
      return this.holdsOut ? _("Loss {loss}, {right} of {count} held-out points right", places)
        : _("Loss {loss}, {right} of {count} right", places);
    }
    return right ? _("Loss {loss}, held-out {heldOut}. {right} of {count} held-out points right", places)
      : _("Loss {loss}, held-out {heldOut}", places);
  }

  cameTo(epoch, isFirst) {
    const { run: { below, diverged, last, note }, data: { bound } } = this;
    if (note !== undefined) return note;
    if (diverged && epoch >= last) return _("Left all bounds after epoch {last}", { last });
    if (below === null || below > epoch) return "";
    if (isFirst) return _("\u2691 First below {bound}: epoch {below}", { bound, below });
    return _("Below {bound}: epoch {below}", { bound, below });
  }
}

const countOf = (all) => all.filter(Boolean).length;

function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
