// The stage as it is shown, as one picture to keep.

import { label } from "./canvas.js";

const GAP = 24; // pixels between the panels
const TITLE = 22;
const KEPT_FOR = 60_000; // milliseconds: some browsers take their time to save

export function stagePicture({ network, plane, loss, look, sentence, root }) {
  const panels = [network, plane, loss].map(({ canvas }) => canvas);
  const titles = [...root.querySelectorAll(".panels h2")].map((title) => title.textContent);
  const ratio = 2;
  const wide = panels.reduce((sum, { width }) => sum + width + GAP, GAP);
  const high = Math.max(...panels.map(({ height }) => height)) + 3 * GAP + 2 * TITLE;
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [wide * ratio, high * ratio];
  const pen = picture.getContext("2d");
  pen.scale(ratio, ratio);
  pen.fillStyle = look.background;
  pen.fillRect(0, 0, wide, high);
  let left = GAP;
  panels.forEach(({ element, width }, place) => {
    label(pen, titles[place], [left, GAP], look, { size: 18, weight: 650 });
    for (const layer of layersOf(element)) pen.drawImage(layer, left + layer.offsetLeft, GAP + TITLE + layer.offsetTop, layer.clientWidth, layer.clientHeight);
    left += width + GAP;
  });
  label(pen, sentence.textContent, [GAP, high - GAP], look, { size: 16, colour: look.quiet });
  return picture;
}

// The canvases of a panel, the lowest first.
function layersOf(element) {
  const { parentElement } = element;
  return parentElement.classList.contains("layers") ? [...parentElement.children] : [element];
}

export function saveStage(stage) {
  stagePicture(stage).toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "stage.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
  }, "image/png");
}
