"""The rules that the product ships, and how faulty ones are refused."""

from datetime import timedelta
from typing import Any

import pytest

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.records.loading import parse
from gtm_framework.strategy.alignment.feedback import prompts
from gtm_framework.strategy.alignment.sight_lines import line_of_sight
from gtm_framework.strategy.cascade.examples import cascade_example, cascade_example_names
from gtm_framework.strategy.cascade.rules import CascadeRules, cascade_rules
from gtm_framework.strategy.health.assessment import health


def faulty(**changes: Any) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        parse(CascadeRules, {**cascade_rules().model_dump(), **changes}, "cascade.toml")
    assert refused.value.what == "cascade.toml"
    return list(refused.value.faults)


def levels(**changes: Any) -> dict[str, Any]:
    effort: dict[str, Any] = cascade_rules().effort.model_dump()
    rows = [dict(row) for row in effort["levels"]]
    rows[3] |= changes
    return {**effort, "levels": rows}


def test_an_effort_table_must_rise_from_1_to_10() -> None:
    assert faulty(effort=levels(level=3)) == [
        "effort: levels [1, 2, 3, 3, 5, 6, 7, 8, 9, 10] are not 1 to 10 in order. Add each level once."
    ]
    assert faulty(effort=levels(weeks=100)) == [
        "effort: person-weeks decrease as effort rises. Enter increasing values."
    ]


def test_every_fault_of_the_rules_is_listed() -> None:
    rules = cascade_rules().model_dump()
    assert faulty(
        limits={**rules["limits"], "pillars": 0},
        outlier={**rules["outlier"], "factor": 1, "source": ""},
        colour="red",
    ) == [
        "limits, pillars: 0 is too low. Enter 1 or more.",
        "outlier, factor: 1 is too low. Enter more than 1.",
        "outlier, source: Unknown source ''. Known: S0, S1, S2, S3, S4, house.",
        "colour: there is no such field. Known: effort, capacity, limits, outlier, best_set, remarks.",
    ]


def test_the_limits_of_the_rules_decide_what_is_remarked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = cascade_rules()
    strict = rules.model_copy(
        update={"limits": rules.limits.model_copy(update={"quarterly_initiatives": 0})}
    )
    example = cascade_example("fintech-cascade").cascade
    monkeypatch.setattr("gtm_framework.strategy.alignment.sight_lines.cascade_rules", lambda: strict)

    assert [remark.id for remark in line_of_sight(example).remarks] == ["crowded_quarter:2026-Q3"]


def test_the_fintech_cascade_holds_the_figures_of_its_source_and_raises_nothing() -> None:
    example = cascade_example("fintech-cascade")
    cascade = example.cascade

    (objective,) = cascade.objectives
    assert (objective.number, objective.unit) == (10, "% of the segment")
    assert objective.start is not None
    assert objective.date is not None
    assert objective.date + timedelta(1) == objective.start.replace(year=objective.start.year + 3)
    assert [made.quarter for made in cascade.quarterly_initiatives] == ["2026-Q3"]
    assert "50" in cascade.quarterly_initiatives[0].title
    assert [tactic.target for tactic in cascade.tactics][::2] == [3, 50]
    assert "top 10" in cascade.tactics[1].title
    assert example.about.source == "S3"
    assert line_of_sight(cascade).remarks == ()
    assert prompts(cascade) == ()
    assert health(cascade).findings == ()


def test_an_unknown_example_is_refused_with_the_names() -> None:
    assert cascade_example_names() == ("fintech-cascade",)
    with pytest.raises(UnknownNameError) as refused:
        cascade_example("saas")

    assert str(refused.value) == "Unknown example 'saas'. Known: fintech-cascade."
