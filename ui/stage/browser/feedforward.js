// Feedforward: what every neuron gives out. The only mathematics that the browser does, to paint.
//
// `nn_core` numbers weights neuron by neuron, layer by layer, input by input, and biases neuron by
// neuron; a vector of parameters holds the weights first. A test holds the outputs to `nn_core`.

const LOWEST_SUM = -709; // below it e^-x leaves the floats, and the sigmoid is 0
export const LEAK = 0.01; // the slope of leaky ReLU left of 0

export const ACTIVATIONS = {
  sigmoid: (sum) => (sum < LOWEST_SUM ? 0 : 1 / (1 + Math.exp(-sum))),
  tanh: Math.tanh,
  ReLU: (sum) => (sum > 0 ? sum : 0),
  "leaky ReLU": (sum) => (sum > 0 ? sum : LEAK * sum),
  softplus: (sum) => Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum))),
  linear: (sum) => sum,
  softmax: (sum) => sum, // of all sums of its layer together: see below
};
const LOW_END = { sigmoid: 0, tanh: -1, softmax: 0 }; // the others have no end, so none to colour

// The layers of a network: which stretch of the parameters belongs to each, and all names.
export function shapeOf(sizes, activations) {
  const layers = [];
  let weight = 0;
  for (let depth = 1; depth < sizes.length; depth++) {
    const [inputs, width] = [sizes[depth - 1], sizes[depth]];
    layers.push({ inputs, width, weight, bias: 0, activation: activations[depth - 1] });
    weight += inputs * width;
  }
  let bias = weight;
  for (const layer of layers) {
    layer.bias = bias;
    bias += layer.width;
  }
  const parameterNames = Array.from({ length: bias }, (none, place) =>
    place < weight ? `w${place + 1}` : `b${place - weight + 1}`);
  let hidden = 0;
  const neuronNames = sizes.map((width, depth) => Array.from({ length: width }, (none, place) => {
    if (depth === 0) return `x${place + 1}`;
    return depth === sizes.length - 1 ? `o${place + 1}` : `h${++hidden}`;
  }));
  return { sizes, layers, weights: weight, count: bias, parameterNames, neuronNames };
}

// The outputs of all layers for one sample, the inputs first; exact.
export function feedforward(shape, parameters, inputs) {
  const outputs = [inputs];
  for (const { inputs: count, width, weight, bias, activation } of shape.layers) {
    const before = outputs[outputs.length - 1];
    const bend = ACTIVATIONS[activation];
    const after = new Array(width);
    for (let neuron = 0; neuron < width; neuron++) {
      after[neuron] = bend(sumOf(parameters, weight + neuron * count, parameters[bias + neuron], before));
    }
    outputs.push(activation === "softmax" ? softmax(after) : after);
  }
  return outputs;
}

// Probabilities of sums: the largest is taken from all of them first, so that nothing overflows.
export function softmax(sums) {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / total);
}

function sumOf(parameters, weight, bias, inputs) {
  let sum = 0;
  for (let input = 0; input < inputs.length; input++) sum += parameters[weight + input] * inputs[input];
  return sum + bias;
}

// The sum of one neuron for one sample; `depth` counts the inputs as 0.
export function neuronSum(shape, parameters, inputs, depth, neuron) {
  let before = inputs;
  for (let level = 1; level < depth; level++) {
    const { inputs: count, width, weight, bias, activation } = shape.layers[level - 1];
    const after = new Array(width);
    for (let place = 0; place < width; place++) {
      after[place] = ACTIVATIONS[activation](
        sumOf(parameters, weight + place * count, parameters[bias + place], before));
    }
    before = after;
  }
  const layer = shape.layers[depth - 1];
  return sumOf(parameters, layer.weight + neuron * layer.inputs, parameters[layer.bias + neuron], before);
}

// Which share of its range an output is, from 0 to 1; `most` is the range of those without ends.
export function shareOf(activation, output, most) {
  const low = LOW_END[activation];
  return low === undefined ? 0.5 + 0.5 * output / (most || 1) : (output - low) / (1 - low);
}

// Mean squared error over the samples that have a label.
export function lossOf(shape, parameters, samples) {
  let sum = 0;
  let count = 0;
  for (const { x, label } of samples) {
    if (label === null) continue;
    const outputs = feedforward(shape, parameters, x);
    sum += (label - outputs[outputs.length - 1][0]) ** 2;
    count += 1;
  }
  return sum / count;
}
