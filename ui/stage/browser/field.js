// A network over many places at once: over a grid of them, which the plane and the small pictures are
// painted from, or over all samples. For a grid, smooth activations come from a table, exact to more
// digits than a colour has; for samples they are exact.

import { INPUTS } from "./derived.js";
import { ACTIVATIONS, LEAK } from "./feedforward.js";

const PER_UNIT = 256;
const REACH = 8; // tanh is 1 beyond it, as far as colours go
const TANH = Float32Array.from({ length: 2 * REACH * PER_UNIT + 2 }, (none, k) =>
  Math.tanh(k / PER_UNIT - REACH));
const LAST = 2 * REACH * PER_UNIT;

function tanhOf(value) {
  const place = (value + REACH) * PER_UNIT;
  if (!(place > 0)) return -1;
  if (place >= LAST) return 1;
  const below = place | 0;
  return TANH[below] + (place - below) * (TANH[below + 1] - TANH[below]);
}

const BEND = {
  sigmoid(values) {
    for (let k = 0; k < values.length; k++) values[k] = 0.5 + 0.5 * tanhOf(0.5 * values[k]);
  },
  tanh(values) {
    for (let k = 0; k < values.length; k++) values[k] = tanhOf(values[k]);
  },
  ReLU(values) {
    for (let k = 0; k < values.length; k++) if (values[k] < 0) values[k] = 0;
  },
  "leaky ReLU"(values) {
    for (let k = 0; k < values.length; k++) if (values[k] < 0) values[k] *= LEAK;
  },
  softplus(values) {
    for (let k = 0; k < values.length; k++) values[k] = ACTIVATIONS.softplus(values[k]);
  },
  linear() {},
};

function bendExactly(values, activation) {
  const bend = ACTIVATIONS[activation];
  for (let k = 0; k < values.length; k++) values[k] = bend(values[k]);
}

// Many places, each with the inputs that the network takes.
export class Batch {
  // names: of the inputs; exact: whether to compute with all digits; wide: whether numbers can be
  // larger than 32 bits hold, as where a run leaves all bounds.
  constructor(count, shape, { names = ["x1", "x2"], exact = false, wide = exact } = {}) {
    Object.assign(this, { shape, names, exact });
    const row = () => new (wide ? Float64Array : Float32Array)(count);
    this.inputs = names.map(row);
    this.layers = shape.layers.map(({ width }) => Array.from({ length: width }, row));
  }

  // The two features of one place, as inputs are derived from them.
  put(place, x1, x2) {
    for (let input = 0; input < this.names.length; input++) {
      this.inputs[input][place] = INPUTS[this.names[input]](x1, x2);
    }
  }

  // Run all places through the network. The output layer keeps its sums: its colours need no more.
  compute(parameters) {
    let before = this.inputs;
    this.shape.layers.forEach((layer, depth) => {
      const last = depth === this.shape.layers.length - 1;
      this.layers[depth].forEach((sums, neuron) => {
        addUp(sums, before, parameters, layer.weight + neuron * layer.inputs, parameters[layer.bias + neuron]);
        if (last) return;
        if (this.exact) bendExactly(sums, layer.activation);
        else BEND[layer.activation](sums);
      });
      before = this.layers[depth];
    });
  }

  get output() {
    return this.layers[this.layers.length - 1][0];
  }
}

// The sums of a neuron at all places; `first` is where its weights begin. Four inputs at a time, as
// going through all places is what takes the time.
function addUp(sums, inputs, parameters, first, bias) {
  const many = inputs.length & ~3;
  for (let input = 0; input < many; input += 4) {
    const [a, b, c, d] = [inputs[input], inputs[input + 1], inputs[input + 2], inputs[input + 3]];
    const at = first + input;
    const [u, v, w, x] = [parameters[at], parameters[at + 1], parameters[at + 2], parameters[at + 3]];
    if (input === 0) for (let k = 0; k < sums.length; k++) sums[k] = bias + u * a[k] + v * b[k] + w * c[k] + x * d[k];
    else for (let k = 0; k < sums.length; k++) sums[k] += u * a[k] + v * b[k] + w * c[k] + x * d[k];
  }
  if (many === 0) sums.fill(bias);
  for (let input = many; input < inputs.length; input++) {
    const weight = parameters[first + input];
    const signal = inputs[input];
    for (let k = 0; k < sums.length; k++) sums[k] += weight * signal[k];
  }
}

// A grid of places over a plane; row 0 is the top. Places lie in the middle of their squares, as
// pixels do.
export class Field extends Batch {
  // side: places along each side; shape: of the network.
  constructor(side, shape, options = {}) {
    super(side * side, shape, options);
    this.side = side;
  }

  // spans: what the plane shows of both features in their units; shift: how the network sees them.
  spread([[left, right], [low, high]], { offset, scale }) {
    const { side } = this;
    for (let row = 0, k = 0; row < side; row++) {
      const down = high + (low - high) * (row + 0.5) / side;
      for (let column = 0; column < side; column++, k++) {
        const across = left + (right - left) * (column + 0.5) / side;
        this.put(k, (across - offset[0]) / scale[0], (down - offset[1]) / scale[1]);
      }
    }
  }
}
