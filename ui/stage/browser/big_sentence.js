// One sentence on an epoch of a network of any size, the same for eyes and ears.

import { threeDigits } from "./numbers.js";
import { _ } from "./words.js";

// right, count: of the samples held out, or of all if there are none; count is 0 for a regression.
export function bigSentence({ epoch, loss, heldOut, right, count, whatIf = false }) {
  const places = { epoch, loss: threeDigits(loss), heldOut: heldOut === null ? "" : threeDigits(heldOut) };
  const begin = losses(whatIf, heldOut !== null, places);
  if (count === 0) return begin;
  const points = heldOut === null ? _("{right} of {count} points right.", { right, count })
    : _("{right} of {count} held-out points right.", { right, count });
  return `${begin} ${points}`;
}

function losses(whatIf, held, places) {
  if (whatIf && held) return _("What if, at epoch {epoch}: loss {loss}, held-out {heldOut}.", places);
  if (whatIf) return _("What if, at epoch {epoch}: loss {loss}.", places);
  if (held) return _("Epoch {epoch}: loss {loss}, held-out {heldOut}.", places);
  return _("Epoch {epoch}: loss {loss}.", places);
}
