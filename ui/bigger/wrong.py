"""What is wrong with the run of a bigger network, and one thing to try."""

from functools import lru_cache, partial

from ui.experiment.ailments import Ailment, ailments
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_cures import bigger_cure
from ui.experiment.bigger_run import bigger_run
from ui.playground.wrong_section import wrong_line
from ui.session.bigger_current import change_bigger


def wrong_with(experiment: BiggerExperiment) -> None:
    """Say the gravest thing that is wrong, for the others mostly follow from it; or nothing."""
    ailment = _gravest(experiment)
    if ailment is None:
        return
    cure = bigger_cure(ailment, experiment.last_stretch)
    if cure is None:
        wrong_line(ailment, None, lambda: None)
    else:
        wrong_line(ailment, cure.words, partial(change_bigger, cure.told))


@lru_cache(maxsize=64)
def _gravest(experiment: BiggerExperiment) -> Ailment | None:
    return next(iter(ailments(bigger_run(experiment))), None)
