"""Connections without a request: closed by the server, no matter who sent them."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from gtm_framework.sharing.door import Door
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.room_rules import GuestRule
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

    def __init__(self, address: str = "192.0.2.7") -> None:
        self.address = address

    def get_extra_info(self, name: str) -> Any:
        return (self.address, 50_000) if name == "peername" else None

    def abort(self) -> None:
        self.closed = True


def server(rule: GuestRule | None = None) -> Any:
    """A server's own class for one connection, with what it says of it."""

    class Connection:
        def __init__(self) -> None:
            self.loop, self.connections, self.cycle = Loop(), set[Any](), None

        def connection_made(self, transport: Any) -> None:
            self.transport = transport
            self.connections.add(self)

    slow_connections.install(Connection, rule)
    slow_connections.install(Connection, rule)  # as when the app is started twice in one process
    return Connection


def connected() -> Any:
    """One connection of a server."""
    made = server()()
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


def many(addresses: list[str], **limits: int) -> list[Any]:
    """Connections that came one after another from these addresses, none with a request yet."""
    connection = server(rules().guests.model_copy(update=limits))
    connection_of_all: set[Any] = set()
    made = []
    for address in addresses:
        one = connection()
        one.connections = connection_of_all
        one.connection_made(Transport(address))
        made.append(one)
    return made


def still_open(connections: list[Any]) -> list[bool]:
    return [not connection.transport.closed for connection in connections]


def test_an_address_has_only_so_many_connections_without_a_request_and_the_oldest_is_closed() -> None:
    exactly = many(["192.0.2.7"] * 3, silent_per_address=3)
    one_more = many(["192.0.2.7"] * 4, silent_per_address=3)

    assert still_open(exactly) == [True, True, True]
    assert still_open(one_more) == [False, True, True, True]


def test_connections_of_another_address_are_not_closed_for_it() -> None:
    connections = many(["198.51.100.1", *["192.0.2.7"] * 4], silent_per_address=3)

    assert still_open(connections) == [True, False, True, True, True]


def test_all_addresses_together_have_only_so_many_connections_without_a_request() -> None:
    addresses = [f"192.0.2.{at}" for at in range(1, 7)]

    assert still_open(many(addresses, silent_in_all=5)) == [False, *[True] * 5]
    assert still_open(many(addresses, silent_in_all=6)) == [True] * 6


def test_a_connection_with_a_request_does_not_count() -> None:
    connection = server(rules().guests.model_copy(update={"silent_per_address": 1}))
    asking, ended = connection(), connection()
    asking.connection_made(Transport())
    asking.cycle = request(answered=False)
    ended.connection_made(Transport())
    ended.connections.clear()
    silent = connection()
    silent.connection_made(Transport())

    assert still_open([asking, ended, silent]) == [True, True, True]


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
