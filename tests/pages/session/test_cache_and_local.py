"""Values kept for a visitor: computed once for their key; and one set of values for each workspace."""

from collections.abc import Callable

import pytest

from pages.parts import session

pytestmark = pytest.mark.usefixtures("state")


def counting(value: object) -> tuple[Callable[[], object], list[object]]:
    computed: list[object] = []

    def compute() -> object:
        computed.append(value)
        return value

    return compute, computed


@pytest.mark.parametrize("value", ["a list", None])
def test_a_value_is_computed_once_for_its_key(value: object) -> None:
    compute, computed = counting(value)

    assert [session.cached("ranked", ("w", 1), compute) for _ in range(3)] == [value] * 3
    assert len(computed) == 1


def test_another_key_or_another_name_computes_again() -> None:
    compute, computed = counting("a list")
    for name, key in (("ranked", 1), ("ranked", 2), ("outlook", 2), ("ranked", 2), ("ranked", 1)):
        session.cached(name, key, compute)

    assert len(computed) == 4  # only the last key of a name is kept


def test_a_value_belongs_to_the_open_workspace() -> None:
    session.set_open_workspace("one")
    session.set_local("round", 3)
    session.open_item("card", "price")
    session.set_open_workspace("two")

    assert (session.get_local("round"), session.opened_item("card")) == (None, None)
    session.open_item("card", "buyer")

    session.set_open_workspace("one")
    assert (session.get_local("round"), session.opened_item("card")) == (3, "price")


def test_an_item_is_closed_and_one_of_another_kind_stays_open() -> None:
    session.set_open_workspace("one")
    session.open_item("card", "price")
    session.open_item("thing", "p-1")
    session.open_item("card", None)

    assert (session.opened_item("card"), session.opened_item("thing")) == (None, "p-1")


def test_before_a_workspace_is_open_its_id_is_empty() -> None:
    assert session.open_workspace_id() == ""
    session.set_open_workspace("one")
    session.set_open_workspace(None)
    assert session.open_workspace_id() == ""
