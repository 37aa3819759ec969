"""Ideas sent under an objective or a quarterly initiative."""

import pytest

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import added
from gtm_framework.strategy.cascade.sending import sendable, sent
from gtm_framework.strategy.level import Level
from gtm_framework.triage.initiative import Initiative


@pytest.fixture
def cascade() -> Cascade:
    """Two objectives, and an initiative on the first."""
    made, _ = added(Cascade(), Level.OBJECTIVE, title="Win")
    made, _ = added(made, Level.OBJECTIVE, title="Keep")
    return added(made, Level.QUARTERLY_INITIATIVE, title="Fair", supports="o-1", quarter="2026-Q4")[0]


def idea(name: str, supports: str = "") -> Initiative:
    return Initiative(id=name, title=name.title(), supports=supports)


def test_ideas_sent_to_an_objective_support_it_and_the_roadmap_stays(cascade: Cascade) -> None:
    after, changed = sent(cascade, [idea("a"), idea("b", "o-2"), idea("c", "o-1")], "o-1")

    assert after == cascade
    assert [(made.id, made.supports) for made in changed] == [("a", "o-1"), ("b", "o-1")]


def test_ideas_sent_to_an_initiative_become_its_tactics_and_support_its_objective(cascade: Cascade) -> None:
    after, changed = sent(cascade, [idea("a"), idea("b", "o-1")], "q-1")

    assert [(t.title, t.supports, t.initiative) for t in after.tactics] == [
        ("A", "q-1", "a"),
        ("B", "q-1", "b"),
    ]
    assert [(made.id, made.supports) for made in changed] == [("a", "o-1")]


def test_an_initiative_without_an_objective_changes_no_idea() -> None:
    loose, _ = added(Cascade(), Level.QUARTERLY_INITIATIVE, title="Fair", quarter="2026-Q4")

    assert sent(loose, [idea("a", "o-9")], "q-1")[1] == ()


def test_what_serves_an_objective_or_is_carried_out_is_not_offered_again(cascade: Cascade) -> None:
    ideas = [idea("a"), idea("b", "o-1"), idea("c", "o-2"), idea("d")]
    cascade, _ = sent(cascade, [idea("d")], "q-1")

    assert [made.id for made in sendable(cascade, ideas, "o-2")] == ["a"]
    assert [made.id for made in sendable(cascade, ideas, "q-1")] == ["a", "b"]


def test_an_unknown_target_is_named(cascade: Cascade) -> None:
    with pytest.raises(UnknownNameError, match="o-7"):
        sent(cascade, [idea("a")], "o-7")
