// The squared errors of a lesson: each error, from y_true to y_pred, is the side of a square.

import { Canvas, label, textWidth } from "./canvas.js";
import { MARKS } from "./chart_marks.js";
import { sized } from "./look.js";
import { between, decimals, exact, short } from "./numbers.js";
import { squareGrid } from "./square_grid.js";
import { _ } from "./words.js";

const LINES = 27; // of this type fit into the width of the panel
const MARK = 6; // pixels from the middle of a mark to its rim
const PIXELS_AT_FULL_SIZE = 90; // along a square of area 1, for marks of that size
const REACH = 8; // pixels from somebody's square at which they are still meant

export class SquaresPanel {
  constructor(element) {
    this.canvas = new Canvas(element);
  }

  // panel: names, and y_true, y_pred and squares, one for each of them; the colour of y_pred.
  prepare(panel, look) {
    this.panel = panel;
    if (!this.canvas.fit()) return false;
    this.look = sized(look, this.canvas.width, LINES);
    const { context, width, height } = this.canvas;
    // The numbers along the side of the first square have room of their own.
    this.left = Math.ceil(textWidth(context, "0.5", this.look)) + 10;
    this.grid = squareGrid(panel.names.length, { width: width - this.left, height });
    this.mark = MARK * between(this.grid.side / PIXELS_AT_FULL_SIZE, 0.4, 1);
    this.people = panel.names.map((name, number) => ({
      name, number, truth: panel.y_true[number], answer: panel.y_pred[number], square: panel.squares[number] }));
    return true;
  }

  paint() {
    this.said = [];
    this.canvas.clear();
    this.paintLines();
    this.boxes = this.people.map((one) => this.paintSquare(one));
    for (const one of this.people) this.paintMarks(one);
    if (this.grid.labelled) for (const one of this.people) this.paintWords(one);
  }

  get painted() {
    return { said: this.said, boxes: this.boxes, side: this.grid.side, rows: this.grid.rows };
  }

  // Where an answer lies in somebody's place: on its left edge, from the bottom for 0 to the top.
  spot(number, answer) {
    const [left, floor] = this.grid.places[number];
    return [this.left + left, floor - answer * this.grid.side];
  }

  // Lines for the answers through every row, with numbers before them.
  paintLines() {
    const { canvas: { context, width }, grid, look } = this;
    const style = { align: "right", colour: look.quiet, size: 0.9 * look.size, halo: null };
    context.strokeStyle = look.grid;
    context.lineWidth = 1;
    for (let row = 0; row < grid.rows; row++) {
      for (const answer of grid.labelled ? [0, 0.5, 1] : [0, 1]) {
        const [, y] = this.spot(row * grid.columns, answer);
        context.beginPath();
        context.moveTo(this.left, y);
        context.lineTo(width, y);
        context.stroke();
        if (grid.labelled) label(context, short(answer), [this.left - 6, y], look, style);
      }
    }
  }

  paintSquare({ number, truth, answer }) {
    const { canvas: { context }, look, grid } = this;
    const [left, top] = this.spot(number, Math.max(truth, answer));
    const side = grid.side * Math.abs(truth - answer);
    context.fillStyle = truth ? look.bands[3] : look.bands[0];
    context.strokeStyle = truth ? look.positive : look.negative;
    context.lineWidth = grid.labelled ? 1.5 : 1;
    context.fillRect(left, top, side, side);
    context.strokeRect(left, top, side, side);
    return { left, top, side };
  }

  paintMarks({ number, truth, answer }) {
    const { canvas: { context }, look, mark, panel } = this;
    const paint = (kind, value, colour, size) => {
      context.beginPath();
      MARKS[kind](context, this.spot(number, value), size);
      context.fillStyle = colour;
      context.fill();
    };
    paint(truth ? "disc" : "square", truth, truth ? look.positive : look.negative, 1.15 * mark);
    paint("diamond", answer, look[panel.colour], 0.8 * mark);
  }

  // The name under the place, and the squared error: in its square, or beside a small one.
  paintWords({ name, number, truth, answer, square }) {
    const { canvas: { context, width }, look, grid } = this;
    const [left, floor] = this.spot(number, 0);
    const [, middle] = this.spot(number, (truth + answer) / 2);
    const written = decimals(square);
    const wide = textWidth(context, written, look, { weight: 700 });
    const side = grid.side * Math.abs(truth - answer);
    const fits = side > wide + 2 * this.mark;
    // Beside the marks, and off the lines at 0 and 1.
    const y = between(middle, floor - grid.side + look.size, floor - look.size);
    const x = fits ? left + (side - wide) / 2 : Math.min(width - wide, left + side + this.mark + 5);
    label(context, written, [x, y], look, { weight: 700, halo: fits ? null : look.background });
    const shown = this.cut(name, grid.across - 6);
    label(context, shown, [left - 4, floor + 1.2 * look.size], look);
    this.said.push(`${shown} ${written}`);
  }

  cut(words, room) {
    const { context } = this.canvas;
    let text = words;
    while (text.length > 1 && textWidth(context, text, this.look) > room) text = `${text.slice(0, -2)}\u2026`;
    return text;
  }

  // What is said of whom one points at; nothing where nobody is.
  told([x, y]) {
    const found = this.people.find(({ number }) => {
      const [left, floor] = this.spot(number, 0);
      return x > left - REACH && x < left + this.grid.side + REACH
        && y < floor + REACH && y > floor - this.grid.side - REACH;
    });
    if (!found) return null;
    return _("{name}: y_true {truth}, y_pred {answer}, squared error {square}",
      { name: found.name, truth: found.truth, answer: exact(found.answer), square: exact(found.square) });
  }
}
