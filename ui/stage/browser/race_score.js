// What the server sends of a race: a head in JSON, and behind it the numbers of all runs.
//
// `ui/stage/race.py` writes it: the length of the head (uint32), the head, filled up to eight bytes,
// then float32: run by run the parameters at each stop, and run by run the losses of all epochs.

import { shapeOf } from "./feedforward.js";

const READER = new TextDecoder();

export function unpackRace(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(READER.decode(bytes.subarray(4, 4 + length)));
  const shape = shapeOf(head.sizes, head.activations);
  // A copy lies where float32 may begin, wherever the message does.
  const numbers = new Float32Array(bytes.slice(4 + length).buffer);
  const each = head.stops.length * shape.count;
  const losses = head.runs.length * each;
  const runs = head.runs.map((run, place) => ({
    ...run,
    parameters: numbers.subarray(place * each, (place + 1) * each),
    losses: numbers.subarray(losses + place * head.epochs, losses + (place + 1) * head.epochs),
  }));
  return { ...head, shape, runs };
}

// The parameters of a run at an epoch: those of a stop, or on the way from one stop to the next. A
// run that ended early stays where it ended.
export function parametersAt({ stops, shape: { count } }, { parameters, last }, epoch, into) {
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
