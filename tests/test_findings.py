"""Everything that a workspace says against itself, from every part of the product at once."""

from datetime import date

from gtm_framework.strategy.health.mix_changes import KeptMix
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.versions.versions import Strategy
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import Workspace
from gtm_framework.workspace.checkup_findings import as_json, counts, findings
from gtm_framework.workspace.examples import example_names, example_workspace
from tests.strategy.cascades import made, objective, pillar, quarterly, result, tactic
from tests.strategy.strategy_pages import page_of

PAGE = page_of({"motion.kind": "product_led", "pricing.level": "enterprise"})
CASCADE = made(
    pillars=[pillar()],
    objectives=[objective()],
    quarterly_initiatives=[quarterly()],
    tactics=[tactic(person_weeks=9, owner="", target=10)],
    results=[result(actual=100)],
    capacity={"2026-Q3": 4},
)


def everything() -> Workspace:
    refusal = {"sort": "segment", "what": "agencies", "words": ["agency"]}
    strategy = Strategy(page=page_of({}), exclusions=[refusal])
    strategy = strategy.keep("spring", date(2026, 3, 2), work=KeptMix.of(CASCADE))
    return Workspace(
        id="w",
        name="Acme",
        initiatives=(Initiative(id="i-1", title="An agency newsletter"),),
        strategy=strategy.with_changes(page=PAGE),
        cascade=CASCADE,
        health={"stage": "before_fit", "answers": {"flat_pipeline": "jumping"}},
    )


def test_an_empty_workspace_has_nothing_against_it() -> None:
    assert findings(Workspace(id="w", name="Acme")) == ()


def test_every_part_of_the_product_is_asked() -> None:
    found = findings(everything())

    assert {remark.family for remark in found} == {
        "coherence",
        "line_of_sight",
        "capacity",
        "outlier",
        "mix",
        "health",
        "exclusion",
    }
    assert {remark.rule for remark in found if remark.family == "mix"} == {
        "mix_off_target",
        "mix_not_followed",
    }


def test_the_worst_come_first_and_equals_in_the_order_of_the_parts() -> None:
    found = findings(everything())

    assert [r.severity.order for r in found] == sorted(r.severity.order for r in found)
    high = [remark.family for remark in found if remark.severity is Severity.HIGH]
    assert high[0] == "coherence"
    assert found == findings(everything())


def test_each_finding_has_an_id_of_its_own() -> None:
    ids = [remark.id for remark in findings(everything())]

    assert len(set(ids)) == len(ids)


def test_work_that_touches_a_refusal_is_found_with_the_words_that_say_so() -> None:
    [found] = [remark for remark in findings(everything()) if remark.family == "exclusion"]

    assert found.id.startswith("touches_refusal:i-1:x-")
    assert [str(field) for field in found.fields] == ["initiative i-1: title"]
    assert found.reason == (
        "Initiative “An agency newsletter” conflicts with your exclusion “agencies”. "
        "You decided this is out of scope (matched: “agency” in title)."
    )
    assert found.source == "S4 house"


def test_without_a_stage_no_mix_is_held_against_a_target() -> None:
    without = everything().model_copy(update={"health": Workspace(id="w", name="A").health})

    assert "mix_off_target" not in {remark.rule for remark in findings(without)}


def test_findings_leave_in_one_shape() -> None:
    found = findings(everything())
    told = as_json("Acme", found)

    assert (told["format"], told["version"], told["workspace"]) == ("gtm-framework-check", 1, "Acme")
    assert told["counts"] == {str(severity): count for severity, count in counts(found).items()}
    assert sum(told["counts"].values()) == len(found)
    keys = {"id", "rule", "family", "severity", "fields", "reason", "question", "advice", "source"}
    assert all(set(finding) == keys for finding in told["findings"])


def test_every_example_can_be_opened_as_a_workspace_by_its_name() -> None:
    assert len(example_names()) == 6
    for name in example_names():
        opened = example_workspace(name)
        assert opened.strategy.page.choices or opened.cascade.pillars
