// Inputs that are worked out of the two features, as `nn_core` does it; by their names there.

export const INPUTS = {
  x1: (x1) => x1,
  x2: (x1, x2) => x2,
  "x1\u00b2": (x1) => x1 * x1,
  "x2\u00b2": (x1, x2) => x2 * x2,
  "x1\u00b7x2": (x1, x2) => x1 * x2,
  "sin x1": (x1) => Math.sin(x1),
  "sin x2": (x1, x2) => Math.sin(x2),
};

export const derive = ([x1, x2], names) => names.map((name) => INPUTS[name](x1, x2));
