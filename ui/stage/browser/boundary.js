// Where a neuron stands exactly between its two answers, as straight pieces over a grid of squares.
//
// On each side of a square where the sum changes its sign the place is found by bisection with the
// exact feedforward: so the line is sharp however steep the network is. Two pieces meet in the same
// place, and a straight edge is one line.

const HALVINGS = 24;

// sumAt: the sum at a place, both coordinates from 0 to 1; [x1, y1, x2, y2, ...] of the pieces.
export function boundary(sumAt, squares, halvings = HALVINGS) {
  const corners = squares + 1;
  const above = new Uint8Array(corners * corners);
  for (let row = 0, k = 0; row < corners; row++) {
    for (let column = 0; column < corners; column++, k++) {
      above[k] = sumAt(column / squares, row / squares) > 0 ? 1 : 0;
    }
  }
  const across = new Map();
  const down = new Map();
  const onRow = (row, column) => found(across, row * corners + column, () =>
    [crossing((x) => sumAt(x, row / squares), column / squares, 1 / squares, halvings), row / squares]);
  const onColumn = (row, column) => found(down, row * corners + column, () =>
    [column / squares, crossing((y) => sumAt(column / squares, y), row / squares, 1 / squares, halvings)]);

  const pieces = [];
  const piece = (one, other) => pieces.push(one[0], one[1], other[0], other[1]);
  for (let row = 0; row < squares; row++) {
    for (let column = 0; column < squares; column++) {
      const k = row * corners + column;
      const [a, b, c, d] = [above[k], above[k + 1], above[k + corners + 1], above[k + corners]];
      const sides = [];
      if (a !== b) sides.push(onRow(row, column));
      if (b !== c) sides.push(onColumn(row, column + 1));
      if (c !== d) sides.push(onRow(row + 1, column));
      if (d !== a) sides.push(onColumn(row, column));
      if (sides.length === 2) piece(sides[0], sides[1]);
      if (sides.length === 4) {
        // Two corners on each side: the middle tells which two belong together.
        const middle = sumAt((column + 0.5) / squares, (row + 0.5) / squares) > 0 ? 1 : 0;
        const [top, right, bottom, left] = sides;
        if (middle === a) { piece(top, right); piece(bottom, left); } else { piece(top, left); piece(bottom, right); }
      }
    }
  }
  return pieces;
}

function found(known, key, find) {
  let place = known.get(key);
  if (place === undefined) known.set(key, (place = find()));
  return place;
}

function crossing(sumAt, from, width, halvings) {
  let [low, high] = [from, from + width];
  const sign = sumAt(low) > 0;
  for (let k = 0; k < halvings; k++) {
    const middle = (low + high) / 2;
    if (sumAt(middle) > 0 === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
