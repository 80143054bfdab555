// The runs before this one, for the dashed curves: the last, and one that somebody pinned.

import { _ } from "./words.js";

export class History {
  constructor() {
    this.last = null;
    this.pinned = null;
  }

  // head: the run that gives way; next: the one that takes its place.
  add(head, next) {
    this.last = { run: head.run, losses: head.losses, accuracies: head.accuracies, settings: head.settings };
    if (this.last.run === next.run) this.last = null;
  }

  // What to draw beside a run, with words on what was different.
  runs({ run, settings }) {
    return [[this.last, false], [this.pinned, true]]
      .filter(([before, pinned]) => before && before.run !== run && (pinned || before.run !== this.pinned?.run))
      .map(([before, pinned]) => ({ losses: before.losses, accuracies: before.accuracies, pinned, words: told(pinned, difference(before.settings, settings)) }));
  }

  togglePin() {
    this.pinned = this.pinned ? null : this.last;
  }
}

// The first setting in which two runs differ, as it was: "rate 0.1".
function difference(before, now) {
  const other = before.findIndex(([, value], place) => value !== now[place][1]);
  if (other < 0) return _("other samples");
  return `${before[other][0]} ${before[other][1]}`;
}

function told(pinned, words) {
  return pinned ? _("pinned: {words}", { words }) : _("before: {words}", { words });
}
