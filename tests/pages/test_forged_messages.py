"""Messages that no component of ours sends: an error of ours, never a traceback, and nothing is changed."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest

from gtm_framework.errors import GtmError
from pages.parts import session
from pages.parts.components import half_typed, outbox, window_size
from pages.parts.components.ballot_paper import read
from pages.parts.session import UnreadableMessageError

DEEP: list[Any] = []
for _ in range(5_000):
    DEEP = [DEEP]
FORGED = [
    None,
    1,
    -1.5,
    float("nan"),
    float("inf"),
    10**400,
    "",
    "text",
    "\ud800",
    "\x00",
    [],
    [[]],
    {},
    DEEP,
    {"seq": 1},
    {"from": 1},
    {"from": "a", "waiting": 1},
    {"from": "a", "waiting": [1, None, {"seq": "1"}, {"seq": 10**400}]},
    {"texts": 1},
    {"texts": {"a": 1}},
    {"texts": {"a": [1]}, "workspace": 1, "left": 2},
    {"left": DEEP},
    True,
]
HANDLERS = [
    lambda entry: entry["missing"],
    lambda entry: int(entry["value"]),
    lambda entry: entry["value"].casefold(),
    lambda entry: float(entry["value"]) ** 400,
    lambda entry: {entry["value"]: 1},
    lambda entry: read(entry, "p", 1),
    lambda entry: entry["value"][0][0],
]


class Event:
    def __init__(self, pressed: object) -> None:
        self.pressed = pressed


@pytest.mark.parametrize("value", FORGED, ids=lambda value: f"{type(value).__name__}")
@pytest.mark.parametrize("handle", HANDLERS)
def test_a_forged_press_is_an_error_of_ours_and_is_not_sent_again(
    state: dict[str, Any], value: object, handle: Any
) -> None:
    state["pad"] = Event(
        {"from": "x", "waiting": [{"seq": 1, "value": value, "item": value, "axis": value}]}
    )
    with suppress(GtmError):
        outbox.take("pad", handle)

    assert outbox.acknowledged("pad")["seq"] == 1


@pytest.mark.parametrize("sent", FORGED, ids=lambda value: f"{type(value).__name__}")
def test_a_forged_outbox_is_passed_over(state: dict[str, Any], sent: object) -> None:
    state["pad"] = Event(sent)
    taken: list[Mapping[str, Any]] = []

    outbox.take("pad", taken.append)

    assert all(type(entry["seq"]) is int for entry in taken)


@pytest.mark.parametrize("sent", FORGED, ids=lambda value: f"{type(value).__name__}")
def test_forged_drafts_and_window_sizes_are_notices(state: dict[str, Any], sent: object) -> None:
    before = session.window()
    state["half-typed"] = {"typed": sent}
    state["window-size"] = {"size": sent}

    half_typed._receive()
    window_size._receive()

    assert {notice.tone for notice in session.take_notices()} <= {"bad"}
    assert session.window() == before


def test_the_words_say_what_to_do() -> None:
    with pytest.raises(UnreadableMessageError) as error, session.reading_message():
        raise KeyError("typed")
    assert str(error.value) == (
        "This page sent something the app can’t read. Nothing was changed. Reload the page."
    )
