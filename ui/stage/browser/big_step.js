// One step of a network in its four parts, as the picture shows them: what flows forward, the loss,
// what comes back, and what every number becomes. All of these numbers are the server's.

import { decimals, short } from "./numbers.js";
import { _ } from "./words.js";

// The widest words beside an edge in each part: its name, and its number.
const WIDEST = {
  forward: ["w88\u00b7h88", "\u22120.888"],
  loss: ["w88", "\u22120.888"],
  backward: ["dL/dw88", "\u22120.000888"],
  update: ["w88", "\u22120.888 \u2192 \u22120.888"],
};
const few = (value) => short(value, 3);
const bracketed = (text) => (text.startsWith("\u2212") ? `(${text})` : text);

export class Step {
  // head: what the server sent, with a step in it.
  constructor(shape, head) {
    Object.assign(this, { shape, part: head.part, told: head.step, inputs: head.stepInputs });
    const neurons = rows(head.stepNeurons, 5, ["sum", "output", "byOutput", "slope", "bySum"]);
    this.neurons = shape.layers.map(({ width }) => neurons.splice(0, width));
    this.numbers = rows(head.stepParameters, 4, ["passed", "returned", "gradient", "updated"]);
    this.most = Math.max(...this.numbers.slice(0, shape.weights).map((each, at) => Math.abs(this.flow(at))), 0) || 1;
    const back = Math.max(...this.neurons.flat().map(({ bySum }) => Math.abs(bySum)));
    this.mostOf = this.neurons.map((layer) => (this.part === "backward" ? back
      : Math.max(...layer.map(({ output }) => Math.abs(output)))) || 1);
  }

  // What an edge shows by its colour and its width: what it passes on, its gradient, or which way its
  // weight goes. In the loss edges have no part.
  flow(at) {
    const { passed, gradient } = this.numbers[at];
    return { forward: passed, loss: 0, backward: gradient, update: -gradient }[this.part];
  }

  // The same as a share of the largest.
  share(at) {
    return Math.abs(this.flow(at)) / this.most;
  }

  // What a neuron has in this part, from -1 to 1, for its colour; null where it shows its plane.
  tint(depth, place) {
    const { output, bySum } = this.neurons[depth - 1][place];
    if (this.part === "forward") return output / this.mostOf[depth - 1];
    return this.part === "backward" ? bySum / this.mostOf[depth - 1] : null;
  }

  // And in words: its output, or what has come back to it.
  value(depth, place) {
    const { output, bySum } = this.neurons[depth - 1][place];
    return this.part === "backward" ? few(bySum) : decimals(output);
  }

  // What stands at an edge, or at a bias: a name, and a number.
  label(at, value) {
    const name = this.shape.parameterNames[at];
    const { passed, gradient, updated } = this.numbers[at];
    if (this.part === "forward") {
      const from = at < this.shape.weights ? endsOf(this.shape, at).from : null;
      return [from ? `${name}\u00b7${from}` : name, decimals(passed)];
    }
    if (this.part === "backward") return [`dL/d${name}`, few(gradient)];
    return [name, this.part === "update" ? `${decimals(value)} \u2192 ${decimals(updated)}` : decimals(value)];
  }

  // What a layer gives to the next one: the inputs are layer 0.
  givenBy(depth) {
    return depth === 0 ? Array.from(this.inputs) : this.neurons[depth - 1].map(({ output }) => output);
  }

  // ---------------------------------------------------------------- in one sentence
  // Of a weight or bias if one is picked, else of a neuron.
  words([depth, place], at, parameters) {
    if (this.part === "loss") return this.lossWords();
    if (at !== undefined) return this.numberWords(at, parameters[at]);
    return { forward: () => this.forwardWords(depth, place, parameters), backward: () => this.backwardWords(depth, place, parameters),
      update: () => this.updateWords(depth, place, parameters) }[this.part]();
  }

  forwardWords(depth, place, parameters) {
    const { inputs, weight, bias, activation } = this.shape.layers[depth - 1];
    const { sum, output } = this.neurons[depth - 1][place];
    const given = this.givenBy(depth - 1);
    const terms = given.map((value, input) => [parameters[weight + place * inputs + input], value]);
    const name = this.shape.neuronNames[depth][place];
    const places = { name, activation, terms: added(terms, decimals, parameters[bias + place]), sum: decimals(sum), output: decimals(output) };
    if (activation === "softmax") return _("{name} = {activation}({terms}) = {activation}({sum}) beside the other sums = {output}", places);
    return `${name} = ${activation}(${places.terms}) = ${activation}(${places.sum}) = ${places.output}`;
  }

