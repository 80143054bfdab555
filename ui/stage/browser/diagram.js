// Where everything stands in the picture of a network: neurons, edges, and their labels.
//
// Pure geometry, for any layer sizes. A network of few numbers has a label for each; a larger one
// has none, and says its numbers when one points at them.

const MOST_LABELLED = 12; // parameters
const CLICK_REACH = 12; // pixels from an edge at which it is still meant
export const ROW = 1.2; // the distance of two rows of a label, in sizes of the type
const LABEL = "w8 \u22120.888"; // as wide as they usually get
const NOTE = "\u2202 \u22120.0888";
const STRETCHES = [0, 0.2, 0.4, 0.6, 0.8, 1];
const NARROW = 30; // sizes of the type across a panel, below which labels of two rows need room
const BEFORE_MIDDLE = 0.6; // then they get it before the hidden layer, where edges cross

// Places for a network on a panel. `size` is that of its type, `rows` how many a label has.
export function diagram(shape, { width, height }, size, measure, rows = 1) {
  const labelled = shape.count <= MOST_LABELLED;
  const most = Math.max(...shape.sizes);
  const radius = labelled
    ? Math.min(2.15 * size, width / 9, height / 9)
    : Math.max(9, Math.min(22, height / (most * 2.5), width / (shape.sizes.length * 3.2)));
  const more = (rows - 1) * ROW * size;
  const above = labelled ? 2.2 * size + more + radius : radius + 6;
  const side = Math.max(radius + 4, 1.2 * radius + 2); // with room for what glows around a neuron
  const roomy = labelled && rows > 1 && shape.sizes.length === 3 && width < NARROW * size;
  const spots = shape.sizes.map((count, depth) => Array.from({ length: count }, (none, place) => [
    side + (width - 2 * side) * (roomy ? [0, BEFORE_MIDDLE, 1][depth] : depth / (shape.sizes.length - 1)),
    count === 1 ? height / 2 : above + (height - 2 * above) * spread(place, count, most, labelled),
  ]));
  const edges = edgesOf(shape, spots, radius);
  const usual = Math.max(measure(LABEL), rows > 1 ? measure(NOTE) : 0);
  const labels = labelled ? labelsOf(shape, spots, edges, radius, size, usual, more) : [];
  const clear = labels.every((label) => isClear(label, usual, size, more, edges, spots, radius));
  return { radius, spots, edges, labels, labelled, clear };
}

// From 0 at the top to 1 at the bottom; layers of fewer neurons stand closer together.
function spread(place, count, most, labelled) {
  if (labelled) return place / (count - 1);
  return 0.5 + (place - (count - 1) / 2) / Math.max(1, most - 1);
}

function edgesOf(shape, spots, radius) {
  const edges = [];
  shape.layers.forEach(({ inputs, width, weight }, level) => {
    for (let neuron = 0; neuron < width; neuron++) {
      for (let input = 0; input < inputs; input++) {
        const [x1, y1] = spots[level][input];
        const [x2, y2] = spots[level + 1][neuron];
        const length = Math.hypot(x2 - x1, y2 - y1) || 1;
        const [dx, dy] = [radius * (x2 - x1) / length, radius * (y2 - y1) / length];
        edges.push({ at: weight + neuron * inputs + input, level, input, neuron,
          from: [x1 + dx, y1 + dy], to: [x2 - dx, y2 - dy] });
      }
    }
  });
  return edges;
}

