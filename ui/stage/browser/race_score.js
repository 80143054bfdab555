// What the server sends of a race, put together run by run.
//
// `ui/stage/race.py` writes it: the parameters of each run at each stop, and the losses of all epochs.

import { shapeOf } from "./feedforward.js";
import { unpackArrays } from "./arrays.js";

export function unpackRace(bytes) {
  const head = unpackArrays(bytes);
  let from = 0;
  head.runs.forEach((run, place) => {
    run.shape = shapeOf(run.sizes, run.activations);
    const size = head.stops.length * run.shape.count;
    run.parameters = head.parameters.subarray(from, (from += size));
    run.losses = lossesOf(head, head.losses, place);
    run.heldOutLosses = head.heldOutLosses.length ? lossesOf(head, head.heldOutLosses, place) : null;
  });
  head.samples = samplesOf(head);
  return head;
}

const lossesOf = ({ epochs }, all, place) => all.subarray(place * epochs, (place + 1) * epochs);

export const samplesOf = ({ raw, targets, heldOut }) => Array.from(targets, (target, place) =>
  ({ raw: [raw[2 * place], raw[2 * place + 1]], target, label: target, heldOut: heldOut[place] === 1 }));

// The parameters of a run at an epoch: those of a stop, or on the way from one stop to the next. A
// run that ended early stays where it ended.
export function parametersAt({ stops }, { parameters, last, shape: { count } }, epoch, into) {
  const held = Math.min(epoch, last);
  let above = stops.findIndex((stop) => stop >= held);
  if (above < 0) above = stops.length - 1;
  const below = Math.max(0, stops[above] === held ? above : above - 1);
  const share = above === below ? 0 : (held - stops[below]) / (stops[above] - stops[below]);
  for (let k = 0; k < count; k++) {
    const from = parameters[below * count + k];
    into[k] = from + share * (parameters[above * count + k] - from);
  }
  return into;
}
