// Saves a figure as it stands, at the epoch that the player shows, as a PNG of twice its size.
//
// Plotly draws into SVGs that lie over one another. A browser paints an SVG into a canvas as it
// paints an image, which sees no style sheet and no font of the page: so the font goes with it.

const TIMES = 2;
const KEPT_FOR = 60_000; // milliseconds: some browsers take their time to save
const FONT = "Source Sans";

// The rule of the page that brings the font, with the font itself in place of its address.
async function fontRule() {
  for (const sheet of document.styleSheets) {
    if (sheet.href && new URL(sheet.href).origin !== location.origin) continue;
    const rule = [...sheet.cssRules].find(({ constructor, style }) =>
      constructor === CSSFontFaceRule &&
      style.getPropertyValue("font-family").replaceAll('"', "") === FONT &&
      style.getPropertyValue("font-style") !== "italic");
    if (!rule) continue;
    const [, address] = rule.style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/);
    const font = await (await fetch(new URL(address, sheet.href ?? location.href))).blob();
    return `@font-face { font-family: "${FONT}"; font-weight: 100 900; src: url(${await asUrl(font)}); }`;
  }
  return "";
}

function asUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

// The drawing and what stands over it as one SVG; the third one holds what the mouse points at.
function merged(figure, width, height) {
  const [drawing, over] = figure.querySelectorAll(".main-svg");
  const svg = drawing.cloneNode(true);
  svg.append(...over.cloneNode(true).childNodes);
  svg.querySelector(".updatemenu-container")?.remove();
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", TIMES * width);
  svg.setAttribute("height", TIMES * height);
  return svg;
}

async function picture(figure) {
  const { width, height } = figure.querySelector(".main-svg").getBoundingClientRect();
  const svg = merged(figure, width, height);
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = await fontRule();
  svg.prepend(style);

  const image = new Image();
  const text = new XMLSerializer().serializeToString(svg);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();

  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [TIMES * width, TIMES * height];
  const paper = canvas.getContext("2d");
  paper.fillStyle = getComputedStyle(root).getPropertyValue("--background");
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

root.querySelector("button").onclick = async () => {
  const figure = document.querySelector(`.st-key-${data.figure} .js-plotly-plot`);
  if (!figure) return; // not drawn yet
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await picture(figure));
  link.download = data.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
};
