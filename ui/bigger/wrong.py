"""What is wrong with the run of a bigger network, and one thing to try."""

from collections.abc import Callable
from functools import partial

from ui.bigger.challenge_section import begun, open_challenge
from ui.experiment.ailments import Ailment, ailments
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_cures import bigger_cure
from ui.experiment.bigger_fields import NAMED
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.language.kept import kept_by_language
from ui.language.words import gettext as _
from ui.playground.wrong_section import wrong_line
from ui.session.bigger_current import change_bigger, open_bigger

CHALLENGE_OF = {"overfitting": "by-heart-and-cured"}
"""What no lesson tells can be tried in a challenge."""


def wrong_with(setup: BiggerSetup) -> None:
    """Say the gravest thing that is wrong, for the others mostly follow from it; or nothing.

    In a challenge nothing is to be tried but what its hint says: a cure may break its rules.
    """
    ailment = _gravest(setup.experiment)
    if ailment is None:
        return
    why = _challenge(ailment, setup)
    cure = bigger_cure(ailment, setup.experiment.last_stretch)
    if cure is None or open_challenge(setup) is not None:
        wrong_line(ailment, None, lambda: None, why)
    else:
        wrong_line(ailment, cure.words, partial(change_bigger, cure.told), why)


def _challenge(ailment: Ailment, setup: BiggerSetup) -> tuple[str, Callable[[], None]] | None:
    """The challenge in which one learns why, unless it is open or hidden."""
    key = CHALLENGE_OF.get(ailment.kind, "")
    if not key or "challenges" in setup.hides or setup.look.goal == key:
        return None
    why = _("Why? {challenge}, a challenge").format(challenge=_(NAMED[key].title))
    return why, partial(open_bigger, begun(key, setup.look))


@kept_by_language(maxsize=64)
def _gravest(experiment: BiggerExperiment) -> Ailment | None:
    return next(iter(ailments(bigger_run(experiment))), None)
