// Which buttons lie over the pictures of a network of any size, for the keyboard and for screen
// readers: a button for each neuron, in whose card are its numbers, and for each number written.

import { _ } from "./words.js";

const LEAST = 24; // pixels: smaller things are hard to hit
const MOST = 60; // samples: more would keep the keyboard busy

export function placeBigTargets(stage) {
  const { network, plane, shape, samples, scene, targets } = stage;
  if (!scene) return;
  const { spots, sides } = network.places;
  const neurons = spots.flatMap((layer, depth) => (depth === 0 ? [] : layer.map(([x, y], place) => ({
    key: shape.neuronNames[depth][place],
    words: _("{neuron}, its plane and its numbers", { neuron: shape.neuronNames[depth][place] }),
    box: { left: x - sides[depth] / 2, top: y - sides[depth] / 2, width: sides[depth], height: sides[depth] },
    press: () => stage.openNeuron(depth, place),
    focus: () => stage.pick([depth, place]),
    blur: () => stage.card.isOpen || stage.pick(null),
  }))));
  const numbers = (network.everywhere ?? []).map(({ at, box }) => ({
    key: shape.parameterNames[at],
    words: stage.spokenParameter(at),
    box: { left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top },
    press: () => stage.openNumber(at),
  }));
  targets.network.place([...neurons, ...numbers]);
  const seen = samples.map((_, number) => number).filter((number) => plane.seen[number] && (number < MOST || number === stage.shown));
  targets.plane.place(seen.map((number) => {
    const [x, y] = plane.spot(samples[number].raw);
    return {
      key: `sample ${number}`,
      words: stage.told({ sample: number }),
      box: { left: x - LEAST / 2, top: y - LEAST / 2, width: LEAST, height: LEAST },
      press: () => stage.openSample(number),
    };
  }));
}
