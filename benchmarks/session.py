"""A session as a browser holds it with the server, over a WebSocket and without the browser.

It sends what the widgets say and reads until the script has finished. Like a browser it keeps the
large messages of the last run, and tells the server, which then sends no more than their names.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter

from streamlit.proto.AutoRerun_pb2 import AutoRerun
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.servers import Server
from ui.experiment.fields import LEARNING_RATE, SEED, learning_rates

ANSWERS_WITHIN = 60
SUCCESS = ForwardMsg.FINISHED_SUCCESSFULLY
FRAGMENT_SUCCESS = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


@dataclass(frozen=True)
class Answer:
    """What came back after a rerun: how soon, and how much."""

    seconds: float
    size: int


def interval(again: AutoRerun) -> float:
    """Seconds until a part of the page asks for a run by itself."""
    return again.interval


class Session:
    """One session: how its widgets and groups are called, what some were set to, what it keeps.

    Like a browser it asks for a part of the page alone if all that was set belongs to that part.

    Attributes:
        again: the part of the page that is the first to ask for a run by itself, if there is one.
        kept: names of large messages, by the part that they came with when it was last asked for
            alone, and "" for the page: a browser forgets what a part no longer shows.
    """

    def __init__(self, socket: ClientConnection, page: str = "", link: str = "") -> None:
        self.socket = socket
        self.page, self.link = page, link
        self.script = ""
        self.names: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.asked: set[str] = set()
        self.states: dict[str, WidgetState] = {}
        self.kept: dict[str, set[str]] = {}
        self.part = ""
        self.again: AutoRerun | None = None

    async def rerun(self) -> Answer:
        """Send the widgets' states, and wait until the script has run with them."""
        start = perf_counter()
        async with asyncio.timeout(ANSWERS_WITHIN):
            await self.send()
            size = await self.answered()
        return Answer(perf_counter() - start, size)

    async def look(self, seconds: float) -> None:
        """Look at the answer for a while; what asks for a run by itself gets it."""
        end = perf_counter() + seconds
        while self.again is not None and perf_counter() + self.again.interval < end:
            await asyncio.sleep(self.again.interval)
            async with asyncio.timeout(ANSWERS_WITHIN):
                await self.send(self.again.fragment_id)
                await self.answered()
        await asyncio.sleep(end - perf_counter())

    async def send(self, fragment: str = "") -> None:
        """Ask for a run of the script, or of one of its fragments, with the widgets as they are."""
        request = BackMsg()
        state = request.rerun_script
        state.SetInParent()
        state.fragment_id, state.is_auto_rerun = fragment, bool(fragment)
        state.page_name, state.query_string = self.page, self.link
        state.page_script_hash = self.script
        if len(self.asked) == 1:
            state.fragment_id = self.asked.pop()
        self.asked.clear()
        self.part = state.fragment_id
        state.widget_states.widgets.extend(self.states.values())
        state.cached_message_hashes.extend(set().union(*self.kept.values()))
        await self.socket.send(request.SerializeToString())

    async def answered(self) -> int:
        """Read until the script has finished; the bytes that came."""
        size, seen, again = 0, set(), None
        while True:
            received = await self.socket.recv(decode=False)
            size += len(received)
            message = ForwardMsg()
            message.ParseFromString(received)
            kind = message.WhichOneof("type")
            if message.metadata.cacheable:
                seen.add(message.hash)
            if kind == "ref_hash":
                seen.add(message.ref_hash)
            elif kind == "delta":
                self._note(message)
            elif kind == "navigation":
                self.script = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.link = message.page_info_changed.query_string
            elif kind == "auto_rerun":
                again = min(again or message.auto_rerun, message.auto_rerun, key=interval)
            # A script may also end early, to begin again at once.
            elif kind == "script_finished" and message.script_finished == SUCCESS:
                self.kept, self.again = {"": seen}, again
                return size
            elif kind == "script_finished" and message.script_finished == FRAGMENT_SUCCESS:
                self.kept[self.part] = seen
                return size

    def slide(self, label: str, to: str) -> None:
        """Set a slider of written values."""
        self._state(label).string_array_value.data[:] = [to]

    def type_in(self, label: str, number: int) -> None:
        """Set a field for a whole number."""
        self._state(label).int_value = number

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self._state(label).string_value = option

    def pick(self, label: str, values: Sequence[str]) -> None:
        """Pick the values of a list."""
        self._state(label).string_array_value.data[:] = values

    def open(self, label: str) -> None:
        """Open a group of controls, which closes the one that was open."""
        for group, name in self.groups.items():
            self.states.setdefault(group, WidgetState(id=name)).bool_value = group == label
        self.asked.add("")

    def is_open(self, label: str) -> bool:
        """Whether a group was opened last."""
        return label in self.states and self.states[label].bool_value

    def change(self) -> None:
        """Set learning rate and seed, in the Playground, to what nobody has asked for before."""
        self.slide(LEARNING_RATE.label, LEARNING_RATE.written(random.choice(learning_rates())))
        self.type_in(SEED.label, random.randint(int(SEED.low), int(SEED.high)))

    def _state(self, label: str) -> WidgetState:
        self.asked.add(self.parts[label])
        return self.states.setdefault(label, WidgetState(id=self.names[label]))

    def _note(self, message: ForwardMsg) -> None:
        """Keep the names of controls and their groups, and do not pass over an error."""
        group = message.delta.add_block.popover
        if group.id:
            self.groups[group.label] = group.id
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"the app says: {element.exception.message}")
        if kind in {"slider", "number_input", "selectbox", "multiselect"}:
            widget = getattr(element, kind)
            self.names[widget.label] = widget.id
            self.parts[widget.label] = message.delta.fragment_id


@asynccontextmanager
async def session(server: Server, page: str = "", link: str = "") -> AsyncIterator[Session]:
    """Open a session with a server, on one of its pages; it is closed with the block."""
    async with connect(
        f"ws://127.0.0.1:{server.port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
    ) as socket:
        opened = Session(socket, page, link)
        await opened.rerun()
        yield opened
