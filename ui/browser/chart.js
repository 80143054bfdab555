// Puts the present figure into a chart that is already drawn, and its keyframes where `ui.player`
// finds them.
root.closest("[data-testid=stElementContainer]").style.display = "none";

const SIZES = new Set(["width", "height", "autosize"]);

// Plotly's own buttons, pressed by a script: the one way in to a chart that Streamlit drew.
const [SHOW, CHANGE] = [0, 1];
const argumentsOf = (figure, button) => figure.layout.updatemenus[0].buttons[button].args;
const click = (figure, button) =>
  figure.querySelectorAll(".updatemenu-button")[button].dispatchEvent(new MouseEvent("click"));

// Keyframes of the old figure that wait for their turn would be drawn over the new one.
function stop(figure) {
  const [keyframes] = argumentsOf(figure, SHOW);
  keyframes.splice(0, keyframes.length, null);
  click(figure, SHOW);
}

function draw(figure) {
  argumentsOf(figure, CHANGE)[1].datarevision = data.name;
  // As `Plotly.redraw` does it: what was worked out from the old data does not count any more.
  figure.calcdata = undefined;
  click(figure, CHANGE);
}

function change(figure) {
  const { data: traces, layout } = data.changed;
  stop(figure);
  figure.data.splice(0, figure.data.length, ...traces);
  for (const name of Object.keys(figure.layout)) {
    if (!(name in layout) && !SIZES.has(name)) delete figure.layout[name];
  }
  for (const [name, part] of Object.entries(layout)) {
    if (!SIZES.has(name) && name !== "updatemenus") figure.layout[name] = part;
  }
  draw(figure);
}

function put() {
  if (!root.isConnected) return undefined;
  const figure = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
  if (!figure?.querySelector(".updatemenu-button")) return setTimeout(put, 30);
  figure.closest("[data-testid=stPlotlyChart]").setAttribute("aria-label", data.alt);
  if (data.changed && figure.layout.meta.name !== data.name) change(figure);
  figure.keyframes = new Map(data.frames.map((frame) => [frame.name, frame]));
  return undefined;
}

put();
