// What the server sends of many starts: one run for each bar of the histogram, and some of each group.
//
// `ui/stage/starts.py` writes it: the parameters of all of them, by their seeds. Each is a run that has
// no epochs but its end, as a lane takes it.

import { shapeOf } from "./feedforward.js";
import { samplesOf } from "./race_score.js";
import { unpackArrays } from "./arrays.js";
import { _ } from "./words.js";

export function unpackStarts(bytes) {
  const head = unpackArrays(bytes);
  const shape = shapeOf(head.sizes, head.activations);
  const { sizes, activations, inputs } = head;
  head.runs = new Map(head.seeds.map((seed, place) => [seed, {
    seed, shape, sizes, activations, inputs, words: _("Seed {seed}", { seed }), last: 0, below: null, diverged: false,
    parameters: head.parameters.subarray(place * shape.count, (place + 1) * shape.count),
    losses: head.losses.subarray(place, place + 1),
  }]));
  head.samples = samplesOf(head);
  return Object.assign(head, { stops: [0], first: 0 });
}
