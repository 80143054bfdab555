// Where values over a grid change their sign, as straight pieces: fast enough for every frame.
//
// The place on each side of a square is worked out from its two values as if they lay on a line.
// Places of the grid are the middles of pixels; the picture is from 0 to 1.

// valueAt: the value at a number of the grid; [x1, y1, x2, y2, ...] of the pieces.
export function contour(valueAt, side, pieces = []) {
  for (let row = 0; row + 1 < side; row++) {
    const from = row * side;
    let [a, d] = [valueAt(from), valueAt(from + side)];
    for (let column = 0; column + 1 < side; column++) {
      const b = valueAt(from + column + 1);
      const c = valueAt(from + side + column + 1);
      const kind = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
      if (kind !== 0 && kind !== 15) cross(pieces, kind, column, row, [a, b, c, d], side);
      [a, d] = [b, c];
    }
  }
  return pieces;
}

// The sides that the line meets in a square: 0 top, 1 right, 2 bottom, 3 left, two for each piece.
const MET = { 1: [3, 0], 2: [0, 1], 3: [3, 1], 4: [1, 2], 6: [0, 2], 7: [3, 2], 8: [2, 3], 9: [0, 2],
  11: [1, 2], 12: [3, 1], 13: [0, 1], 14: [3, 0] };

function cross(pieces, kind, column, row, [a, b, c, d], side) {
  // Two corners on each side: the middle tells which two belong together.
  const twice = kind === 5 || kind === 10;
  const apart = (a + b + c + d > 0) === (kind === 5);
  const met = twice ? (apart ? [0, 1, 2, 3] : [3, 0, 1, 2]) : MET[kind];
  for (const meet of met) {
    const [x, y] = meet === 0 ? [a / (a - b), 0] : meet === 1 ? [1, b / (b - c)] : meet === 2 ? [d / (d - c), 1] : [0, a / (a - d)];
    pieces.push((column + x + 0.5) / side, (row + y + 0.5) / side);
  }
}
