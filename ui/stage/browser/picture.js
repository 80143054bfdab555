// The stage as it is shown, as one picture to keep.

import { label } from "./canvas.js";

const GAP = 24; // pixels around the panels
const TITLE = 18; // pixels of type
const KEPT_FOR = 60_000; // milliseconds: some browsers take their time to save

// The panels as they stand on the page, with their titles over them, and the sentence below.
export function stagePicture({ network, plane, loss, look, sentence, root }) {
  const frame = root.querySelector(".panels").getBoundingClientRect();
  const ratio = 2;
  const [wide, high] = [frame.width + 2 * GAP, frame.height + 4 * GAP];
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [wide * ratio, high * ratio];
  const pen = picture.getContext("2d");
  pen.scale(ratio, ratio);
  pen.fillStyle = look.background;
  pen.fillRect(0, 0, wide, high);
  for (const title of root.querySelectorAll(".panels h2")) {
    const box = title.getBoundingClientRect();
    label(pen, title.textContent, [GAP + box.left - frame.left, GAP + (box.top + box.bottom) / 2 - frame.top], look, { size: TITLE, weight: 650 });
  }
  for (const { canvas: { element } } of [network, plane, loss]) {
    for (const layer of layersOf(element)) {
      const box = layer.getBoundingClientRect();
      pen.drawImage(layer, GAP + box.left - frame.left, GAP + box.top - frame.top, box.width, box.height);
    }
  }
  label(pen, sentence.textContent, [GAP, high - 1.5 * GAP], look, { size: 16, colour: look.quiet });
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
