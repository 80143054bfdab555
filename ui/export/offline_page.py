"""The stage as one HTML file that plays in any browser, without a server and without a network.

Plotly's JavaScript is in the file, and so is the player: the very files that play the stage in the
app. Data are JSON in which "<" is escaped, so that no name can end the script that it stands in.
"""

import json
from dataclasses import asdict
from pathlib import Path

from plotly.offline import get_plotlyjs

from ui.experiment.experiment import Experiment, run
from ui.figures.parts import PreparedFigure
from ui.theme.palette import Palette

_BROWSER = Path(__file__).parents[1] / "browser"
_FIGURE = "stage"
_CONFIG = {"displayModeBar": False, "doubleClick": False, "responsive": True}

_STYLE = """\
:root { VARIABLES }
body {
  max-width: 80rem;
  margin: 0 auto;
  padding: 1rem;
  background: var(--background);
  color: var(--text);
  font: 1rem/1.5 "Source Sans", "Source Sans 3", sans-serif;
}
h1 { margin: 0; font-size: 1.75rem; }
p { margin: 0 0 1rem; color: var(--quiet); }
"""

# `player.js` finds its own place as `root`, what it plays in `data`, and the figure by its class.
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nine Numbers</title>
<style>
{style}</style>
</head>
<body>
<h1>Nine Numbers</h1>
<p>{words}</p>
<div id="player" class="player">{player_html}</div>
<div class="st-key-{key}"><div id="figure"></div></div>
<script>{plotly}</script>
<script>
const {{ frames, ...figure }} = {figure};
Plotly.newPlot("figure", figure);
document.getElementById("figure").keyframes =
  new Map(frames.map((frame) => [frame.name, frame]));
</script>
<script>
(() => {{
const root = document.getElementById("player");
const data = {told};
{player_js}
}})();
</script>
</body>
</html>
"""


def offline_page(experiment: Experiment, figure: PreparedFigure, palette: Palette) -> str:
    """The page.

    Args:
        experiment: for the settings that stand over the stage.
        figure: the stage of this experiment.
        palette: the colours that the figure was drawn in.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    colors = {name: color for name, color in asdict(palette).items() if isinstance(color, str)}
    variables = " ".join(f"--{name}: {color};" for name, color in colors.items())
    return _PAGE.format(
        style=_STYLE.replace("VARIABLES", variables) + _piece("chart.css") + _piece("player.css"),
        words=_words(experiment),
        player_html=_piece("player.html"),
        key=_FIGURE,
        plotly=get_plotlyjs(),
        figure=_json(figure.spec | {"config": _CONFIG}),
        told=_json({"figure": _FIGURE, "over": "Epoch"}),
        player_js=_piece("player.js"),
    )


def _words(experiment: Experiment) -> str:
    """What was run, in a sentence; numbers and our own words only."""
    history = run(experiment)
    starts = {"random": f"random (seed {experiment.seed})", "ones": "ones"}
    start = starts.get(str(experiment.start), "set by hand")
    order = "in the order of the table"
    if experiment.order == "shuffled":
        order = f"shuffled in every epoch (seed {experiment.seed})"
    return (
        f"{history.epochs} epochs of training with a learning rate of "
        f"{experiment.learning_rate:.10g}; start weights {start}; samples {order}. The loss went "
        f"from {history.loss[0]:.3g} to {history.loss[-1]:.3g}. Press play and watch."
    )


def _piece(file: str) -> str:
    """One of the files that the app itself sends to browsers."""
    return (_BROWSER / file).read_text("utf-8")


def _json(value: object) -> str:
    return json.dumps(value, allow_nan=False).replace("<", "\\u003c")
