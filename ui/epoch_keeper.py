"""Somebody who looks at another person, or at a log axis, wants to stay at the epoch they are at.

The epoch lives in the browser, in the figure's slider. A new figure starts at epoch 0, so when it
shows the same run as the one before, the slider is moved back to where it was, by a click on it.
"""

import streamlit as st

_KEEP = """
let last = { run: null, epoch: "0" };
const watched = new WeakMap();

const runOf = (slider) => slider.steps[0].args[0][0].split("-")[0];

function goTo(figure, slider, epoch) {
  const place = slider.steps.findIndex((step) => step.label === epoch);
  const rail = figure.querySelector(".slider-rail-touch-rect");
  if (place < 0 || !rail) return;
  const box = rail.getBoundingClientRect();
  const at = {
    bubbles: true,
    clientX: box.left + (box.width * place) / (slider.steps.length - 1),
    clientY: box.top + box.height / 2,
  };
  rail.dispatchEvent(new MouseEvent("mousedown", at));
  rail.dispatchEvent(new MouseEvent("mouseup", at));
}

function watch(figure) {
  // Plotly makes a new `on` when it draws into the same element anew, and the old ones are deaf.
  if (watched.get(figure) === figure.on) return;
  watched.set(figure, figure.on);
  figure.on("plotly_sliderchange", ({ slider, step }) => {
    last = { run: runOf(slider), epoch: step.label };
  });
}

function restore(figure) {
  const slider = figure.layout.sliders[0];
  const shown = figure.querySelector(".slider-label").textContent.replace("Epoch ", "");
  if (shown === "0" && last.epoch !== "0" && runOf(slider) === last.run) {
    goTo(figure, slider, last.epoch);
  }
}

export default function ({ data }) {
  let waiting = true;
  let patience = 120;
  const look = () => {
    const figure = document.querySelector(`.st-key-${data.figure} .js-plotly-plot`);
    if (figure?.on && figure.querySelector(".slider-label")) {
      watch(figure);
      restore(figure);
    }
    patience -= 1;
    if (waiting && patience > 0) requestAnimationFrame(look);
  };
  look();
  return () => { waiting = false; };
}
"""

_keep = st.components.v2.component("nine_numbers_epoch_keeper", js=_KEEP)


def keep_epoch(figure: str, view: str) -> None:
    """Keep the epoch of the figure with this key while its view changes and its run does not."""
    _keep(key=f"{figure}_epoch_keeper", data={"figure": figure, "view": view})
