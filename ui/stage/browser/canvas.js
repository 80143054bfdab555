// A canvas that is as sharp as the screen, and what all painters do on it.

const SHARPEST = 2; // more pixels than this nobody sees, and a phone feels

export class Canvas {
  constructor(element) {
    this.element = element;
    this.context = element.getContext("2d");
    this.width = 0;
    this.height = 0;
  }

  // Take the size that the page gives; whether there is any.
  fit() {
    const { clientWidth, clientHeight } = this.element;
    if (!clientWidth || !clientHeight) return false;
    this.ratio = Math.min(SHARPEST, globalThis.devicePixelRatio || 1);
    const [width, height] = [clientWidth, clientHeight].map((side) => Math.round(side * this.ratio));
    if (this.element.width !== width || this.element.height !== height) {
      this.element.width = width;
      this.element.height = height;
    }
    this.width = clientWidth;
    this.height = clientHeight;
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    return true;
  }

  clear() {
    this.context.clearRect(0, 0, this.width, this.height);
  }

  // Something that stays as it is while the picture moves: painted once, and laid under or over it.
  layer(paint) {
    const canvas = document.createElement("canvas");
    canvas.width = this.element.width;
    canvas.height = this.element.height;
    const context = canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    paint(context);
    return canvas;
  }

  lay(layer) {
    this.context.drawImage(layer, 0, 0, this.width, this.height);
  }

  // Where a pointer is, on this canvas.
  spot(event) {
    const box = this.element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }
}

// Words with a halo in the colour of the page, so that no line runs through them.
export function label(context, words, [x, y], look, style = {}) {
  const { size = look.size, weight = 400, align = "left", colour = look.text, halo = look.background } = style;
  context.font = `${weight} ${size}px ${look.font}`;
  context.textAlign = align;
  context.textBaseline = "middle";
  if (halo) {
    context.lineJoin = "round";
    context.lineWidth = size / 3.5;
    context.strokeStyle = halo;
    context.strokeText(words, x, y);
  }
  context.fillStyle = colour;
  context.fillText(words, x, y);
}

export function textWidth(context, words, look, { size = look.size, weight = 400 } = {}) {
  context.font = `${weight} ${size}px ${look.font}`;
  return context.measureText(words).width;
}

// A small lock: what training leaves as it is.
export function lock(context, [x, y], { size, accent }) {
  const [width, height] = [0.7 * size, 0.5 * size];
  context.fillStyle = context.strokeStyle = accent;
  context.lineWidth = size / 8;
  context.fillRect(x - width / 2, y - 0.08 * size, width, height);
  context.beginPath();
  context.arc(x, y - 0.08 * size, 0.24 * size, Math.PI, 0);
  context.stroke();
}

export function circle(context, [x, y], radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

export const overlap = (one, other, gap = 0) =>
  one.left < other.right + gap && other.left < one.right + gap
  && one.top < other.bottom + gap && other.top < one.bottom + gap;
