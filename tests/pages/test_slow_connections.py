"""Connections without a request: closed by the server, no matter who sent them."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from gtm_framework.sharing.door import Door
from gtm_framework.workshop.rules import rules
from pages.parts.shell import slow_connections
from tests import in_a_thread

PATIENCE = rules().guests.request_seconds


class Loop:
    """A loop whose time a test turns on."""

    def __init__(self) -> None:
        self.due: list[tuple[float, Callable[[], None]]] = []

    def call_later(self, seconds: float, call: Callable[..., None], *given: Any) -> None:
        self.due.append((seconds, lambda: call(*given)))

    def turn(self) -> None:
        due, self.due = self.due, []
        for seconds, call in due:
            assert seconds == PATIENCE
            call()


class Transport:
    closed = False

    def abort(self) -> None:
        self.closed = True


def connected() -> Any:
    """One connection of a server, with what the server's own class says of it."""

    class Connection:
        def __init__(self) -> None:
            self.loop, self.connections, self.cycle = Loop(), set[Any](), None

        def connection_made(self, transport: Any) -> None:
            self.transport = transport
            self.connections.add(self)

    slow_connections.install(Connection)
    slow_connections.install(Connection)  # as when the app is started twice in one process
    made: Any = Connection()
    made.connection_made(Transport())
    assert len(made.loop.due) == 1
    return made


def request(*, answered: bool) -> Any:
    return SimpleNamespace(response_complete=answered)


def test_a_connection_that_sends_no_whole_request_is_closed() -> None:
    connection = connected()

    connection.loop.turn()

    assert connection.transport.closed
    assert not connection.loop.due


@pytest.mark.parametrize("answered", [True, False])
def test_a_connection_with_a_request_is_looked_at_again(answered: bool) -> None:
    connection = connected()
    connection.cycle = request(answered=answered)

    connection.loop.turn()
    assert not connection.transport.closed

    connection.loop.turn()
    assert connection.transport.closed is answered  # a long download or upload is under way


def test_a_connection_that_goes_on_asking_stays_open() -> None:
    connection = connected()
    for _ in range(5):
        connection.cycle = request(answered=True)
        connection.loop.turn()

    assert not connection.transport.closed


def test_a_connection_that_ended_or_became_an_open_page_is_left_alone() -> None:
    connection = connected()
    connection.connections.clear()

    connection.loop.turn()

    assert not connection.transport.closed
    assert not connection.loop.due


def test_the_server_has_what_is_watched() -> None:
    made = AutoHTTPProtocol.__init__.__code__.co_names

    assert {"connections", "cycle"} <= set(made)
    assert "discard" in AutoHTTPProtocol.handle_websocket_upgrade.__code__.co_names


def test_a_key_that_comes_byte_by_byte_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = rules().guests.model_copy(update={"request_seconds": 0})
    monkeypatch.setattr("gtm_framework.sharing.guest_limits.rules", lambda: SimpleNamespace(guests=rule))
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def send(message: Any) -> None:
        sent.append(message)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError

    door = Door(app, key="K7M4XP93K7M4XP93K7M4XP93", port=8501, now=lambda: None)  # type: ignore[arg-type]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    in_a_thread.run(door(scope, receive, send))

    assert sent[0]["status"] == 401
