"""A browser tab without the browser: it speaks Streamlit's protocol, so fifty fit on one machine.

It does what the app's own script does on a page: asks for it, keeps the state of its widgets, polls where a
part of the page asks to be drawn again, and remembers the large messages that it has had once.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.browser.server import LOOPBACK, PATIENCE_MS, Server

_EVENTS = "$$STREAMLIT_INTERNAL_KEY_{id}__events"
"""The name under which a component of the second kind sends what happened in it."""


@dataclass
class _Part:
    """An element on the page that can be used: its id, its fragment, and its data."""

    id: str
    fragment: str
    element: Any


@dataclass
class Tab:
    """One open page.

    Attributes:
        connection: The websocket.
        url: The app's address, as the page would say it.
        page: The page's name in the address.
        query: The query of the address.
    """

    connection: ClientConnection
    url: str
    page: str
    query: str = ""
    _page_hash: str = ""
    _parts: dict[str, _Part] = field(default_factory=dict)
    _widgets: dict[str, WidgetState] = field(default_factory=dict)
    _large: dict[str, ForwardMsg] = field(default_factory=dict)
    _polls: dict[str, tuple[float, asyncio.Task[None]]] = field(default_factory=dict)
    _drawn: asyncio.Event = field(default_factory=asyncio.Event)

    # --- what the person does -----------------------------------------------------------------------

    async def choose(self, key: str, number: float) -> None:
        """Set a number field."""
        part = self.part(key)
        self._widgets[part.id] = WidgetState(id=part.id, double_value=number)
        await self._run(part.fragment)

    async def happens(self, key: str, event: str, value: object) -> None:
        """Trigger an event in a component."""
        part = self.part(key)
        told = json.dumps([{"event": event, "value": value}])
        await self._run(part.fragment, WidgetState(id=_EVENTS.format(id=part.id), json_trigger_value=told))

    # --- what the page shows ------------------------------------------------------------------------

    def part(self, key: str) -> _Part:
        """The element on the page with a key.

        Raises:
            LookupError: If there is none.
        """
        if key not in self._parts:
            raise LookupError(
                f"nothing on the page has the key {key!r}; there are: {', '.join(self._parts)}"
            )
        return self._parts[key]

    def has(self, key: str) -> bool:
        """Whether an element with a key is on the page, or was since it was opened."""
        return key in self._parts

    def data(self, key: str) -> Any:
        """The data a component received from the app."""
        told = self.part(key).element
        return json.loads(told.mixed.json if told.WhichOneof("data") == "mixed" else told.json)

    async def drawn(self) -> None:
        """Wait until the page has run as a whole for the first time."""
        async with asyncio.timeout(PATIENCE_MS / 1000):
            await self._drawn.wait()

    # --- to and from the server ---------------------------------------------------------------------

    async def listen(self) -> None:
        """Open the page and take in what comes, until the connection ends."""
        await self._run()
        try:
            async for frame in self.connection:
                self._take_in(ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode()))
        except ConnectionClosed:
            pass
        finally:
            for _, poll in self._polls.values():
                poll.cancel()

    async def _run(self, fragment: str = "", *triggers: WidgetState, by_clock: bool = False) -> None:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.fragment_id = self.query, fragment
        if self._page_hash:
            run.page_script_hash = self._page_hash
        else:
            run.page_name = self.page
        run.is_auto_rerun = by_clock
        run.context_info.url = f"{self.url}/{self.page}"
        run.cached_message_hashes.extend(self._large)
        run.widget_states.widgets.extend([*self._widgets.values(), *triggers])
        await self.connection.send(message.SerializeToString())

    def _take_in(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self._large[message.ref_hash]
            kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._large[message.hash] = message
        if kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "delta":
            self._show(message.delta)
        elif kind == "auto_rerun":
            self._poll(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            for fragment in message.stop_auto_rerun.fragment_ids:
                self._end_poll(fragment)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self._drawn.set()

    def _show(self, delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = getattr(delta.new_element, delta.new_element.WhichOneof("type") or "empty")
        name = getattr(element, "id", "")
        key = name.split("-", 2)[2] if name.startswith("$$ID-") and name.count("-") > 1 else ""
        if key not in ("", "None"):
            self._parts[key] = _Part(name, delta.fragment_id, element)

    def _poll(self, fragment: str, interval: float) -> None:
        if fragment in self._polls and self._polls[fragment][0] == interval:
            return
        self._end_poll(fragment)

        async def poll() -> None:
            while True:
                await asyncio.sleep(interval)
                await self._run(fragment, by_clock=True)

        self._polls[fragment] = interval, asyncio.create_task(poll())

    def _end_poll(self, fragment: str) -> None:
        if fragment in self._polls:
            self._polls.pop(fragment)[1].cancel()


@asynccontextmanager
async def tab(server: Server, page: str, query: str = "") -> AsyncIterator[Tab]:
    """Open a page in a tab of its own; the tab is closed at the end."""
    address = f"ws://{LOOPBACK}:{server.port}/_stcore/stream"
    spoken = [Subprotocol("streamlit")]
    async with connect(address, subprotocols=spoken, max_size=None, ping_interval=None) as connection:
        opened = Tab(connection, server.url, page, query)
        listening = asyncio.create_task(opened.listen())
        try:
            await opened.drawn()
            yield opened
        finally:
            if not listening.done():
                listening.cancel()
            elif fault := listening.exception():
                raise fault
