// A network over a whole grid of places at once: what the plane and the small pictures are painted
// from. Smooth activations come from a table here, exact to more digits than a colour has.

const PER_UNIT = 256;
const REACH = 8; // tanh is 1 beyond it, as far as colours go
const TANH = Float32Array.from({ length: 2 * REACH * PER_UNIT + 2 }, (_, k) =>
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
  linear() {},
};

export class Field {
  // side: places along each side; shape: of the network.
  constructor(side, shape) {
    this.side = side;
    this.shape = shape;
    const row = () => new Float32Array(side * side);
    this.inputs = [row(), row()];
    this.layers = shape.layers.map(({ width }) => Array.from({ length: width }, row));
  }

  // Spread the grid over a box of the two features; row 0 is the top. Places lie in the middle of
  // their squares, as pixels do.
  spread([[left, right], [low, high]], { offset, scale }) {
    const { side, inputs } = this;
    for (let row = 0, k = 0; row < side; row++) {
      const down = high + (low - high) * (row + 0.5) / side;
      for (let column = 0; column < side; column++, k++) {
        const across = left + (right - left) * (column + 0.5) / side;
        inputs[0][k] = (across - offset[0]) / scale[0];
        inputs[1][k] = (down - offset[1]) / scale[1];
      }
    }
  }

  // Run all places through the network. The output layer keeps its sums: its colours need no more.
  compute(parameters) {
    let before = this.inputs;
    this.shape.layers.forEach((layer, depth) => {
      const last = depth === this.shape.layers.length - 1;
      this.layers[depth].forEach((sums, neuron) => {
        const first = layer.weight + neuron * layer.inputs;
        sums.fill(parameters[layer.bias + neuron]);
        for (let input = 0; input < layer.inputs; input++) {
          const weight = parameters[first + input];
          const signal = before[input];
          for (let k = 0; k < sums.length; k++) sums[k] += weight * signal[k];
        }
        if (!last) BEND[layer.activation](sums);
      });
      before = this.layers[depth];
    });
  }

  get output() {
    return this.layers[this.layers.length - 1][0];
  }
}
