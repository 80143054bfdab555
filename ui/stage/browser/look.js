// How everything looks on this screen: the colours of its theme, the font and its sizes.
//
// Streamlit hands its theme to components as CSS variables; which of our two palettes goes with it
// is told by how bright the page is.

const SMALLEST = 12; // pixels; where there is more room, a look says so itself
const FROM_THE_BACK_ROW = 20; // no smaller type in a presentation
const IN_THE_HAND = 704; // pixels: no room looks at a screen that is not wider, a phone

export function lookOf(host, palettes, presenting) {
  const style = getComputedStyle(host);
  const background = style.getPropertyValue("--st-background-color").trim() || palettes.light.background;
  const font = style.getPropertyValue("--st-font").trim() || "sans-serif";
  const dark = brightness(background) < 0.5;
  const toRoom = presenting && innerWidth > IN_THE_HAND;
  return { ...palettes[dark ? "dark" : "light"], font, dark, presenting: toRoom, size: 15, smallest: SMALLEST };
}

// The look for a panel of this width: its type grows and shrinks with it, within reason.
export function sized(look, width, perLine) {
  const size = Math.max(look.smallest, Math.min(16, width / perLine));
  return { ...look, size: look.presenting ? Math.max(FROM_THE_BACK_ROW, width / perLine) : size };
}

// Colours from the first class over "unsure" to the second, as pixels, for shares from 0 to 1.
export function fieldColours({ bands, unsure }, count) {
  const stops = [bands[0], bands[1], unsure, bands[2], bands[3]].map(channels);
  return Uint32Array.from({ length: count }, (none, k) => {
    const place = k / (count - 1) * (stops.length - 1);
    const below = Math.min(stops.length - 2, Math.floor(place));
    const [red, green, blue] = stops[below].map((low, channel) =>
      Math.round(low + (place - below) * (stops[below + 1][channel] - low)));
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}

export function channels(colour) {
  const hex = colour.match(/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i);
  if (hex) return hex.slice(1).map((pair) => parseInt(pair, 16));
  return (colour.match(/[\d.]+/g) ?? [255, 255, 255]).slice(0, 3).map(Number);
}

function brightness(colour) {
  const [red, green, blue] = channels(colour);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
