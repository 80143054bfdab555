// Where everything stands in the picture of a network of any size: pure geometry.
//
// All possible inputs stand at the left, those that are used and those that are not; then the hidden
// layers, each a column; the outputs at the right. Neurons are squares, each with its plane in it.

import { overlap } from "./canvas.js";

const LARGEST = 60; // pixels along the side of a neuron's plane
const SMALLEST = 20;
const INPUT = 40;
const TRIES = 12;
const MOST_WRITTEN = 40; // parameters: of more, only those of a picked neuron are written
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86]; // along an edge, where its number may stand

// shape: of the network; names: of all inputs; size: of the type; measure: the width of words.
export function bigDiagram(shape, names, { width, height }, { size, measure }) {
  const top = 0.4 * size;
  const bottom = height - 1.9 * size;
  const tall = bottom - top;
  const words = Math.max(...names.map(measure)) + 8;
  const most = Math.max(...shape.sizes.slice(1));
  const columns = shape.sizes.length;
  const inputSide = Math.min(INPUT, 0.8 * tall / names.length);
  const room = (width - words - inputSide) / (columns - 1);
  // Whole and even, so that planes fall onto the pixels of the screen.
  const side = 2 * Math.round(Math.max(SMALLEST, Math.min(LARGEST, 0.62 * tall / most, 0.46 * room)) / 2);
  const first = words + inputSide / 2;
  const last = width - Math.max(side / 2 + 4, measure("\u22120.000") / 2 + 2, 2.6 * size);
  const middle = (top + bottom) / 2;
  const x = (depth) => first + (last - first) * depth / (columns - 1);
  const inputs = names.map((name, place) => ({
    name, side: inputSide, at: [first, top + tall * (place + 0.5) / names.length] }));
  const pitch = tall / Math.max(most, 3);
  const spots = shape.sizes.map((count, depth) => Array.from({ length: count }, (none, place) => (depth === 0
    ? inputs.find(({ name }) => name === shape.neuronNames[0][place]).at
    : [Math.round(x(depth)), Math.round(middle + (place - (count - 1) / 2) * pitch)])));
  const sides = shape.sizes.map((each, depth) => (depth === 0 ? inputSide : side));
  const places = { inputs, spots, sides, pitch, words, top, bottom, columns: shape.sizes.map((each, depth) => x(depth)) };
  return { ...places, edges: edgesOf(shape, places) };
}

function edgesOf(shape, { spots, sides }) {
  const edges = [];
  shape.layers.forEach(({ inputs, width, weight }, level) => {
    for (let neuron = 0; neuron < width; neuron++) {
      for (let input = 0; input < inputs; input++) {
        const [x1, y1] = spots[level][input];
        const [x2, y2] = spots[level + 1][neuron];
        edges.push({ at: weight + neuron * inputs + input, level, input, neuron,
          from: [x1 + sides[level] / 2, y1], to: [x2 - sides[level + 1] / 2, y2] });
      }
    }
  });
  return edges;
}

// How a number is written on its edge: its name beside it, or over it, or no name at all.
export const ROW = "row";
export const COLUMN = "column";
export const BARE = "bare";
const LINES = { [ROW]: 1.3, [COLUMN]: 2.3, [BARE]: 1.15 }; // of type

// Places for numbers on their edges, on no neuron, on nothing else that is `kept` free, and on no other
// number, in the first of the forms that has room. Those without a place are left out; `whole` says
// whether all have one. An edge that finds none comes first in the next try.
export function edgeLabels(edges, places, widths, { kept = [], forms = [ROW, COLUMN] } = {}) {
  const neurons = places.spots.flatMap((layer, depth) => layer.map((at) => boxAt(at, places.sides[depth] + 4, places.sides[depth] + 4)));
  let order = edges;
  let best = { labels: [], whole: false };
  for (let again = 0; again < TRIES && !best.whole; again++) {
    const { labels, missing } = labelsInOrder(order, [...neurons, ...kept], widths, forms);
    if (labels.length > best.labels.length || missing.length === 0) best = { labels, whole: missing.length === 0 };
    order = [...missing, ...order.filter((edge) => !missing.includes(edge))];
  }
  return best;
}

function labelsInOrder(edges, taken, widths, allowed) {
  const labels = [];
  const missing = [];
  for (const edge of edges) {
    const { at, from: [x1, y1], to: [x2, y2] } = edge;
    const tried = allowed.filter((form) => widths[form] + 4 < x2 - x1).flatMap((form) => SHARES.map((share) => {
      const spot = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
      return { edge, at, spot, form, box: boxAt(spot, widths[form], LINES[form] * widths.size) };
    }));
    const found = tried.find(({ box }) => !taken.some((other) => overlap(box, other)));
    if (found) {
      taken.push(found.box);
      labels.push(found);
    } else missing.push(edge);
  }
  return { labels, missing };
}

export const isWritten = (shape) => shape.count <= MOST_WRITTEN;

export const boxAt = ([x, y], width, height) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

// Which neuron a pointer is on: [layer, place], the inputs being layer 0.
export function squareAt({ spots, sides }, [x, y]) {
  for (let depth = 0; depth < spots.length; depth++) {
    const half = sides[depth] / 2;
    const place = spots[depth].findIndex(([left, top]) => Math.abs(left - x) <= half && Math.abs(top - y) <= half);
    if (place >= 0) return [depth, place];
  }
  return null;
}
