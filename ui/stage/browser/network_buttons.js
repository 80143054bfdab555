// The buttons in the picture of a network: its inputs, + and - for the neurons of each layer.

const MOST_LAYERS = 6;
const MOST_NEURONS = 8;
const NEW_LAYER = 2; // neurons in a layer that is added, as TensorFlow Playground has it
const GAP = 2;
const FINGER = 44; // pixels along a side that a finger needs

export const columnWidth = (side) => 2 * side + 6 * GAP;

// stage: of a network of any size; side: of a button.
export function networkButtons(stage, side) {
  const { head, network: { places } } = stage;
  const wanted = inputButtons(stage);
  if (head.fixed) return wanted;
  stage.wantedHidden().forEach((count, level) => {
    const x = places.columns[level + 1];
    if (x === undefined || level + 2 > places.columns.length - 1) return;
    const change = (by) => () => stage.changeHidden((hidden) => hidden.map((own, other) => (other === level ? own + by : own)));
    const box = (left) => ({ left, top: 0, width: side, height: side });
    const of = `layer ${level + 1}, now ${count}`;
    wanted.push(
      { key: `fewer ${level}`, text: "\u2212", words: `Fewer neurons in ${of}`, className: "in-picture", disabled: count <= 1,
        box: box(x - side - GAP / 2), press: count <= 1 ? null : change(-1) },
      { key: `more ${level}`, text: "+", words: `More neurons in ${of}`, className: "in-picture", disabled: count >= MOST_NEURONS,
        box: box(x + GAP / 2), press: count >= MOST_NEURONS ? null : change(1) });
  });
  return wanted;
}

function inputButtons(stage) {
  const { head, network: { places, names }, root } = stage;
  if (head.fixed) return [];
  const narrow = matchMedia("(pointer: coarse)").matches || root.clientWidth < 704;
  return places.inputs.map(({ name, at: [x, y], side }) => {
    const on = stage.wantedInputs().includes(name);
    const high = narrow ? Math.min(FINGER, (places.bottom - places.top) / names.length) : side + 2;
    return { key: `input ${name}`, text: "", words: `Input ${name}`, className: "input-button", pressed: on,
      box: { left: x - side / 2 - places.words, top: y - high / 2, width: side + places.words + 1, height: high },
      press: () => stage.toggleInput(name) };
  });
}

export const layerAdded = (hidden) => (hidden.length < MOST_LAYERS ? [...hidden, NEW_LAYER] : hidden);
export const layerRemoved = (hidden) => hidden.slice(0, -1);
export const canAdd = (hidden) => hidden.length < MOST_LAYERS;
