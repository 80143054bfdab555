// Numbers as the stage writes them, the same as `ui/theme/text.py` does, and round places for them
// on an axis.

const MINUS = "\u2212";
const RAISED = { "-": "\u207b", 0: "\u2070", 1: "\u00b9", 2: "\u00b2", 3: "\u00b3", 4: "\u2074",
  5: "\u2075", 6: "\u2076", 7: "\u2077", 8: "\u2078", 9: "\u2079" };
const MOST_DIGITS = 6;
const LARGE = 1e6; // from here on a number of the network is written as a power of ten
const signed = (text) => text.replace("-", MINUS);

// So many significant digits as text, and the power of ten that they are to be multiplied with: 0
// where a number is read as easily without one.
function mantissaAndPower(value, digits) {
  const rounded = Number(value.toPrecision(digits));
  const [mantissa, power] = rounded.toExponential().split("e");
  const plain = rounded === 0 || !Number.isFinite(rounded) || (power >= -4 && power < Math.max(MOST_DIGITS, digits));
  return plain ? [String(rounded), 0] : [mantissa, Number(power)];
}

// As short as a number can be written with so many digits: 133, 0.1, 1.52·10⁻¹⁰, 10⁻⁷.
export function short(value, digits = MOST_DIGITS) {
  const [mantissa, power] = mantissaAndPower(value, digits);
  if (power === 0) return signed(mantissa);
  const ten = `10${String(power).replace(/./g, (sign) => RAISED[sign])}`;
  return signed({ 1: ten, "-1": `-${ten}` }[mantissa] ?? `${mantissa}\u00b7${ten}`);
}

// A number of the network: three decimals, fewer where it is large, a power of ten beyond that.
export function decimals(value) {
  const size = Math.abs(value);
  if (!(size < LARGE)) return short(value, 2);
  const text = value.toFixed([100, 1000, 1e4].filter((one) => size < one).length);
  return signed(Number(text) === 0 ? text.replace("-", "") : text);
}

// A loss that is played: three significant digits, with the zeros at their end.
export function threeDigits(value) {
  const [, power] = mantissaAndPower(value, 3);
  const size = Math.abs(value);
  return power || size === 0 || !(size < 999.5) ? short(value, 3) : signed(value.toPrecision(3));
}

// A number for a field, as one types it.
export const typed = (value) => String(Number(value.toPrecision(MOST_DIGITS)));

// The number that somebody typed, with whatever decimal sign and minus; NaN if it is none.
export function asNumber(text) {
  const plain = text.trim().replace(",", ".").replace("\u2212", "-");
  return plain === "" ? NaN : Number(plain);
}

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
  return found.filter((each, place) => place % every === 0);
}

export const between = (value, low, high) => Math.max(low, Math.min(high, value));
