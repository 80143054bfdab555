// Presses an unseen button for what is clicked in a figure.
root.closest("[data-testid=stElementContainer]").style.display = "none";
let heard = null;

function listen() {
  if (!root.isConnected) return clearInterval(listening);
  const figure = document.querySelector(`.st-key-${data.figure} .js-plotly-plot`);
  // When Plotly draws into the same element anew it makes a new `on`, and the old ones are deaf.
  if (!figure?.on || figure.on === heard) return undefined;
  heard = figure.on;
  figure.on("plotly_click", ({ points }) => {
    const name = points.map((point) => point.customdata).find((told) => data.names.includes(told));
    if (name) press(`${data.figure}_${name}`);
  });
  return undefined;
}

const listening = setInterval(listen, 100);
