"""What a workshop decided, as the list shows it and is narrowed by it."""

from datetime import date

from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.worklist.decisions import (
    DecisionFilter,
    decided,
    decision_words,
    due_of,
    owners,
    statuses,
    with_due,
)

IDEAS = [
    with_due(Initiative(title="Benchmark", status="Do now", owner="Ben"), date(2026, 9, 30)),
    with_due(Initiative(title="Webinars", status="Later", owner="Ana"), date(2026, 12, 1)),
    Initiative(title="Partners", status="Later"),
    Initiative(title="Pricing page", extra={"due": "soon"}),
]


def shown(**wanted: object) -> list[str]:
    return [one.initiative.title for one in decided(rank(IDEAS), DecisionFilter(**wanted))]  # type: ignore[arg-type]


def test_an_idea_says_what_was_decided_who_does_it_and_until_when() -> None:
    assert [decision_words(one) for one in IDEAS] == [
        "Do now, Ben, due September 30, 2026",
        "Later, Ana, due December 1, 2026",
        "Later",
        "",
    ]


def test_a_due_date_that_cannot_be_read_is_none_and_none_leaves_it_alone() -> None:
    assert due_of(IDEAS[3]) is None
    assert with_due(IDEAS[0], None) == IDEAS[0]


def test_a_list_is_narrowed_by_decision_owner_and_date() -> None:
    assert len(shown()) == 4
    assert sorted(shown(statuses=["Later"])) == ["Partners", "Webinars"]
    assert shown(owners=["Ben"]) == ["Benchmark"]
    assert shown(due_by=date(2026, 10, 1)) == ["Benchmark"]
    assert shown(statuses=["Later"], owners=["Ben"]) == []
    assert (statuses(IDEAS), owners(IDEAS)) == (("Do now", "Later"), ("Ana", "Ben"))
