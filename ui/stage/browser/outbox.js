// What the hand has done, told to the server: one thing after another.
//
// With every message a browser sends along what stands in all controls. Until a gesture is answered
// that is what stood there before it, and a second message would take the first gesture back.

const PATIENCE = 3000; // milliseconds until no answer is waited for any longer

export class Outbox {
  constructor() {
    this.waiting = [];
    this.mentioned = new Map();
    this.asked = null;
  }

  // tell: how to reach the server, as Streamlit gives it; without it there is nobody to tell.
  open(tell) {
    this.tell = tell;
  }

  // A finished gesture. With `replace` it takes the place of one of its kind that still waits.
  post(kind, value, { replace = false } = {}) {
    if (!this.tell.trigger) return;
    const waits = replace ? this.waiting.find((letter) => letter.kind === kind) : undefined;
    if (waits) waits.value = value;
    else this.waiting.push({ kind, value });
    this.send();
  }

  // Whether a gesture of a kind is still to be answered.
  holds(kind) {
    return this.asked === kind || this.waiting.some((letter) => letter.kind === kind);
  }

  // What only has to be known some time: it goes when nothing else is on its way, and the last word
  // counts.
  mention(kind, value) {
    this.mentioned.set(kind, value);
    this.send();
  }

  send() {
    if (this.asked) return;
    const letter = this.waiting.shift();
    if (letter) {
      this.asked = letter.kind;
      this.patience = setTimeout(() => this.answered(), PATIENCE);
      this.tell.trigger(letter.kind, letter.value);
    } else {
      for (const [kind, value] of this.mentioned) this.tell.state?.(kind, value);
      this.mentioned.clear();
    }
  }

  // The picture is another one: what was asked for last is there.
  answered() {
    clearTimeout(this.patience);
    this.asked = null;
    this.send();
  }

  close() {
    clearTimeout(this.patience);
  }
}
