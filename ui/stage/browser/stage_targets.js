// Which buttons lie over the pictures, for the keyboard and for screen readers.

import { placeWords } from "./sample_card.js";
import { _ } from "./words.js";

const LEAST = 24; // pixels: smaller things are hard to hit

export function placeTargets(stage) {
  const { network, shape, samples, scene, targets } = stage;
  if (!scene) return;
  const size = network.look.size;
  const numbers = network.places.labels.map(({ at, x, y, align }) => ({
    key: shape.parameterNames[at],
    words: stage.spokenParameter(at),
    box: { left: align === "center" ? x - 3 * size : x, top: y - 0.8 * size, width: 6 * size, height: 1.6 * size },
    press: () => stage.openNumber(at),
  }));
  const { spots, radius } = network.places;
  const neurons = spots.flatMap((layer, depth) => (depth === 0 ? [] : layer.map(([x, y], place) => ({
    key: shape.neuronNames[depth][place],
    words: _("What {neuron} says everywhere", { neuron: shape.neuronNames[depth][place] }),
    box: { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius },
    press: () => stage.openNeuron(depth, place),
    focus: () => stage.openNeuron(depth, place),
    blur: () => stage.closeLens(),
  }))));
  targets.network.place([...numbers, ...neurons]);
  const words = (number) => `${samples[number].name}. ${placeWords(samples[number].raw, scene.predictions[number], stage.head)}`;
  targets.plane.place(pointTargets(stage, samples.map((each, number) => number), words),
    { begin: stage.shown, title: _("The points: arrows lead from one to another") });
}

// A button for each of these samples; words: what is said of one.
export function pointTargets(stage, numbers, words) {
  return numbers.map((number) => {
    const [x, y] = stage.plane.spot(stage.samples[number].raw);
    const said = words(number);
    return { key: `sample ${number}`, words: said,
      box: { left: x - LEAST / 2, top: y - LEAST / 2, width: LEAST, height: LEAST },
      press: () => stage.openSample(number),
      // Whoever sees it and has no mouse reads the same as whoever points at it.
      focus: () => {
        const { left, top } = stage.plane.canvas.element.getBoundingClientRect();
        stage.tip.put(said, { clientX: left + x, clientY: top + y });
      },
      blur: () => stage.tip.hide() };
  });
}
