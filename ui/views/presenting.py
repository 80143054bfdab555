"""A view that is presented: as the Playground is, with a QR code of its own."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from ui.bigger.share import shared_bigger
from ui.experiment.fields import BESIDE, OF, VERSION
from ui.experiment.permalink import PLAIN_SIGNS
from ui.experiment.view_fields import BIGGER
from ui.playground.presentation import is_presented, presented_code
from ui.playground.share_section import Shared, shared_setup
from ui.session.bigger_current import current_bigger
from ui.session.current import current_setup
from ui.session.own_fields import own_field
from ui.stage.scene import Scene


def scene_of(told: str) -> Scene:
    """How a view is shown that says this, once all that is set is in its address."""
    presented = is_presented()
    return Scene(told, presented, presented_code(_shared()) if presented else None)


def _shared() -> Shared:
    """What a view shares: the experiment, and what is in the address of the view alone."""
    bigger = own_field(OF) == BIGGER
    shared = shared_bigger(current_bigger()) if bigger else shared_setup(current_setup())
    if shared.link is None:
        return shared
    fields = {key: text for key, text in st.query_params.items() if key not in BESIDE}
    # The version comes last, as in the link of the experiment.
    address = urlencode({**fields, VERSION.key: VERSION.usual}, safe=PLAIN_SIGNS)
    return replace(shared, link=f"{shared.page.rstrip('/')}?{address}")
