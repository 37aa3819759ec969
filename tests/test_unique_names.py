"""Distinct ids: numbered where an id is taken, in linear time."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.initiative import id_from, ids_from
from gtm_framework.unique_names import UniqueNames


def test_an_id_that_is_free_stays_and_one_that_is_taken_is_numbered_from_two() -> None:
    ids = UniqueNames(["a", "b-2"])

    assert [ids.claim(wanted) for wanted in ("a", "b", "b", "a", "c")] == ["a-2", "b", "b-3", "a-3", "c"]


def test_a_number_that_another_id_has_is_skipped() -> None:
    ids = UniqueNames()

    assert [ids.claim(wanted) for wanted in ("a", "a-2", "a", "a-2")] == ["a", "a-2", "a-3", "a-2-2"]


class Watched(str):
    """An id that counts how often a number is appended to it."""

    __slots__ = ()
    numbered = 0

    def __format__(self, spec: str) -> str:
        Watched.numbered += 1
        return super().__format__(spec)


def test_many_ids_that_are_the_same_are_numbered_once_each() -> None:
    ids, wanted = UniqueNames(), Watched("a")
    claimed = [ids.claim(wanted) for _ in range(2_000)]

    assert claimed[-1] == "a-2000"
    assert Watched.numbered == 1_999


@given(
    st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])), st.sets(st.sampled_from(["a", "a-2", "b", "b-2"]))
)
def test_whatever_is_wanted_no_id_is_given_twice(wanted: list[str], taken: set[str]) -> None:
    ids = UniqueNames(taken)
    claimed = [ids.claim(one) for one in wanted]

    assert len(set(claimed) | taken) == len(claimed) + len(taken)
    assert all(free == one or free.startswith(f"{one}-") for free, one in zip(claimed, wanted, strict=True))


def test_ids_made_for_many_are_those_made_one_by_one() -> None:
    titles, notes = ["A", "Größe", "\ud83d", ""], ["", "x", "\0", "b"]

    assert ids_from(titles, notes) == list(map(id_from, titles, notes))


def test_a_made_name_is_none_that_is_still_to_come() -> None:
    names = UniqueNames(form="{} ({})", reserved={"a (2)", "Column B"})

    assert [names.claim("a"), names.claim("a"), names.claim("Column B", made=True)] == [
        "a",
        "a (3)",
        "Column B (2)",
    ]


def test_every_number_behind_a_name_comes_from_this_routine() -> None:
    """Elsewhere, a loop that counts up until a name is free takes quadratic time."""
    counting = re.compile(r"while (?!.* and ).*\bin (?:taken|used|known|seen|names|ids|titles)\b")
    paths = [path for folder in ("gtm_framework", "pages") for path in Path(folder).rglob("*.py")]
    found = {path.name for path in paths if counting.search(path.read_text(encoding="utf-8"))}

    assert found == set()