// A label above or below its edge, clear of the neurons; where edges cross, near their beginning.
function labelsOf(shape, spots, edges, radius, size, usual, more) {
  const weights = edges.map(({ at, level, input, neuron, from, to }) => {
    const rises = to[1] < from[1] - 1;
    const falls = to[1] > from[1] + 1;
    const straight = !rises && !falls;
    const toOne = shape.sizes[level + 1] === 1;
    if (straight) {
      const upper = input < (shape.sizes[level] - 1) / 2;
      return place(at, (from[0] + to[0]) / 2, from[1] + (upper ? -0.85 * size - more : 0.85 * size), "center");
    }
    const share = toOne ? 0.5 : 0.22;
    const [x, y] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    const slope = Math.abs((to[1] - from[1]) / (to[0] - from[0] || 1));
    const clear = 0.75 * size + slope * usual / 2;
    // Over or under the middle of the line if there is room, else beside it.
    if (toOne) return place(at, x, y + (rises ? clear : -clear - more), "center");
    const right = from[0] + Math.max(share * (to[0] - from[0]), 0) + 0.7 * size;
    const fits = right + usual < spots[level + 1][neuron][0] - 0.3 * radius;
    // Beside a gentle slope, off the line: below one that rises, above one that falls.
    const off = Math.max(0, (0.8 - 0.7 * slope) * size + more / 2) * (rises ? 1 : -1);
    const beside = [fits ? right : spots[level + 1][0][0] - 0.5 * radius - usual, y - more / 2 + off];
    // If edges touch it there, on the way to where they leave most room: next to the straight one.
    const roomiest = [(spots[level][0][0] + spots[level + 1][0][0] - usual) / 2,
      spots[level][input][1] + (rises ? -0.95 * size - more : 0.95 * size)];
    const found = STRETCHES.map((share) => place(at, ...beside.map((from, axis) => from + share * (roomiest[axis] - from)), "left"));
    return found.find((label) => isClear(label, usual, size, more, edges, spots, radius)) ?? found.at(-1);
  });
  const biases = [];
  shape.layers.forEach(({ width, bias }, level) => {
    for (let neuron = 0; neuron < width; neuron++) {
      const [x, y] = spots[level + 1][neuron];
      const under = width > 1 && neuron >= width / 2;
      biases.push(place(bias + neuron, x, under ? y + radius + 0.95 * size : y - radius - 0.95 * size - more, "center"));
    }
  });
  return [...weights, ...biases];
}

const place = (at, x, y, align) => ({ at, x, y, align });

// Whether no edge and no neuron touches a label.
function isClear({ x, y, align }, usual, size, more, edges, spots, radius) {
  const left = align === "center" ? x - usual / 2 : x;
  const box = { left, right: left + usual, top: y - 0.55 * size, bottom: y + 0.55 * size + more };
  const near = (low, at, high) => Math.max(low, Math.min(high, at));
  return edges.every(({ from, to }) => !crosses(from, to, box))
    && spots.flat().every(([cx, cy]) =>
      Math.hypot(near(box.left, cx, box.right) - cx, near(box.top, cy, box.bottom) - cy) >= radius);
}

// Whether a line from one place to another goes through a box.
function crosses(from, to, { left, right, top, bottom }) {
  let [enter, leave] = [0, 1];
  for (const [axis, low, high] of [[0, left, right], [1, top, bottom]]) {
    const run = to[axis] - from[axis];
    if (Math.abs(run) < 1e-9) {
      if (from[axis] < low || from[axis] > high) return false;
      continue;
    }
    const [one, other] = [(low - from[axis]) / run, (high - from[axis]) / run];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter <= leave;
}

// Which edge a pointer means: the nearest within reach.
export function edgeAt(edges, [x, y]) {
  let [best, nearest] = [null, CLICK_REACH];
  for (const edge of edges) {
    const [[x1, y1], [x2, y2]] = [edge.from, edge.to];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    const distance = Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
    if (distance < nearest) [best, nearest] = [edge, distance];
  }
  return best;
}

// Which neuron a pointer is on: [layer, place], the inputs being layer 0.
export function neuronAt({ spots, radius }, [x, y]) {
  for (let depth = 0; depth < spots.length; depth++) {
    const place = spots[depth].findIndex(([left, top]) => Math.hypot(left - x, top - y) <= radius);
    if (place >= 0) return [depth, place];
  }
  return null;
}
