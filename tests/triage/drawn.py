"""Rubrics and initiatives drawn by Hypothesis, for the laws of triage."""

from typing import Any

from hypothesis import strategies as st

from gtm_framework import Initiative, Rubric
from gtm_framework.triage.methods.methods import all_inputs
from gtm_framework.triage.scales.scales import scale

FIELDS = ("impact", "effort", "reach", "confidence")


def option(name: str, lean: int) -> dict[str, Any]:
    return {"id": name, "label": name.capitalize(), "lean": lean}


def question(name: str, weight: int = 1, leans: tuple[int, ...] = (1, -1), group: str = "criterion") -> Any:
    return {
        "id": name,
        "group": group,
        "question": f"What of {name}?",
        "strategic": "far",
        "tactical": "near",
        "weight": weight,
        "options": [option(f"option_{at}", lean) for at, lean in enumerate(leans)],
    }


def rubric(
    *questions: Any, lean_max: int = 1, threshold_percent: int = 15, min_coverage_percent: int = 30
) -> Rubric:
    return Rubric.model_validate(
        {
            "lean_max": lean_max,
            "threshold_percent": threshold_percent,
            "min_coverage_percent": min_coverage_percent,
            "question": questions,
        }
    )


@st.composite
def rubrics(draw: st.DrawFn, largest_weight: int = 30, most_questions: int = 5) -> Rubric:
    """Rubrics of a user's own: other weights, finer leans, other lines."""
    lean_max = draw(st.integers(1, 4))
    between = st.lists(st.integers(-lean_max, lean_max), max_size=3)
    questions = [
        question(
            f"question_{at}",
            draw(st.integers(1, largest_weight)),
            (lean_max, *draw(between), -lean_max),
            draw(st.sampled_from(["criterion", "filter"])),
        )
        for at in range(draw(st.integers(1, most_questions)))
    ]
    return rubric(
        *questions,
        lean_max=lean_max,
        threshold_percent=draw(st.integers(1, 100)),
        min_coverage_percent=draw(st.integers(0, 100)),
    )


@st.composite
def answers(draw: st.DrawFn, to: Rubric) -> dict[str, str]:
    """Some of a rubric's questions answered."""
    given = {q: draw(st.none() | st.sampled_from(list(leans))) for q, leans in to.leans.items()}
    return {q: answer for q, answer in given.items() if answer is not None}


def decimals(low: int, high: int, places: int = 6) -> st.SearchStrategy[float]:
    """Numbers as people type them, with up to so many decimals."""
    return st.integers(0, places).flatmap(
        lambda p: st.integers(low * 10**p, high * 10**p).map(lambda whole: whole / 10**p)
    )


scores = st.none() | st.integers(1, 10).map(float) | decimals(1, 10) | st.floats(1, 10)
"""Impact or effort: mostly whole, sometimes with any number of decimals."""

_reaches = st.none() | st.integers(0, 5000).map(float) | st.floats(0, 1e308)
_shares = st.none() | st.sampled_from([0.5, 0.8, 1.0, 50.0, 80.0, 100.0]) | st.floats(0, 100)


def typed_numbers(name: str) -> st.SearchStrategy[float]:
    """Numbers that a method's own input allows."""
    needed = all_inputs()[name]
    if needed.allowed:
        return st.sampled_from(needed.allowed)
    low, high = needed.span
    return decimals(int(low) + 1, int(min(high, 50))) | st.floats(low, min(high, 1e6))


_SCALES = ("1-5", "0-100", "percent", "share", "rice-impact", "tshirt", "person-weeks", "money", "count")


def numbers_on(name: str) -> st.SearchStrategy[float]:
    """Numbers that a scale takes."""
    low, high = scale(name).span
    return st.sampled_from(scale(name).choices or (low, min(high, 1e4))) | decimals(0, 1).map(
        lambda share: low + share * (min(high, 1e4) - low)
    )


@st.composite
def initiatives(draw: st.DrawFn, to: Rubric) -> Initiative:
    """An initiative with some answers, some scores and some typed numbers."""
    inputs = {
        name: draw(typed_numbers(name))
        for name in all_inputs()
        if name not in FIELDS and draw(st.booleans())
    }
    scales = {name: draw(st.sampled_from(_SCALES)) for name in (*FIELDS, *inputs) if draw(st.booleans())}
    if scales and draw(st.booleans()):
        numbers = {name: draw(numbers_on(on)) for name, on in scales.items()}
        fields = {name: numbers.get(name) for name in FIELDS}
        return Initiative(
            title=draw(st.text("abé𝄞 ", min_size=1, max_size=3).filter(str.strip)),
            answers=draw(answers(to)),
            scales=scales,
            inputs={**inputs, **{name: n for name, n in numbers.items() if name not in FIELDS}},
            **fields,
        )
    return Initiative(
        title=draw(st.text("abé𝄞 ", min_size=1, max_size=3).filter(str.strip)),
        answers=draw(answers(to)),
        impact=draw(scores),
        effort=draw(scores),
        reach=draw(_reaches),
        confidence=draw(_shares),
        inputs=inputs,
    )


def lists_of_initiatives(to: Rubric, most: int = 30) -> st.SearchStrategy[list[Initiative]]:
    return st.lists(initiatives(to), max_size=most)
