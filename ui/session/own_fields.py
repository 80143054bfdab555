"""What single pages have for themselves in the address: which network a view looks at, and how."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.experiment.field import Setting
from ui.experiment.fields import BESIDE, FIELDS, LANGUAGE, OF
from ui.experiment.view_fields import BIGGER, NINE, OWN
from ui.language.spoken import spoken_in_link
from ui.session.session import session

Value = TypeVar("Value")


def own_field(field: Setting[Value]) -> Value:
    """What a field is set to that one page has for itself."""
    value: Value = session().own_fields.get(_place(field), field.default)
    return value


def set_own_field(field: Setting[Value], value: Value) -> None:
    """Set such a field; the address follows when the page is drawn."""
    session().own_fields[_place(field)] = value


def open_own_fields(url: str) -> None:
    """Set what the link says of a page by itself: on a first run, and on the way back to it.

    The views look at the network whose page was open last, unless the link says otherwise.
    """
    state = session()
    if url != state.page:
        state.page, state.dialog = url, ""
    if url in ("", BIGGER):
        set_own_field(OF, BIGGER if url == BIGGER else NINE)
    address = own_in_address()
    if not address:
        return
    back = went_back()
    if back or _place(OF) not in state.own_fields:
        set_own_field(OF, OF.read(address.get(OF.key, "")) or OF.default)
    field = OWN[url][own_field(OF)]
    is_new = back or _place(field) not in state.own_fields
    if field.key in address and is_new and address_is_of(own_field(OF)):
        value = field.read(address[field.key])
        set_own_field(field, field.default if value is None else value)


def went_back() -> bool:
    """Whether the browser went back or forward to the address of now."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def put_into_address(link: Mapping[str, str]) -> None:
    """Make the address this one, all at once: the browser's history gets one entry.

    A key that stands there twice, of which the last counts, stands there once then.
    """
    there = {key: st.query_params.get_all(key) for key in st.query_params}
    if there != {key: [text] for key, text in link.items()}:
        st.query_params.from_dict(link)


def own_in_address() -> Mapping[str, str]:
    """What the address has that is of the page alone; nothing if Streamlit left it bare."""
    fields = OWN.get(session().page, {})
    keys = {OF.key, *(field.key for field in fields.values())} if fields else set()
    return {key: text for key, text in st.query_params.items() if key in keys}


def has_own_address() -> bool:
    """Whether the address is one that this app wrote for the page of now."""
    fields = OWN.get(session().page)
    return fields is not None and fields[own_field(OF)].key in st.query_params


def address_is_of(looked_at: str) -> bool:
    """Whether what the address says of the experiment is said of this network.

    Of a network that there is not, it is said of the usual one.
    """
    return (OF.read(own_in_address().get(OF.key, "")) or OF.default) == looked_at


def own_problems() -> list[str]:
    """A sentence on each of them that cannot be used; plain text."""
    address = own_in_address()
    fields = OWN.get(session().page, {})
    problems = [
        field.problem(address[field.key])
        for field in (OF, *(fields[own_field(OF)],) * bool(fields))
        if field.key in address
    ]
    return [problem for problem in problems if problem is not None]


def own_link() -> Mapping[str, str]:
    """What the address has of them, as usual as it may be; nothing on pages that have none."""
    fields = OWN.get(session().page)
    if fields is None:
        return {}
    looked_at = own_field(OF)
    field = fields[looked_at]
    of = {} if looked_at == OF.default else {OF.key: looked_at}
    return {**of, field.key: field.written(own_field(field))}


def beside_link() -> Mapping[str, str]:
    """What the address has beside the experiment: how the app is shown, and its language."""
    address = st.query_params.items()
    shown = {key: text for key, text in address if key in BESIDE and key != LANGUAGE.key}
    return {**shown, **spoken_in_link()}


def _place(field: Setting[Value]) -> str:
    """Under which key the session has it: the same name may mean another field elsewhere."""
    return field.key if FIELDS.get(field.key) is field else f"of_bigger_{field.key}"