  lossWords() {
    const { wanted, loss, point } = this.told;
    const names = this.shape.neuronNames.at(-1);
    const says = this.neurons.at(-1).map(({ output }, place) =>
      _("{name} says {output}, should say {wanted}", { name: names[place], output: decimals(output), wanted: short(wanted[place], 4) }));
    return _("{says}. So point {point} has the loss {loss}.", { says: says.join("; "), point: point + 1, loss: short(loss, 4) });
  }

  backwardWords(depth, place, parameters) {
    const { byOutput, slope, bySum } = this.neurons[depth - 1][place];
    const name = this.shape.neuronNames[depth][place];
    const places = { name, bySum: few(bySum), slope: few(slope), output: few(byOutput) };
    const each = _("Each gradient is that, times what went in.");
    if (Number.isNaN(slope)) return `${_("dL/dsum of {name} = what it says less what it should say = {bySum}.", places)} ${each}`;
    const next = this.shape.layers[depth];
    const back = next ? added(this.neurons[depth].map(({ bySum: own }, other) =>
      [own, parameters[next.weight + other * next.inputs + place]]), few) : null;
    const begin = back ? `dL/d${name} = ${back} = ${places.output}` : `dL/d${name} = ${places.output}`;
    return `${_("{begin}; times the slope {slope}, dL/dsum of {name} = {bySum}.", { ...places, begin })} ${each}`;
  }

  updateWords(depth, place, parameters) {
    const { inputs, weight, bias } = this.shape.layers[depth - 1];
    const own = [...Array.from({ length: inputs }, (none, input) => weight + place * inputs + input), bias + place];
    const words = own.map((at) => this.label(at, parameters[at]).join(" "));
    return _("Each number less {rate} times its gradient: {numbers}.", { rate: short(this.told.rate), numbers: words.join(", ") });
  }

  numberWords(at, value) {
    const name = this.shape.parameterNames[at];
    const { depth, place, input, from, to } = endsOf(this.shape, at);
    const { passed, gradient, updated } = this.numbers[at];
    const { bySum } = this.neurons[depth - 1][place];
    const given = from && this.givenBy(depth - 1)[input];
    if (this.part === "update") return `${name} = ${added([[value, null], [-this.told.rate, gradient]], few)} = ${few(updated)}`;
    const places = { name, from, to, passed: decimals(passed), gradient: few(gradient) };
    if (this.part === "forward") {
      if (!from) return _("{to} adds {name} = {passed}, whatever comes in.", places);
      return _("{to} gets {name}\u00b7{from} = {product} = {passed}", { ...places, product: added([[value, given]], decimals) });
    }
    if (!from) return _("dL/d{name} = dL/dsum of {to} = {gradient}", places);
    return _("dL/d{name} = dL/dsum of {to}, times {from} = {product} = {gradient}", { ...places, product: added([[bySum, given]], few) });
  }
}

// The layer and place of the neuron that a parameter belongs to, and the names at both ends of an edge;
// of a bias there is only one.
export function endsOf({ layers, neuronNames, weights }, at) {
  const level = layers.findLastIndex(({ weight, bias }) => at >= (at < weights ? weight : bias));
  const { inputs, weight, bias } = layers[level];
  const place = at < weights ? Math.floor((at - weight) / inputs) : at - bias;
  const input = at < weights ? (at - weight) % inputs : -1;
  return { depth: level + 1, place, input, from: neuronNames[level][input], to: neuronNames[level + 1][place] };
}

// The widest words at an edge while a step is looked at in this part, or not at all.
export const widest = (part) => WIDEST[part] ?? ["w88", "\u22120.888"];

// What an output should say, where the loss is looked at.
export const shouldSay = ({ told, part }, place) => (part === "loss" ? short(told.wanted[place], 4) : null);

// A sum of products as one writes it: 0.52·1.3 − 0.12·(−0.4) + 0.1.
function added(products, write, last) {
  const terms = [...products, ...(last === undefined ? [] : [[last, null]])];
  return terms.map(([factor, other], place) => {
    const sign = factor < 0 ? (place ? " \u2212 " : "\u2212") : place ? " + " : "";
    return `${sign}${write(Math.abs(factor))}${other === null ? "" : `\u00b7${bracketed(write(other))}`}`;
  }).join("");
}

// Numbers that come in rows, as objects with these names.
function rows(numbers, width, names) {
  return Array.from({ length: numbers.length / width }, (none, row) =>
    Object.fromEntries(names.map((name, column) => [name, numbers[row * width + column]])));
}
