"""Change from here: the next change is made after the epoch that is shown, and the run goes on."""

import streamlit as st

from ui.experiment.bigger import MOST_EPOCHS, BiggerExperiment, Branch
from ui.experiment.bigger_change import without_branch
from ui.experiment.bigger_fields import DATA, TRAINING
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.bigger_tables import named
from ui.experiment.field_kinds import Choice, Number
from ui.language.spoken import ENGLISH, language
from ui.language.words import gettext as _
from ui.language.words import ngettext
from ui.session.bigger_current import FROM_HERE, open_bigger, shown_epoch
from ui.session.whole import whole
from ui.theme.text import in_full, listed


def from_here(setup: BiggerSetup) -> None:
    """Draw the switch, and what was changed amid this run, each with a button to take it away."""
    experiment = setup.experiment
    epoch = shown_epoch(experiment.epochs_run)
    possible = 0 < epoch < MOST_EPOCHS
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.toggle(
            _("Change from epoch {epoch} on").format(epoch=epoch)
            if possible
            else _("Change from an epoch on"),
            key=FROM_HERE,
            disabled=not possible,
            help=_(
                "The next change of the data or the training is made after the epoch that is "
                "shown; what was before it stays. Play to some epoch first."
            ),
        )
        for branch in experiment.branches:
            st.button(
                _("After {epoch}: {changes}").format(
                    epoch=branch.epoch, changes=changes_of(branch)
                ),
                key=f"bigger_branch_{branch.epoch}",
                icon=":material/close:",
                help=_("Takes this change away; the run is as it was without it."),
                on_click=whole(open_bigger),
                args=(without_branch(setup, branch.epoch),),
            )
    if branch_of_data(experiment):
        st.caption(
            _(
                "The data were changed amid the run: the plane shows the new ones, and up to there "
                "the loss is that of the old ones."
            )
        )


def changes_of(branch: Branch) -> str:
    """What a branch changes, in words of our own."""
    words = []
    for name, value in branch.changes:
        if name == "data":
            words.append(_("data {data}").format(data=DATA.words(named(value))))
        elif name == "touched":
            words.append(_by_hand(len(value)))
        elif name == "frozen":
            words.append(_("frozen {names}").format(names=", ".join(value) or _("nothing")))
        else:
            field = TRAINING[name]
            told = (
                field.words(value) if isinstance(field, Choice | Number) else field.written(value)
            )
            words.append(f"{_amid(field.label)} {told}")
    words += [f"{name} = {in_full(number)}" for name, number in branch.by_hand[:3]]
    rest = len(branch.by_hand) - 3
    if rest > 0:
        words.append(ngettext("{n} numbers more", "{n} numbers more", rest).format(n=rest))
    return listed(words)


def _by_hand(count: int) -> str:
    if count == 0:
        return _("no points by hand")
    return ngettext("{n} point by hand", "{n} points by hand", count).format(n=count)


def _amid(label: str) -> str:
    """A label amid a sentence: English begins it small, other languages may not."""
    return f"{label[0].lower()}{label[1:]}" if language() == ENGLISH else label


def branch_of_data(experiment: BiggerExperiment) -> bool:
    """Whether the data change amid the run."""
    names = {name for branch in experiment.branches for name, _value in branch.changes}
    return not names.isdisjoint(("data", "touched"))
