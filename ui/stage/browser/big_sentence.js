// One sentence on an epoch of a network of any size, the same for eyes and ears.

import { threeDigits } from "./numbers.js";

// right, count: of the samples held out, or of all if there are none; count is 0 for a regression.
export function bigSentence({ epoch, loss, heldOut, right, count, whatIf = false }) {
  const begin = whatIf ? `What if, at epoch ${epoch}` : `Epoch ${epoch}`;
  const losses = `loss ${threeDigits(loss)}${heldOut === null ? "" : `, held-out ${threeDigits(heldOut)}`}`;
  if (count === 0) return `${begin}: ${losses}.`;
  return `${begin}: ${losses}. ${right} of ${count} ${heldOut === null ? "" : "held-out "}points right.`;
}
