// What a pointer means in the picture of a network of any size, and where that is.

import { boxAt, squareAt } from "./big_diagram.js";
import { endsOf } from "./big_step.js";
import { edgeAt } from "./diagram.js";

const NEAR = 16; // pixels of an edge around its middle

// An input, a neuron, or a parameter: an edge, its number, or a bias.
export function meantIn(network, spot) {
  const { places, labels } = network;
  const within = ({ left, right, top, bottom }) => spot[0] >= left && spot[0] <= right && spot[1] >= top && spot[1] <= bottom;
  const near = labels.find(({ box }) => within(box));
  if (near) return { parameter: near.at };
  const bias = biasAt(network, within);
  if (bias !== null) return { parameter: bias };
  const neuron = squareAt(places, spot);
  if (neuron) return { neuron };
  const edge = edgeAt(places.edges, spot);
  return edge && { parameter: edge.at };
}

// Where a number is: its place if it is written, else its neuron or the middle of its edge.
export function numberBox(network, parameter) {
  const { labels, places, shape, everywhere } = network;
  const label = labels.find(({ at }) => at === parameter);
  if (label) return label.box;
  const edge = places.edges.find(({ at }) => at === parameter);
  if (edge) return boxAt(edge.from.map((value, axis) => (value + edge.to[axis]) / 2), NEAR, NEAR);
  const { depth, place } = endsOf(shape, parameter);
  return everywhere ? network.biasBox(depth, place) : neuronBox(network, depth, place);
}

export function neuronBox({ places: { spots, sides } }, depth, place) {
  return boxAt(spots[depth][place], sides[depth], sides[depth]);
}

// The bias whose number, or whose square at the corner of its neuron, is meant.
function biasAt(network, within) {
  const { places, shape, look: { size } } = network;
  for (const [level, { width, bias }] of shape.layers.entries()) {
    const side = places.sides[level + 1];
    for (let place = 0; place < width; place++) {
      const [x, y] = places.spots[level + 1][place];
      const [, under] = network.biasSpot(level + 1, place);
      const corner = Math.max(5, 0.16 * side);
      if (within({ left: x - side / 2 - corner, right: x - side / 2 + corner / 2, top: y + side / 2 - corner / 2, bottom: y + side / 2 + corner })) return bias + place;
      if (network.everywhere && within({ left: x - 3 * size, right: x + 3 * size, top: under - 0.7 * size, bottom: under + 0.7 * size })) return bias + place;
    }
  }
  return null;
}
