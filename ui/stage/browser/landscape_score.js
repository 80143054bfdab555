// What the server sends of a landscape: its heights, and the ways of runs over it.
//
// `ui/stage/landscape.py` writes it: of each way some epochs with their places, and all losses.

import { unpackArrays } from "./arrays.js";

export function unpackLandscape(bytes) {
  const head = unpackArrays(bytes);
  let [stop, loss] = [0, 0];
  for (const walk of head.walks) {
    walk.epochs = head.epochs.subarray(stop, stop + walk.stops);
    walk.spots = Array.from(walk.epochs, (each, place) => [...head.spots.subarray(2 * (stop + place), 2 * (stop + place) + 2)]);
    walk.losses = head.losses.subarray(loss, (loss += walk.losses));
    stop += walk.stops;
  }
  head.stops = [...new Set(head.walks.flatMap(({ epochs }) => [...epochs]))].sort((one, other) => one - other);
  return Object.assign(head, { last: head.stops.at(-1) });
}

// Where a run is at an epoch, perhaps between two of those that are known; the last one if it has ended.
export function spotAt({ epochs, spots }, epoch) {
  const above = epochs.findIndex((one) => one >= epoch);
  if (above < 0) return spots.at(-1);
  if (above === 0) return spots[0];
  const share = (epoch - epochs[above - 1]) / (epochs[above] - epochs[above - 1]);
  return spots[above].map((to, axis) => spots[above - 1][axis] + share * (to - spots[above - 1][axis]));
}
