"""A view that is shared or presented as the Playground is, with a link and QR code of its own."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from ui.bigger.share import shared_bigger
from ui.experiment.fields import BESIDE, OF, VERSION
from ui.experiment.permalink import PLAIN_SIGNS
from ui.experiment.view_fields import BIGGER
from ui.language.spoken import spoken_in_link
from ui.language.words import N_
from ui.playground.presentation import is_presented, presented_code
from ui.playground.share_section import Shared, shared_setup
from ui.session.bigger_current import current_bigger
from ui.session.current import current_setup
from ui.session.own_fields import own_field
from ui.stage.scene import Scene

HOLDS = N_(
    "**As a file.** Holds the experiment, tables of any length too; what is set for this page "
    "alone is in the link."
)


def scene_of(told: str) -> Scene:
    """How a view is shown that says this, once all that is set is in its address."""
    presented = is_presented()
    return Scene(told, presented, presented_code(shared_view()) if presented else None)


def shared_view() -> Shared:
    """What a view shares: the experiment, and what is in the address of the view alone."""
    bigger = own_field(OF) == BIGGER
    shared = shared_bigger(current_bigger()) if bigger else shared_setup(current_setup())
    # The controls that a link can hide are those of the network's own page.
    shared = replace(shared, holds=HOLDS, controls={}, hiding=None)
    if shared.link is None:
        return shared
    fields = {key: text for key, text in st.query_params.items() if key not in BESIDE}
    # The version comes last, as in the link of the experiment.
    versioned = {**fields, **spoken_in_link(), VERSION.key: VERSION.usual}
    address = urlencode(versioned, safe=PLAIN_SIGNS)
    return replace(shared, link=f"{shared.page.rstrip('/')}?{address}")
