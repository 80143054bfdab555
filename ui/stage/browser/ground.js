// The ground of a chart, as on a map: the higher the darker, with a line at each of some levels.

import { contour } from "./contour.js";
import { channels } from "./look.js";

// ground: side, heights row by row from the top, and rising levels; box: where it lies.
export function paintGround(pen, { side, heights, levels }, box, look) {
  pen.save();
  pen.beginPath();
  pen.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  pen.clip();
  // A row and a column on each side lie beyond the box: so nothing ends before its rim.
  const [wide, tall] = [box.right - box.left, box.bottom - box.top].map((length) => length * side / (side - 2));
  const [left, top] = [box.left - wide / side, box.top - tall / side];
  pen.drawImage(shaded(side, heights, levels, look), left, top, wide, tall);
  pen.beginPath();
  for (const level of levels) {
    const pieces = linesAt(level, heights, side);
    for (let k = 0; k < pieces.length; k += 4) {
      pen.moveTo(left + wide * pieces[k], top + tall * pieces[k + 1]);
      pen.lineTo(left + wide * pieces[k + 2], top + tall * pieces[k + 3]);
    }
  }
  pen.strokeStyle = look.quiet;
  pen.globalAlpha = 0.45;
  pen.lineWidth = 1;
  pen.stroke();
  pen.restore();
}

const linesAt = (level, heights, side) => contour((place) => heights[place] - level, side);

// Where a line of the ground runs, in pixels: the middles of its pieces.
export function placesOf(level, { side, heights }, box) {
  const pieces = linesAt(level, heights, side);
  const along = (share, from, to) => from + (to - from) * (share * side - 1) / (side - 2);
  return Array.from({ length: pieces.length / 4 }, (none, piece) => {
    const [x1, y1, x2, y2] = pieces.slice(4 * piece, 4 * piece + 4);
    return [along((x1 + x2) / 2, box.left, box.right), along((y1 + y2) / 2, box.top, box.bottom)];
  });
}

// A pixel for each place: from the colour of the page at the lowest to that of lines at the highest.
function shaded(side, heights, levels, look) {
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const context = canvas.getContext("2d");
  const image = context.createImageData(side, side);
  const [low, high] = [look.background, look.grid].map(channels);
  heights.forEach((height, place) => {
    const share = shareOf(height, levels);
    low.forEach((channel, k) => { image.data[4 * place + k] = channel + share * (high[k] - channel); });
    image.data[4 * place + 3] = 255;
  });
  context.putImageData(image, 0, 0);
  return canvas;
}

// How many of the levels lie below, and how far it is to the next one; from 0 to 1.
function shareOf(height, levels) {
  const above = levels.findIndex((level) => level > height);
  if (above < 0) return 1;
  const from = above > 0 ? levels[above - 1] : 0;
  return (above + Math.max(0, height - from) / (levels[above] - from)) / levels.length;
}
