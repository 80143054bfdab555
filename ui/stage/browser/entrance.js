// Where the focus goes in what has opened: Tab goes on from here, and whoever listens hears its name.

const entered = new WeakSet();

export default function enter({ parentElement, data: name }) {
  if (entered.has(parentElement)) return;
  entered.add(parentElement);
  const entrance = parentElement.querySelector(".entrance");
  entrance.ariaLabel = name;
  entrance.focus({ preventScroll: true });
}
