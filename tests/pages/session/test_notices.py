"""Notices are shown once, and errors in callbacks become notices."""

from typing import Any

import pytest

from gtm_framework.errors import GtmError
from pages.parts import session

pytestmark = pytest.mark.usefixtures("state")


def test_notices_are_shown_once_and_in_their_order() -> None:
    assert not session.has_notices()
    session.notify("Saved.")
    session.notify("Deleted.", tone="bad", undo=True)

    assert session.has_notices()
    assert session.take_notices() == [
        session.Notice("Saved.", "good", undo=False),
        session.Notice("Deleted.", "bad", undo=True),
    ]
    assert session.take_notices() == []
    assert not session.has_notices()


def test_an_error_in_a_callback_becomes_a_notice() -> None:
    @session.report_errors
    def change(title: str, *, owner: str) -> None:
        raise GtmError(f"{title} has no {owner}.")

    change("A", owner="owner")

    assert session.take_notices() == [session.Notice("A has no owner.", "bad")]


def test_a_callback_without_an_error_says_nothing_and_keeps_its_name() -> None:
    done: list[Any] = []

    @session.report_errors
    def change(title: str) -> None:
        done.append(title)

    change("A")

    assert (done, change.__name__, session.has_notices()) == (["A"], "change", False)


def test_a_fault_of_the_program_is_not_hidden() -> None:
    @session.report_errors
    def change() -> None:
        raise KeyError("title")

    with pytest.raises(KeyError):
        change()
    assert not session.has_notices()
