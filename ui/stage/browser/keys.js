// The keys of a lecture. They work wherever the focus is, but not in a field that needs them.

import { N_ } from "./words.js";

const TYPED_INTO = "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], canvas, [role=grid], [role=combobox], [role=listbox]";
// Where Ctrl+Z takes back what was typed. A list that is not open keeps the focus, but no text.
const WRITTEN_INTO = "input:not([type=range]):not([type=checkbox]):not([type=radio]):not([role=combobox][aria-expanded=false]), textarea, [contenteditable=true]";
const MOVED_BY_ARROWS = "input[type=range], input[type=radio], [role=slider], [role=tab], [role=radio], [role=menu], [role=menuitem], [role=spinbutton]";
const PRESSED_BY_SPACE = "button, a, summary, input, [role=button], [role=checkbox], [role=switch]";
const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);

export const PRESETS = N_("in the presentation: one of the ten presets");
const PLAYED = [
  [N_("Space"), N_("play or pause")],
  ["\u2190 \u2192", N_("one epoch back or forward; with Shift ten")],
  [N_("Page Up, Page Down"), N_("back or forward by as much as one can see")],
  [N_("Home, End"), N_("the first epoch, the last one")],
];
const PRESENT = ["F", N_("begin or end the presentation")];
const QR = ["Q", N_("in the presentation: the QR code of this very experiment")];
const REST = [
  [N_("Escape"), N_("put away what is open, then end the presentation")],
  ["?", N_("this list")],
];
const ON_A_PLANE = ["\u2190 \u2192 \u2191 \u2193", N_("on a point, or on a neuron of a bigger network: to the next one")];
export const LISTED = [
  ...PLAYED,
  ON_A_PLANE,
  ["+ \u2212", N_("a larger or smaller learning rate")],
  ["N", N_("another seed")],
  PRESENT,
  QR,
  [N_("1 to 9, 0"), PRESETS],
  [N_("Ctrl Z, Ctrl Shift Z"), N_("undo, redo; in a field, what was typed there")],
  ...REST,
];
// The same where runs are looked at that are set elsewhere.
export const LISTED_FOR_RUNS = [...PLAYED, PRESENT, QR, ...REST];
export const LISTED_FOR_BARS = [
  ["\u2190 \u2192", N_("one bar back or forward")],
  [N_("Space"), N_("the next bar, and after the last one the first")],
  [N_("Page Up, Page Down"), N_("the group before, the next group")],
  [N_("Home, End"), N_("the first bar, the last one")],
  [N_("Enter"), N_("on a bar: open its seed")],
  PRESENT,
  QR,
  ...REST,
];

// What each key does to what is played.
export const playerKeys = (player) => ({
  " ": () => player.toggle(),
  ArrowLeft: () => player.moveBy(-1),
  ArrowRight: () => player.moveBy(1),
  "Shift ArrowLeft": () => player.moveBy(-10),
  "Shift ArrowRight": () => player.moveBy(10),
  PageUp: () => player.step(-1),
  PageDown: () => player.step(1),
  Home: () => player.moveTo(0),
  End: () => player.moveTo(player.last),
});

const isWithCtrl = (event) => event.ctrlKey || event.metaKey;

// "n", "Shift ArrowLeft", "Ctrl Shift z".
function nameOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shifted = event.shiftKey && (MOVES.has(key) || isWithCtrl(event));
  return `${isWithCtrl(event) ? "Ctrl " : ""}${shifted ? "Shift " : ""}${key}`;
}

// Listen to all keys of the page; `actions` maps them to functions, which may refuse by returning
// false.
export function listenToKeys(actions, signal) {
  // A button that was clicked keeps the focus, but not the space bar; one that was tabbed to has it.
  let clicked = null;
  document.addEventListener("pointerdown", (event) => {
    [clicked] = event.composedPath();
  }, { signal, capture: true });
  document.addEventListener("focusin", (event) => {
    const [focused] = event.composedPath();
    if (!(clicked instanceof Node && focused instanceof Node && focused.contains(clicked))) clicked = null;
  }, { signal, capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey) return;
    if (event.key !== "Escape" && isNeeded(event, clicked)) return;
    const action = actions[nameOf(event)];
    if (!action || action() === false) return;
    event.preventDefault();
    // The button would be pressed when the key comes up.
    if (event.key === " ") event.composedPath()[0].blur?.();
  }, { signal });
}

// Whether whatever has the focus needs this key for itself.
function isNeeded(event, clicked) {
  const [focused] = event.composedPath();
  if (!(focused instanceof Element)) return false;
  if (isWithCtrl(event)) return Boolean(focused.closest(WRITTEN_INTO));
  if (focused.closest(TYPED_INTO)) return true;
  if (MOVES.has(event.key)) return Boolean(focused.closest(MOVED_BY_ARROWS));
  if (event.key !== " ") return false;
  return Boolean(focused.closest(PRESSED_BY_SPACE)) && !(clicked && focused.contains(clicked));
}
