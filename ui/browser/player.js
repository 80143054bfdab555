// The player of a stage: it moves the figure through its keyframes, in the browser alone.
//
// The figure carries a button of Plotly's own, out of sight, that shows the keyframes it is given;
// they lie in the figure's `keyframes`. Everything else that one needs to know stands in its
// `layout.meta`: the run, and the epochs of its keyframes, which are called run-epoch, and what to
// write for each.

const MILLISECONDS = { slow: 66, normal: 0, fast: 0 };
const LOOK_EVERY = 100; // milliseconds

// What a visitor does to a stage outlives its figure: another person, another axis, another page.
window.nineNumbersStages ??= {};
const state = (window.nineNumbersStages[data.figure] ??=
  { run: null, place: 0, speed: "normal", playing: false });

function show(figure, names, milliseconds = 0) {
  const [shown, options] = figure.layout.updatemenus[0].buttons[0].args;
  shown.splice(0, shown.length, ...names.map((name) => name && figure.keyframes.get(name)));
  options.frame.duration = milliseconds;
  figure.querySelector(".updatemenu-button").dispatchEvent(new MouseEvent("click"));
}

// Fast leaves out every second keyframe, and ends at the last one all the same.
function atSpeed(speed, places) {
  return places.filter((_, n) => speed !== "fast" || n % 2 === 0 || n === places.length - 1);
}

const [play, rewind, slider, now] =
  ["play", "rewind", "slider", "now"].map((name) => root.querySelector(`.${name}`));
let figure = null;
let shownFigure = null;
let heard = null;
let epochs = [0];
let words = [""];

const nameOf = (place) => `${state.run}-${epochs[place]}`;

function go() {
  const last = epochs.length - 1;
  const start = state.place < last ? state.place + 1 : 0;
  const places = Array.from({ length: last - start + 1 }, (_, n) => start + n);
  state.playing = true;
  tell();
  show(figure, atSpeed(state.speed, places).map(nameOf), MILLISECONDS[state.speed]);
}

function pause() {
  state.playing = false;
  tell();
  show(figure, [null]);
}

function moveTo(place) {
  state.playing = false;
  state.place = place;
  tell();
  show(figure, [nameOf(place)]);
}

// Write what is, into the controls.
function tell() {
  play.classList.toggle("playing", state.playing);
  slider.value = state.place;
  slider.style.setProperty("--done", `${(100 * state.place) / (epochs.length - 1 || 1)}%`);
  slider.setAttribute("aria-valuetext", words[state.place]);
  now.textContent = words[state.place];
}

// Take over a figure: a new run from its beginning, the same run from where it stood.
function take(drawn) {
  const { run, start, figure: id } = drawn.layout.meta;
  ({ epochs, words } = drawn.layout.meta);
  figure = drawn;
  shownFigure = id;
  if (run !== state.run) Object.assign(state, { run, place: start, playing: false });
  slider.max = epochs.length - 1;
  root.dataset.figure = id;
  listen();
  tell();
  if (state.playing) go();
  else if (state.place !== start) moveTo(state.place);
}

function listen() {
  heard = figure.on;
  figure.on("plotly_animatingframe", ({ frame }) => {
    // One without a name is not of the run: the chart has moved to another figure.
    if (!frame.name) return;
    state.place = Math.max(0, epochs.indexOf(Number(frame.name.split("-")[1])));
    tell();
  });
  figure.on("plotly_animated", () => {
    if (state.place < epochs.length - 1) return;
    state.playing = false;
    tell();
  });
}

// When Plotly draws into the same element anew it makes a new `on`, and the old ones are deaf.
function look() {
  if (!root.isConnected) return clearInterval(looking);
  const drawn = document.querySelector(`.st-key-${data.figure} .js-plotly-plot`);
  if (!drawn?.keyframes?.size) return undefined;
  if (drawn.on !== heard || drawn.layout.meta.figure !== shownFigure) take(drawn);
  return undefined;
}

// The keys of a lecture; never while somebody types or stands on a control that has keys of its own.
const KEYS = {
  " ": () => (state.playing ? pause() : go()),
  ArrowLeft: () => moveTo(Math.max(0, state.place - 1)),
  ArrowRight: () => moveTo(Math.min(epochs.length - 1, state.place + 1)),
  Home: () => moveTo(0),
};

function onKey(event) {
  if (!root.isConnected) return document.removeEventListener("keydown", onKey);
  const own = "input, textarea, select, button, a, [role], [contenteditable], [tabindex]";
  const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
  if (!KEYS[event.key] || held || !figure || event.target.closest?.(own)) return undefined;
  event.preventDefault();
  KEYS[event.key]();
  return undefined;
}

document.addEventListener("keydown", onKey);
root.setAttribute("role", "group");
root.setAttribute("aria-label", "Player");
slider.setAttribute("aria-label", data.over);
play.onclick = () => (state.playing ? pause() : go());
rewind.onclick = () => moveTo(0);
slider.oninput = () => moveTo(Number(slider.value));
for (const speed of root.querySelectorAll("input[type=radio]")) {
  speed.checked = speed.value === state.speed;
  speed.onchange = () => {
    state.speed = speed.value;
    if (state.playing) go();
  };
}
const looking = setInterval(look, LOOK_EVERY);
