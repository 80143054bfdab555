"""A stage as one HTML file that plays in any browser, without a server and without a network.

Its scripts are the very modules that paint the stage in the app, put behind one another. Data go
in as base64, so no name can end the script that it stands in.
"""

from base64 import b64encode

from ui.experiment.experiment import run
from ui.experiment.permalink import Setup, watch_for
from ui.language.spoken import language
from ui.language.words import gettext as _
from ui.stage.bundle import scope, scripts, styles
from ui.stage.component import spoken_markup
from ui.stage.score import View, score
from ui.theme.text import listed

_STYLE = """\
:root {
  color-scheme: light dark;
  --st-background-color: #ffffff;
  --st-font: "Source Sans", "Source Sans 3", system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) { :root { --st-background-color: #11161c; } }
body {
  max-width: 84rem;
  margin: 0 auto;
  padding: 1rem;
  background: var(--st-background-color);
  font-family: var(--st-font);
}
h1, .told { color: light-dark(#0e1620, #e8edf2); }
h1 { margin: 0; font-size: 1.75rem; }
.told { margin: 0 0 1rem; }
.list-keys, .another-seed, .slower, .faster, .settings-row { display: none !important; }
"""

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nine Numbers</title>
<style>
{style}</style>
</head>
<body>
<h1>Nine Numbers</h1>
<p class="told">{words}</p>
<main>{markup}</main>
<script type="module">
{scripts}
const {{ show }} = {scope};
const parentElement = document.querySelector("main");
const data = Uint8Array.from(atob("{data}"), (letter) => letter.charCodeAt(0));
show({{ parentElement, data }});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  show({{ parentElement, data }}));
</script>
</body>
</html>
"""


def offline_page(setup: Setup) -> str:
    """The page of an experiment, as it is looked at.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    shown = setup.shown or setup.everybody[0]
    data = score(setup.experiment, View(shown, setup.loss_axis == "log", watch=watch_for(setup)))
    return stage_page("stage", _words(setup), data)


def stage_page(stage: str, words: str, data: bytes) -> str:
    """The page with a stage.

    Args:
        stage: the name of its component.
        words: what was run, in a sentence without a sign that HTML would read.
        data: what the component is told.
    """
    return _PAGE.format(
        style=_STYLE + styles(f"{stage}.css"),
        words=words,
        markup=spoken_markup(stage, language()),
        language=language(),
        scope=scope(f"{stage}.js"),
        scripts=scripts(f"{stage}.js"),
        data=b64encode(data).decode("ascii"),
    )


def _words(setup: Setup) -> str:
    """What was run, in a sentence; numbers and our own words only."""
    experiment = setup.experiment
    history = run(experiment)
    starts = {"random": _("random (seed {seed})"), "ones": _("ones")}
    start = starts.get(str(experiment.start), _("set by hand")).format(seed=experiment.seed)
    order = _("in the order of the table")
    if experiment.order == "shuffled":
        order = _("shuffled in every epoch (seed {seed})").format(seed=experiment.seed)
    words = _(
        "{epochs} epochs of training with a learning rate of {rate}; start weights {start}; "
        "samples {order}. The loss went from {first} to {last}. Press play and watch."
    )
    if experiment.frozen:
        words = _(
            "{epochs} epochs of training with a learning rate of {rate}; start weights {start}; "
            "samples {order}; frozen {frozen}. The loss went from {first} to {last}. Press play "
            "and watch."
        )
    return words.format(
        epochs=history.epochs,
        rate=f"{experiment.learning_rate:.10g}",
        start=start,
        order=order,
        frozen=listed(experiment.frozen),
        first=f"{history.loss[0]:.3g}",
        last=f"{history.loss[-1]:.3g}",
    )
