// Which of many targets a key means, when another one has the focus.

const ALONG = { ArrowLeft: ["left", -1], ArrowRight: ["left", 1], ArrowUp: ["top", -1], ArrowDown: ["top", 1],
  Home: ["left", -Infinity], End: ["left", Infinity] };

// On a plane: left and right go from one to the next along the first feature, up and down along the
// second; Home and End to the ends of the first. So each way one comes to all of them.
export function onPlane(key, at, wanted) {
  if (!ALONG[key]) return null;
  const [side, by] = ALONG[key];
  const order = wanted.map((each, number) => number).sort((one, other) => wanted[one].box[side] - wanted[other].box[side] || one - other);
  return order.at(Math.max(0, Math.min(order.length - 1, order.indexOf(at) + by)));
}

// In a network: up and down go through all, neuron by neuron; left and right to the layer before and
// after, to what is nearest there.
export function inNetwork(key, at, wanted) {
  const last = wanted.length - 1;
  const linear = { ArrowUp: Math.max(0, at - 1), ArrowDown: Math.min(last, at + 1), Home: 0, End: last }[key];
  if (linear !== undefined) return linear;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (!by) return null;
  const { layer, box: { top } } = wanted[at];
  const there = wanted.flatMap((one, number) => (one.isNeuron && one.layer === layer + by ? [number] : []));
  const away = (number) => Math.abs(wanted[number].box.top - top);
  return there.sort((one, other) => away(one) - away(other))[0];
}
