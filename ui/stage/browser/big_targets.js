// Which buttons lie over the pictures of a network of any size, for the keyboard and for screen
// readers: a button for each neuron, in whose card are its numbers, and for each number written.

import { endsOf } from "./big_step.js";
import { pointTargets } from "./stage_targets.js";
import { _ } from "./words.js";

export function placeBigTargets(stage) {
  const { network, plane, shape, samples, scene, targets } = stage;
  if (!scene) return;
  const numbers = network.written.map((one) => numberTarget(stage, one));
  const owned = (depth, place) => numbers.filter((one) => one.layer === depth && one.place === place);
  targets.network.place(network.places.spots.flatMap((layer, depth) => (depth === 0 ? [] : layer.flatMap((each, place) =>
    [neuronTarget(stage, depth, place), ...owned(depth, place)]))), { title: _("The neurons: arrows lead from one to another") });
  const seen = samples.flatMap((each, number) => (plane.seen[number] ? [number] : []));
  targets.plane.place(pointTargets(stage, seen, (number) => stage.told({ sample: number })),
    { begin: Math.max(0, seen.indexOf(stage.shown)), title: _("The points: arrows lead from one to another") });
}

function neuronTarget(stage, depth, place) {
  const { spots, sides } = stage.network.places;
  const [x, y] = spots[depth][place];
  const side = sides[depth];
  const neuron = stage.shape.neuronNames[depth][place];
  return { key: neuron, layer: depth, isNeuron: true, words: _("{neuron}, its plane and its numbers", { neuron }),
    box: { left: x - side / 2, top: y - side / 2, width: side, height: side },
    press: () => stage.openNeuron(depth, place),
    focus: () => stage.pick([depth, place]),
    blur: () => stage.card.isOpen || stage.pick(null) };
}

function numberTarget(stage, { at, box }) {
  const { depth, place } = endsOf(stage.shape, at);
  return { key: stage.shape.parameterNames[at], layer: depth, place, words: stage.spokenParameter(at),
    box: { left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top },
    press: () => stage.openNumber(at) };
}
