"""Distinct ids: numbered where an id is taken, in linear time."""

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.unique_ids import UniqueIds


def test_an_id_that_is_free_stays_and_one_that_is_taken_is_numbered_from_two() -> None:
    ids = UniqueIds(["a", "b-2"])

    assert [ids.claim(wanted) for wanted in ("a", "b", "b", "a", "c")] == ["a-2", "b", "b-3", "a-3", "c"]


def test_a_number_that_another_id_has_is_skipped() -> None:
    ids = UniqueIds()

    assert [ids.claim(wanted) for wanted in ("a", "a-2", "a", "a-2")] == ["a", "a-2", "a-3", "a-2-2"]


class Watched(str):
    """An id that counts how often a number is appended to it."""

    __slots__ = ()
    numbered = 0

    def __format__(self, spec: str) -> str:
        Watched.numbered += 1
        return super().__format__(spec)


def test_many_ids_that_are_the_same_are_numbered_once_each() -> None:
    ids, wanted = UniqueIds(), Watched("a")
    claimed = [ids.claim(wanted) for _ in range(2_000)]

    assert claimed[-1] == "a-2000"
    assert Watched.numbered == 1_999


@given(
    st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])), st.sets(st.sampled_from(["a", "a-2", "b", "b-2"]))
)
def test_whatever_is_wanted_no_id_is_given_twice(wanted: list[str], taken: set[str]) -> None:
    ids = UniqueIds(taken)
    claimed = [ids.claim(one) for one in wanted]

    assert len(set(claimed) | taken) == len(claimed) + len(taken)
    assert all(free == one or free.startswith(f"{one}-") for free, one in zip(claimed, wanted, strict=True))
