"""What a team decided against the wording of its ideas, and what follows from it for the next one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.hints import Hints, suggest
from gtm_framework.triage.hints.accepting import hinted
from gtm_framework.triage.hints.corrections import KEPT, Correction, follow, overruled, remember
from gtm_framework.triage.initiative import Initiative, Kind, Override
from gtm_framework.triage.verdict import classify
from gtm_framework.triage.worklist.rapid import said

REPORT = Initiative(title="Publish the benchmark report")
TACTICAL = Correction(title=REPORT.title, kind=Kind.TACTICAL)


def hints_of(title: str, *kept: Correction) -> Hints:
    return follow(suggest(title), title, kept)


def test_a_verdict_against_the_wording_is_a_correction() -> None:
    assert overruled(REPORT, said(REPORT, Kind.TACTICAL), suggest(REPORT.title)) == TACTICAL


def test_a_verdict_set_by_hand_is_one_too() -> None:
    after = REPORT.with_changes(override=Override(kind=Kind.TACTICAL, reason="We do it every month."))

    assert overruled(REPORT, after, suggest(REPORT.title)) == TACTICAL


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Publish the benchmark report", Kind.STRATEGIC), ("Blue Falcon", Kind.TACTICAL)],
)
def test_a_verdict_that_the_wording_suggests_or_says_nothing_about_is_none(title: str, kind: Kind) -> None:
    before = Initiative(title=title)

    assert overruled(before, said(before, kind), suggest(title)) is None


def test_a_change_that_leaves_the_verdict_is_none() -> None:
    decided = said(REPORT, Kind.TACTICAL)

    assert overruled(decided, decided.with_changes(impact=3), suggest(REPORT.title)) is None


def test_an_idea_worded_alike_follows_the_decision_and_names_it() -> None:
    hints = hints_of("Publish the benchmark study", TACTICAL)

    assert (hints.kind, hints.as_decided_for) == ("tactical", "Publish the benchmark report")
    assert hints.telling_words == ("publish", "benchmark")
    assert {s.reason for s in hints.suggestions[:2]} == {
        "As you decided for “Publish the benchmark report”."
    }


def test_accepting_what_follows_a_decision_gives_its_verdict() -> None:
    idea = Initiative(title="Publish the benchmark study")
    accepted = hinted(idea, read=lambda title, notes: follow(suggest(title, notes), title, [TACTICAL]))

    assert classify(accepted).kind == "tactical"


@pytest.mark.parametrize("title", ["Publish the price list", "Benchmark", "Win the hospital market", ""])
def test_an_idea_that_shares_too_few_words_follows_no_decision(title: str) -> None:
    assert hints_of(title, TACTICAL) == suggest(title)


def test_of_two_decisions_the_likelier_one_counts_and_of_equals_the_later_one() -> None:
    like = Correction(title="Publish the benchmark study in Q3", kind=Kind.STRATEGIC)

    assert hints_of("Publish the benchmark study", TACTICAL, like).as_decided_for == like.title
    other = Correction(title="Publish a benchmark video", kind=Kind.STRATEGIC)
    assert hints_of("Publish the benchmark study", other, TACTICAL).as_decided_for == other.title


def test_a_later_decision_on_the_same_words_replaces_the_earlier_one() -> None:
    changed = Correction(title="publish a Benchmark Report", kind=Kind.STRATEGIC)

    assert remember([TACTICAL], [changed]) == (changed,)


def test_only_the_latest_decisions_are_kept() -> None:
    many = [Correction(title=f"idea {n}", kind=Kind.TACTICAL) for n in range(KEPT)]

    assert remember(many, [TACTICAL]) == (TACTICAL, *many[:-1])


@given(st.text(max_size=40), st.sampled_from([Kind.STRATEGIC, Kind.TACTICAL]))
def test_the_same_title_always_follows_its_own_decision(title: str, kind: Kind) -> None:
    own = Correction(title=title, kind=kind)

    hints = hints_of(title, own)

    assert hints.kind == kind or not hints.as_decided_for
