// What each key does to the stage.

import { playerKeys } from "./keys.js";

export function keyActions(stage) {
  const rate = (direction) => () => {
    const { rates } = stage.head;
    const from = rates.indexOf(Number(stage.rate.dataset.wanted ?? stage.head.rate));
    const wanted = rates[from + direction];
    if (wanted === undefined) return;
    stage.rate.dataset.wanted = wanted;
    stage.rate.textContent = String(wanted);
    stage.later("learning_rate", wanted);
  };
  const preset = (key) => () => {
    if (!stage.presentation.isOn || stage.alone || stage.head.presets.length === 0) return false;
    stage.begunAgain = true;
    stage.outbox.post("preset", (Number(key) + 9) % 10);
    return true;
  };
  const redo = () => stage.outbox.post("redo", true);
  const presets = Object.fromEntries([..."1234567890"].map((key) => [key, preset(key)]));
  return {
    ...playerKeys(stage.player),
    "+": rate(1),
    "=": rate(1),
    "-": rate(-1),
    n: () => {
      stage.seed = ((stage.seed ?? stage.head.seed) + 1) % (stage.head.mostSeed + 1);
      stage.later("seed", stage.seed);
    },
    f: () => stage.present(!stage.presentation.isOn),
    q: () => (stage.presentation.isOn && !stage.alone ? stage.presentation.askForQr(stage.head.qr) : false),
    "?": () => stage.presentation.listKeys(stage.head.presets),
    // What somebody tries is not the server's business yet: it goes first.
    "Ctrl z": () => (stage.changed ? stage.putBack() : stage.outbox.post("undo", true)),
    "Ctrl Shift z": redo,
    "Ctrl y": redo,
    Escape: () => stage.putAway(),
    ...presets,
  };
}
