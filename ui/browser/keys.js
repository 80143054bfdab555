// Keys that press a button of the page, seen or not, or move a slider by one step.
root.closest("[data-testid=stElementContainer]").style.display = "none";

const STEPS = { "+": "ArrowRight", "=": "ArrowRight", "-": "ArrowLeft" };
const TYPED =
  "input:not([type=range], [type=radio]), textarea, select, canvas, [contenteditable], [role=grid]";

// As a hand would: the slider knows its steps and its ends, and how not to lose any in a hurry.
function move(arrow) {
  const slider = document.querySelector(`.st-key-${data.slider} input[type=range]`);
  for (const type of ["keydown", "keyup"]) {
    slider?.dispatchEvent(new KeyboardEvent(type, { key: arrow, bubbles: true, cancelable: true }));
  }
}

function onKey(event) {
  if (!root.isConnected) return document.removeEventListener("keydown", onKey);
  const held = event.ctrlKey || event.altKey || event.metaKey;
  if (held || event.target.closest?.(TYPED) || document.querySelector("[role=dialog]")) {
    return undefined;
  }
  const key = event.key.toLowerCase();
  if (STEPS[key]) move(STEPS[key]);
  else if (data.buttons[key] && !event.repeat) press(data.buttons[key]);
  return undefined;
}

document.addEventListener("keydown", onKey);
