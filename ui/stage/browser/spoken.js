// Words for those who listen. After a while they go: whoever reads the page finds them where they
// stand, and not twice.

const FOR = 10000; // milliseconds until whoever listens has long begun with them

const heard = new WeakMap();

export default function say({ parentElement, data: words }) {
  const before = heard.get(parentElement);
  if (before?.words === words) return;
  clearTimeout(before?.over);
  const region = parentElement.querySelector(".spoken");
  // A region is heard when it changes, not when it comes up: so the words come a frame after it.
  requestAnimationFrame(() => { region.textContent = words; });
  heard.set(parentElement, { words, over: setTimeout(() => { region.textContent = ""; }, FOR) });
}
