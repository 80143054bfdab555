// One sentence on an epoch, the same for eyes and ears.

import { threeDigits } from "./numbers.js";
import { _ } from "./words.js";

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
  const sentences = [whatIf ? _("What if, at epoch {epoch}: loss {loss}.", { epoch, loss: threeDigits(loss) })
    : _("Epoch {epoch}: loss {loss}.", { epoch, loss: threeDigits(loss) })];
  sentences.push(_("{right} of {count} right.", { right, count }));
  if (leastSure) sentences.push(_("Least sure: {name} ({answer}).", { name: leastSure.name, answer: leastSure.answer.toFixed(2) }));
  return sentences.join(" ");
}
