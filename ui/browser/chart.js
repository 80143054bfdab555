// Puts the present figure into a chart that is already drawn, and its keyframes where `ui.player`
// finds them.
root.closest("[data-testid=stElementContainer]").style.display = "none";

const { figure: present } = data;
const OWN = new Set(["width", "height", "autosize", "updatemenus"]); // of the chart, not the figure
const MOVING = new Set(["scatter", "bar"]); // what Plotly can move without drawing all anew

// Plotly's own buttons, pressed by a script: the one way in to a chart that Streamlit drew.
const [SHOW, CHANGE] = [0, 1];
const argumentsOf = (chart, button) => chart.layout.updatemenus[0].buttons[button].args;
const click = (chart, button) =>
  chart.querySelectorAll(".updatemenu-button")[button].dispatchEvent(new MouseEvent("click"));

function show(chart, ...frames) {
  const [shown, options] = argumentsOf(chart, SHOW);
  shown.splice(0, shown.length, ...frames);
  options.frame.duration = 0;
  click(chart, SHOW);
}

function relayout(chart, change) {
  const [, layout] = argumentsOf(chart, CHANGE);
  for (const name of Object.keys(layout)) delete layout[name];
  Object.assign(layout, change);
  click(chart, CHANGE);
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isAxis = (name) => /^[xy]axis/.test(name);
const withoutRange = ({ range, ...rest }) => rest;

// What of the layout has to change for it, if the axes and headings are all that does; else null.
function changeOfLayout(before) {
  const change = {};
  for (const [name, part] of Object.entries(present.layout)) {
    if (OWN.has(name) || name === "meta" || same(part, before.layout[name])) continue;
    const moves = isAxis(name) && same(withoutRange(part), withoutRange(before.layout[name] ?? {}));
    if (!moves && name !== "annotations") return null;
    change[name] = moves ? { range: part.range } : part;
  }
  return change;
}

// Move what is there: a third of the work, where it is enough.
function move(chart, before) {
  const kinds = ({ data: traces }) => traces.map(({ type }) => type);
  const change = same(kinds(before), kinds(present)) ? changeOfLayout(before) : null;
  if (!change || !kinds(present).every((kind) => MOVING.has(kind))) return false;
  const { annotations, ...axes } = change;
  chart.layout.meta = present.layout.meta;
  show(chart, { data: present.data, traces: [...present.data.keys()], layout: axes });
  if (annotations) relayout(chart, { annotations });
  return true;
}

function drawAnew(chart) {
  chart.data.splice(0, chart.data.length, ...present.data);
  for (const name of Object.keys(chart.layout)) {
    if (!(name in present.layout) && !OWN.has(name)) delete chart.layout[name];
  }
  for (const [name, part] of Object.entries(present.layout)) {
    if (!OWN.has(name)) chart.layout[name] = part;
  }
  // As `Plotly.redraw` does it: what was worked out from the old data does not count any more.
  chart.calcdata = undefined;
  relayout(chart, { datarevision: data.name });
}

function put() {
  if (!root.isConnected) return undefined;
  const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
  if (!chart?.querySelector(".updatemenu-button")) return setTimeout(put, 30);
  chart.closest("[data-testid=stPlotlyChart]").setAttribute("aria-label", data.alt);
  if (chart.layout.meta.name !== data.name) {
    // Keyframes of the old figure that wait for their turn would be drawn over the new one.
    show(chart, null);
    if (!chart.shown || !move(chart, chart.shown)) drawAnew(chart);
  }
  // Plotly goes on working in the figure that it has.
  chart.shown = structuredClone(present);
  chart.keyframes = new Map(data.frames.map((frame) => [frame.name, frame]));
  return undefined;
}

put();
