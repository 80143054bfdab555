"""The stage of a bigger network as a page that plays offline."""

from ui.bigger.big_run import big_stage, view_of
from ui.bigger.outcome import outcome
from ui.experiment.bigger_fields import OPTIMIZER, RATE
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.export.offline_page import stage_page
from ui.language.words import gettext as _


def bigger_page(setup: BiggerSetup) -> str:
    """The page, as the network is looked at; its shape cannot be changed there."""
    return stage_page(
        "bigger", _words(setup), big_stage(setup.experiment, view_of(setup, alone=True))
    )


def _words(setup: BiggerSetup) -> str:
    """What was run, in sentences; numbers and our own words only."""
    experiment = setup.experiment
    shape = "-".join(map(str, experiment.sizes))
    told = _(
        "A {shape} network, trained by {optimizer} with a learning rate of {learning_rate}."
    ).format(
        shape=shape,
        optimizer=OPTIMIZER.words(experiment.optimizer),
        learning_rate=RATE.words(experiment.learning_rate),
    )
    came_to = " ".join(outcome(experiment, bigger_run(experiment)).split("\n"))
    return " ".join((told, came_to, _("Press play and watch.")))
