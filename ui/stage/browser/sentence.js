// One sentence on an epoch, the same for eyes and ears.

import { threeDigits } from "./numbers.js";

export function sentence({ epoch, loss, samples, predictions, whatIf = false }) {
  let right = 0;
  let count = 0;
  let leastSure = null;
  samples.forEach(({ name, label }, number) => {
    if (label === null) return;
    const answer = predictions[number];
    count += 1;
    if (answer >= 0.5 === (label === 1)) right += 1;
    if (leastSure === null || Math.abs(answer - 0.5) < Math.abs(leastSure.answer - 0.5)) leastSure = { name, answer };
  });
  const begin = whatIf ? `What if, at epoch ${epoch}` : `Epoch ${epoch}`;
  const unsure = leastSure ? ` Least sure: ${leastSure.name} (${leastSure.answer.toFixed(2)}).` : "";
  return `${begin}: loss ${threeDigits(loss)}. ${right} of ${count} right.${unsure}`;
}
