// Puts the present figure into a chart that is already drawn, and its keyframes where `ui.player`
// finds them.
root.closest("[data-testid=stElementContainer]").style.display = "none";

const { figure: present } = data;
const OWN = new Set(["width", "height", "autosize", "updatemenus"]); // of the chart, not the figure

// Plotly's own buttons, pressed by a script: the one way in to a chart that Streamlit drew.
const [SHOW, CHANGE] = [0, 1];
const argumentsOf = (chart, button) => chart.layout.updatemenus[0].buttons[button].args;
const click = (chart, button) =>
  chart.querySelectorAll(".updatemenu-button")[button].dispatchEvent(new MouseEvent("click"));

// Keyframes of the old figure that wait for their turn would be drawn over the new one.
function stop(chart) {
  const [keyframes] = argumentsOf(chart, SHOW);
  keyframes.splice(0, keyframes.length, null);
  click(chart, SHOW);
}

// A player may have moved any of a chart's traces away from where the figure has them.
function isPlayed(chart) {
  const player = window.nineNumbersStages?.[data.chart];
  return Boolean(player) && (player.playing || player.place !== chart.layout.meta.start);
}

// Of the traces that share a layer Plotly draws those that move over those that do not, and it clears
// a layer in which nothing moves at all. So of each layer go along the first trace that is another
// and all that lie over it, or else the uppermost.
function toMove(chart) {
  const places = [...present.data.keys()];
  if (isPlayed(chart)) return places;
  const layers = {};
  for (const place of places) {
    const { type, xaxis, yaxis } = present.data[place];
    (layers[[type, xaxis, yaxis]] ??= []).push(place);
  }
  const before = chart.layout.meta.traces;
  const after = present.layout.meta.traces;
  return Object.values(layers).flatMap((layer) => {
    const first = layer.findIndex((place) => before[place] !== after[place]);
    return first < 0 ? layer.slice(-1) : layer.slice(first);
  });
}

// Where only values differ, as they do most of the time, the chart moves to them as to one more
// keyframe: in a third of the time, for axes and headings stay as they are.
function move(chart) {
  const traces = toMove(chart);
  chart.data.splice(0, chart.data.length, ...present.data);
  chart.layout.meta = present.layout.meta;
  chart.calcdata = undefined;
  const [keyframes, options] = argumentsOf(chart, SHOW);
  keyframes.splice(0, keyframes.length, { data: traces.map(() => ({})), traces });
  options.frame.duration = 0;
  click(chart, SHOW);
}

function change(chart) {
  stop(chart);
  chart.data.splice(0, chart.data.length, ...present.data);
  for (const name of Object.keys(chart.layout)) {
    if (!(name in present.layout) && !OWN.has(name)) delete chart.layout[name];
  }
  for (const [name, part] of Object.entries(present.layout)) {
    if (!OWN.has(name)) chart.layout[name] = part;
  }
  // As `Plotly.redraw` does it: what was worked out from the old data does not count any more.
  chart.calcdata = undefined;
  argumentsOf(chart, CHANGE)[1].datarevision = data.name;
  click(chart, CHANGE);
}

function put() {
  if (!root.isConnected) return undefined;
  const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
  if (!chart?.querySelector(".updatemenu-button")) return setTimeout(put, 30);
  chart.closest("[data-testid=stPlotlyChart]").setAttribute("aria-label", data.alt);
  const { name, build } = present.layout.meta;
  if (chart.layout.meta.name !== name) {
    if (chart.layout.meta.build === build) move(chart);
    else change(chart);
  }
  // The keyframes are many, and nobody plays before there is a picture; so that is painted first.
  chart.keyframes = new Map();
  requestAnimationFrame(() => setTimeout(() => {
    chart.keyframes = new Map(JSON.parse(data.frames).map((frame) => [frame.name, frame]));
  }));
  return undefined;
}

put();
