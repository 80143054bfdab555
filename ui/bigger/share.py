"""What the page of bigger networks shares, and its presets."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from ui.bigger.challenge_section import open_challenge
from ui.experiment.bigger_fields import FIELDS, HIDE
from ui.experiment.bigger_file import bigger_file, read_bigger_file
from ui.experiment.bigger_link import (
    bigger_setup_fits,
    full_bigger_link,
    read_bigger_link,
    written_bigger_link,
)
from ui.experiment.bigger_presets import BIGGER_PRESETS
from ui.experiment.bigger_setup import BiggerSetup
from ui.language.spoken import spoken_in_link
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.playground.share_section import Shared, page_address
from ui.session.bigger_current import open_bigger
from ui.session.session import session

GROUP_WORDS = {
    "network": N_("+ and \N{MINUS SIGN} in the picture"),
    "numbers": N_("The numbers under the stage"),
    "share": N_("Share"),
    "presets": N_("Presets"),
    "challenges": N_("Challenges"),
    "export": N_("Take it away"),
}


def shared_bigger(setup: BiggerSetup) -> Shared:
    """The link, if all fits, and the file."""
    page = page_address()
    link = full_bigger_link(page, setup, spoken_in_link()) if bigger_setup_fits(setup) else None
    return Shared(
        page,
        link,
        bigger_file(setup),
        _open_file,
        N_("What is set is too long for a link: give away the experiment as a file."),
        controls={key: _words_of(key) for key in HIDE.options if key not in setup.hides},
        hiding=partial(_hiding, page, setup),
    )


def _hiding(page: str, setup: BiggerSetup, keys: tuple[str, ...]) -> str:
    """The link in which these controls are hidden too."""
    look = replace(
        setup.look, hide=tuple(key for key in HIDE.options if key in {*setup.hides, *keys})
    )
    return full_bigger_link(page, replace(setup, look=look), spoken_in_link())


def _words_of(key: str) -> str:
    """What a control, or a group of them, is called."""
    return FIELDS[key].label if key in FIELDS else _(GROUP_WORDS[key])


def open_bigger_preset(link: Mapping[str, str]) -> None:
    """Open a preset."""
    open_bigger(*read_bigger_link(link))


def watch_for(setup: BiggerSetup) -> tuple[str, str] | None:
    """The title of the open challenge or of the preset that is on the screen, and what it is about.

    How it is looked at does not count; the page as it opens needs no title.
    """
    challenge = open_challenge(setup)
    if challenge is not None:
        return _(challenge.title), challenge.told
    link = written_bigger_link(BiggerSetup(setup.experiment, name_column=setup.name_column))
    opened = (preset for preset in BIGGER_PRESETS if link and preset.link == link)
    return next(((_(preset.title), _(preset.look_for)) for preset in opened), None)


def _open_file(content: bytes) -> None:
    session().bigger_file = read_bigger_file(content)
