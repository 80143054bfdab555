// The buttons over the inputs in the picture of a network, which switch them on and off.

import { _ } from "./words.js";

const FINGER = 44; // pixels along a side that a finger needs

// stage: of a network of any size; narrow: whether fingers are likely.
export function inputButtons(stage, narrow) {
  const { head, network: { places, names } } = stage;
  if (head.fixed) return [];
  return places.inputs.map(({ name, at: [x, y], side }, place) => {
    const high = narrow ? Math.min(FINGER, (places.bottom - places.top) / names.length) : side + 2;
    return { key: name, words: _("Input {name}", { name }), pressed: stage.wantedInputs().includes(name),
      box: { left: x - side / 2 - places.words, top: y - high / 2, width: side + places.words + 1, height: high },
      press: () => stage.toggleInput(name), enter: () => stage.lookAt(place), leave: () => stage.lookAt(null) };
  });
}
