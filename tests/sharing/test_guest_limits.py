"""What someone without a pass may use of a shared app, each limit at its boundary."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.sharing.door import STREAM, Door
from gtm_framework.sharing.guest_connection import GuestConnection
from gtm_framework.sharing.guest_limits import Allowance, GuestLimits
from gtm_framework.sharing.key import pass_of
from gtm_framework.sharing.seats import SeatsByAddress
from gtm_framework.workshop.rules.book import rules
from tests import in_a_thread

KEY = "K7M4XP93K7M4XP93K7M4XP93"
PASS = f"gtm-facilitator-8501={pass_of(KEY)}"
RULE = rules().guests


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def frame(size: int) -> dict[str, Any]:
    return {"type": "websocket.receive", "bytes": b"x" * size}


class Room:
    """A shared app whose guests stay connected until they are let go."""

    def __init__(self, permits: Callable[[bytes], bool] = lambda _: True) -> None:
        self.reached: list[str] = []
        self.let_go = asyncio.Event()
        self.door = Door(self._app, key=KEY, port=8501, now=lambda: datetime.now(UTC), permits=permits)

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        self.reached.append(scope["client"][0])
        await self.let_go.wait()

    async def connects(self, address: str, cookie: str = "") -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> dict[str, Any]:
            return frame(1)

        headers = [(b"host", b"room:8501"), (b"cookie", cookie.encode())]
        scope = {"type": "websocket", "path": STREAM, "headers": headers, "client": (address, 1)}
        await self.door(scope, receive, send)
        return sent


def run(test: Awaitable[None]) -> None:
    async def wrapped() -> None:
        await test

    in_a_thread.run(wrapped())


def test_an_address_gets_its_connections_and_no_more_and_the_facilitator_always_gets_in() -> None:
    async def visit() -> None:
        room = Room()
        most = RULE.connections_per_address
        guests = [asyncio.create_task(room.connects("10.0.0.1")) for _ in range(most)]
        await asyncio.sleep(0)
        assert len(room.reached) == most

        assert await room.connects("10.0.0.1") == [{"type": "websocket.close", "code": 1013}]
        others = [
            asyncio.create_task(room.connects("10.0.0.2")),
            asyncio.create_task(room.connects("10.0.0.1", PASS)),
        ]
        await asyncio.sleep(0)
        assert room.reached[most:] == ["10.0.0.2", "10.0.0.1"]

        room.let_go.set()
        await asyncio.gather(*guests, *others)
        assert await room.connects("10.0.0.1") == []

    run(visit())


def test_all_addresses_together_leave_room_for_facilitators() -> None:
    async def visit() -> None:
        room = Room()
        guests = [asyncio.create_task(room.connects(f"10.0.{n}.1")) for n in range(RULE.connections)]
        await asyncio.sleep(0)
        assert await room.connects("10.9.9.9") == [{"type": "websocket.close", "code": 1013}]
        facilitator = asyncio.create_task(room.connects("10.9.9.9", PASS))
        await asyncio.sleep(0)
        assert room.reached[-1] == "10.9.9.9"
        room.let_go.set()
        await asyncio.gather(*guests, facilitator)

    run(visit())


def test_a_burst_passes_and_what_follows_waits_its_turn() -> None:
    clock = Clock()
    limits = GuestLimits(RULE, clock)
    own = limits.connect("a")
    assert own is not None
    burst = RULE.frames_per_second * RULE.burst_seconds

    assert [limits.wait_for_frame(own) for _ in range(burst)] == [0.0] * burst
    waits = [limits.wait_for_frame(own) for _ in range(3)]

    assert waits == pytest.approx([n / RULE.frames_per_second for n in (1, 2, 3)])
    clock.now += RULE.burst_seconds + 1
    assert limits.wait_for_frame(own) == 0.0


def test_a_thousand_connections_share_one_allowance() -> None:
    clock = Clock()
    limits = GuestLimits(RULE.model_copy(update={"connections_per_address": 300}), clock)
    own = [limits.connect("a") for _ in range(300)]

    waits = [limits.wait_for_frame(each) for each in own if each for _ in range(5)]

    passed_at_once = sum(wait == 0.0 for wait in waits)
    assert passed_at_once == RULE.frames_per_second_in_all * RULE.burst_seconds
    assert max(waits) == pytest.approx((1500 - passed_at_once) / RULE.frames_per_second_in_all)


class Reader:
    """The part of the server that reads frames."""

    max_message_size = 200_000_000


class Wire:
    """One connection's frames, and what the guest is sent."""

    def __init__(self, *frames: dict[str, Any]) -> None:
        self.conn = Reader()
        self.frames, self.sent = list(frames), list[dict[str, Any]]()

    async def receive(self) -> dict[str, Any]:
        if not self.frames:
            await asyncio.Event().wait()
        return self.frames.pop(0)

    async def send(self, message: Any) -> None:
        self.sent.append(message)


def guest(wire: Wire, **rule: int) -> GuestConnection:
    limits = GuestLimits(RULE.model_copy(update=rule))
    own = Allowance(RULE.frames_per_second, RULE.burst_seconds, 0.0)
    return GuestConnection(
        wire.receive, wire.send, limits=limits, own=own, permits=lambda data: b"bad" not in data
    )


CLOSED = [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("sent", "passes"),
    [
        (frame(RULE.frame_bytes), True),
        (frame(RULE.frame_bytes + 1), False),
        ({"type": "websocket.receive", "bytes": b"bad"}, False),
        ({"type": "websocket.receive", "text": "words"}, False),
        ({"type": "websocket.disconnect", "code": 1000}, True),
    ],
)
def test_a_frame_passes_or_ends_the_connection(sent: dict[str, Any], passes: bool) -> None:
    async def visit() -> None:
        wire = Wire(sent, frame(1))
        connection = guest(wire)

        got = await connection.receive()

        assert wire.conn.max_message_size == RULE.frame_bytes
        if passes:
            assert (got, wire.sent) == (sent, [])
            return
        assert (got["type"], wire.sent) == ("websocket.disconnect", CLOSED)
        await connection.send({"type": "websocket.send", "bytes": b"more"})
        assert (await connection.receive())["type"] == "websocket.disconnect"
        assert wire.sent == CLOSED

    run(visit())


@pytest.mark.parametrize("frames", [0, 1])
def test_a_silent_connection_is_closed(frames: int) -> None:
    async def visit() -> None:
        wire = Wire(*[frame(1)] * frames)
        connection = guest(wire, first_frame_seconds=0, idle_seconds=0)
        if frames:
            connection = guest(wire, first_frame_seconds=60, idle_seconds=0)
            assert (await connection.receive())["type"] == "websocket.receive"

        assert (await connection.receive())["type"] == "websocket.disconnect"
        assert wire.sent == CLOSED

    run(visit())


def test_an_address_takes_its_share_of_a_room_and_no_more() -> None:
    seats = SeatsByAddress(most=2)
    for _ in range(2):
        seats.check("w", "10.0.0.1")
        seats.take("w", "10.0.0.1")

    with pytest.raises(RefusedError) as refused:
        seats.check("w", "10.0.0.1")

    assert str(refused.value) == (
        "seat: 2 people have joined from your network address, which is the limit for one address. Ask "
        "the facilitator, or join over another network."
    )
    seats.check("w", "10.0.0.2")
    seats.check("another", "10.0.0.1")


def test_one_address_never_fills_a_room() -> None:
    assert RULE.seats_per_address * 2 <= rules().limits.people
