"""Widgets whose value several people change."""

from typing import Any

from pages.parts import session


def test_a_value_that_this_visitor_saved_keeps_its_widget(state: dict[str, Any]) -> None:
    assert session.shared_key("call", None) == "call"
    state["call"] = "do"
    assert session.shared_key("call", "do") == "call"
    assert session.shared_value("call") == "do"


def test_a_value_that_someone_else_changed_gets_a_widget_of_its_own(state: dict[str, Any]) -> None:
    assert session.shared_key("call", None) == "call"

    assert session.shared_key("call", "no") == "call~1"
    assert session.shared_value("call") == "no"
    assert session.shared_key("call", "no") == "call~1"


def test_what_a_browser_still_showed_before_the_change_is_not_read(state: dict[str, Any]) -> None:
    session.shared_key("call", None)
    session.shared_key("call", "no")
    state["call"] = None  # an echo of the widget that was shown before
    assert session.shared_value("call") == "no"


def test_after_several_changes_each_has_its_own_widget(state: dict[str, Any]) -> None:
    keys = [session.shared_key("owner", owner) for owner in ("", "Ana", "Mira")]
    assert keys == ["owner", "owner~1", "owner~2"]
