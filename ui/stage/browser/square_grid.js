// Places for many small pictures of one scale, in as many rows as make them largest.
//
// Everybody has a square of area 1, in which the answer 0 is at the bottom and 1 at the top.

const MOST_LABELLED = 12; // of more people only the squares: words would lie on one another

// From one place to the next, and what stands around all of them, in sides of the square of area 1.
const LABELLED = { across: 1.25, down: 1.6, left: 0.16, right: 0.1, above: 0.1, below: 0.42 };
const BARE = { across: 1.15, down: 1.2, left: 0.3, right: 0.3, above: 0.3, below: 0.3 };

// columns, rows, side in pixels, and the places: [left, floor] in pixels of each, by rows, from the
// left and in the middle of the height.
export function squareGrid(count, { width, height }) {
  const labelled = count <= MOST_LABELLED;
  const gaps = labelled ? LABELLED : BARE;
  let best = { side: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.min(
      width / ((columns - 1) * gaps.across + 1 + gaps.left + gaps.right),
      height / ((rows - 1) * gaps.down + 1 + gaps.above + gaps.below),
    );
    if (side > best.side) best = { columns, rows, side };
  }
  const { columns, rows, side } = best;
  const high = side * ((rows - 1) * gaps.down + 1 + gaps.above + gaps.below);
  const places = Array.from({ length: count }, (none, number) => [
    side * (gaps.left + (number % columns) * gaps.across),
    (height - high) / 2 + side * (gaps.above + 1 + Math.floor(number / columns) * gaps.down),
  ]);
  return { ...best, labelled, places, across: gaps.across * side };
}
