"""Where an idea is on the matrix: by its own impact and effort, or by inputs of the ranking method."""

from fractions import Fraction

from gtm_framework.exact import nearest_float
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods.methods import Method
from gtm_framework.triage.scales.scales import Axis


def position(initiative: Initiative, axis: Axis, by: Method) -> Fraction | None:
    """The exact place of an idea on one axis under a method, 1 to 10; None if it has none.

    If the method has an input for this axis, only that input counts: an idea without it has no place.

    Example:
        >>> from gtm_framework.triage.methods import methods_from
        >>> fit = {"combine": "product", "numerator": ["fit"], "axes": {"impact": "fit"}}
        >>> own = methods_from({"method": {"by_fit": fit}, "input": {"fit": {"scale": "1-5"}}}, "own.toml")
        >>> partner = Initiative(title="Partner program", impact=2, inputs={"fit": 4})
        >>> position(partner, "impact", own["by_fit"]), position(partner, "impact", own["ratio"])
        (Fraction(15, 2), Fraction(2, 1))
    """
    source = by.places.get(axis)
    if source is None:
        return initiative.position(axis)
    number = initiative.inputs.get(source.input)
    return None if number is None else source.place(number, initiative.scales.get(source.input))


def position_from(initiative: Initiative, axis: Axis, by: Method) -> str | None:
    """The input that the place comes from; None for the idea's own score, or without a place."""
    source = by.places.get(axis)
    if source is None:
        return initiative.position_from(axis)
    return source.input if source.input in initiative.inputs else None


def shown_position(initiative: Initiative, axis: Axis, by: Method) -> float | None:
    """The place for display."""
    if axis not in by.places:
        return initiative.matrix_impact if axis == "impact" else initiative.matrix_effort
    found = position(initiative, axis, by)
    return None if found is None else nearest_float(found)
