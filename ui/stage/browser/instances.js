// What every component does when Streamlit calls it: it makes its picture once for each place on the
// page, and hands it what is new.
//
// Streamlit calls a component again on every rerun, into the same parentElement. A picture has
// update(data, { state, trigger }), and end().

import { speak } from "./words.js";

// pictures: a WeakMap of the component's own; Kind: the class of its pictures.
export function showIn(pictures, Kind, { parentElement, data, setStateValue, setTriggerValue }) {
  let held = pictures.get(parentElement);
  if (!held) {
    speak(parentElement);
    pictures.set(parentElement, (held = { picture: new Kind(parentElement, parentElement.host ?? parentElement) }));
  }
  const call = (held.call = {});
  held.picture.update(data, { state: setStateValue, trigger: setTriggerValue });
  // A newer call overtakes this one before its clean-up is asked for: only the last one counts.
  return () => {
    if (held.call !== call) return;
    held.picture.end();
    pictures.delete(parentElement);
  };
}
