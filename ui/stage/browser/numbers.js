// Numbers as the stage writes them, and round places for them on an axis.

const MINUS = "\u2212";
const signed = (text) => text.replace("-", MINUS);

// A number of the network: three decimals, fewer where it is large, a power of ten beyond that.
export function decimals(value) {
  const size = Math.abs(value);
  if (size >= 1e5) return signed(value.toExponential(1).replace("e+", "e"));
  const text = value.toFixed(size < 100 ? 3 : size < 1000 ? 2 : 1);
  return signed(Number(text) === 0 ? text.replace("-", "") : text);
}

// Three significant digits: a loss, a derivative.
export function threeDigits(value) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-4) return signed(value.toExponential(1).replace("e+", "e"));
  return signed(value.toPrecision(3));
}

// As short as a number can be written with so many digits: 133, 64.5, 0.1.
export const short = (value, digits = 6) =>
  signed(String(Number(value.toPrecision(digits))).replace("e+", "e"));

// What is said of a number that one points at.
export const exact = (value) => short(value, 12);

// About so many round numbers between two ends.
export function ticks([low, high], about) {
  const rough = (high - low) / about;
  if (!(rough > 0) || !Number.isFinite(rough)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough * 0.999);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

// The powers of ten between two positive ends; where there are hardly any, those of 2 and 5 too.
export function logTicks([low, high]) {
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high) + 1; power++) {
    for (const factor of high / low < 50 ? [1, 2, 5] : [1]) {
      const tick = Number((factor * 10 ** power).toPrecision(6));
      if (tick >= low * 0.999 && tick <= high * 1.001) found.push(tick);
    }
  }
  const every = Math.ceil(found.length / 7);
  return found.filter((_, place) => place % every === 0);
}

export const between = (value, low, high) => Math.max(low, Math.min(high, value));
