// How many neurons each hidden layer has, with - and + beside it: over its column in a wide picture,
// in lines over the whole network in a narrow one. A row stays the same element, and so keeps the focus.

import { button, make } from "./card.js";
import { _ } from "./words.js";

const MOST_LAYERS = 6;
const MOST_NEURONS = 8;
const NEW_LAYER = 2; // neurons in a layer that is added, as TensorFlow Playground has it
const WITH_COUNT = 84; // pixels between columns that leave room for the number between - and +

export const layerAdded = (hidden) => (hidden.length < MOST_LAYERS ? [...hidden, NEW_LAYER] : hidden);
export const layerRemoved = (hidden) => hidden.slice(0, -1);
export const canAdd = (hidden) => hidden.length < MOST_LAYERS;

export class LayerRows {
  // change(level, by): that a layer should have one neuron more or less.
  constructor(element, change) {
    this.element = element;
    this.change = change;
    this.rows = [];
  }

  // hidden: neurons of each layer; columns: where they stand, if they do already.
  place(hidden, columns) {
    while (this.rows.length > hidden.length) this.rows.pop().row.remove();
    while (this.rows.length < hidden.length) this.rows.push(this.added(this.rows.length));
    const pitch = columns.length > 1 ? columns[1] - columns[0] : 0;
    this.element.classList.toggle("tight", pitch < WITH_COUNT);
    this.rows.forEach(({ row, fewer, count, more }, level) => {
      count.textContent = String(hidden[level]);
      this.tell(fewer, _("Fewer neurons in layer {layer}, now {count}", { layer: level + 1, count: hidden[level] }), hidden[level] <= 1);
      this.tell(more, _("More neurons in layer {layer}, now {count}", { layer: level + 1, count: hidden[level] }), hidden[level] >= MOST_NEURONS);
      if (level + 2 < columns.length) row.style.left = `${columns[level + 1]}px`;
    });
  }

  // A button that is disabled would lose the focus: it says that it does nothing instead.
  tell(own, words, disabled) {
    own.ariaLabel = own.title = words;
    own.ariaDisabled = String(disabled);
  }

  added(level) {
    const press = (by) => (event) => event.currentTarget.ariaDisabled === "true" || this.change(level, by);
    const [fewer, more] = [button("\u2212", press(-1), "in-picture"), button("+", press(1), "in-picture")];
    const count = make("b", { className: "count" });
    const row = make("div", { className: "layer-row", role: "group", ariaLabel: _("Layer {layer}", { layer: level + 1 }) },
      make("span", { className: "layer-name", textContent: _("Layer {layer}", { layer: level + 1 }) }), fewer, count, more);
    this.element.append(row);
    return { row, fewer, count, more };
  }
}
