"""A team's own method as a table of criteria, and the rules made from it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gtm_framework.errors import RefusedError
from gtm_framework.triage.initiative import RANGES, stable_name
from gtm_framework.triage.methods.methods import Method, all_methods
from gtm_framework.triage.methods.own_methods import methods_from
from gtm_framework.triage.scales.scales import AXES, Axis, scale

Combine = Literal["sum", "product"]
USUAL_SCALE = "1-10"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One number of a method, as a person describes it.

    Attributes:
        label: Its name; impact, effort, reach, and confidence are the idea's own.
        weight: Its factor in a sum, above 0.
        scale: The scale it is scored on (`data/scales.toml`).
        less_is_better: Whether a low number is good; not for quantities without an upper limit.
        divides: Whether the score is divided by it.
        axis: The axis of the matrix on which it places ideas instead of their own impact or effort.

    Example:
        >>> churn = Criterion("Churn risk", weight=2, scale="1-5", less_is_better=True)
        >>> own = with_method({}, "Safe growth", "sum", [Criterion("Impact"), churn])
        >>> own["input"]["safe_growth_churn_risk"]
        {'label': 'Churn risk', 'scale': '1-5', 'direction': 'less'}
    """

    label: str
    weight: float = 1.0
    scale: str = USUAL_SCALE
    less_is_better: bool = False
    divides: bool = False
    axis: Axis | None = None


def with_method(
    own: Mapping[str, Any], name: str, combine: Combine, criteria: Sequence[Criterion], replacing: str = ""
) -> dict[str, Any]:
    """The team's own methods with one added or changed.

    Args:
        own: The methods so far, in the format of `data/methods.toml`.
        name: The method's name.
        combine: Whether its numbers are added by weight, or multiplied.
        criteria: Its numbers, in the order of the formula.
        replacing: Id of the method it replaces; empty for a new one.

    Raises:
        RefusedError: If the method can't be computed; lists every error.

    Example:
        >>> criteria = [Criterion("Impact", weight=2), Criterion("Strategic fit", scale="1-5")]
        >>> own = with_method({}, "Fit first", "sum", criteria)
        >>> own["method"]["fit_first"]["weights"]
        {'impact': 2.0, 'fit_first_strategic_fit': 1.0}
    """
    faults = list(_faults(name, combine, criteria, _others(own, replacing)))
    if faults:
        raise RefusedError("The method", faults)
    id_ = replacing or method_id(name)
    names = {each.label: _input_id(id_, each.label) for each in criteria}
    inputs = {names[each.label]: _input(each) for each in criteria if not _is_field(each)}
    method: dict[str, Any] = {
        "name": name.strip(),
        "combine": combine,
        "numerator": [names[each.label] for each in criteria if not each.divides],
    }
    if below := [names[each.label] for each in criteria if each.divides]:
        method["denominator"] = below
    if combine == "sum":
        method["weights"] = {names[each.label]: float(each.weight) for each in criteria if not each.divides}
    if axes := {each.axis: names[each.label] for each in criteria if each.axis and not _is_field(each)}:
        method["axes"] = axes
    kept = without_method(own, id_)
    made = {
        "method": {**kept.get("method", {}), id_: method},
        "input": {**kept.get("input", {}), **inputs},
    }
    methods_from(made, "The method")
    return made


def without_method(own: Mapping[str, Any], id_: str) -> dict[str, Any]:
    """The team's own methods without one; its numbers are also removed if no other method uses them.

    Example:
        >>> own = with_method({}, "Reach first", "product", [Criterion("Reach"), Criterion("Impact")])
        >>> list(own["method"]), without_method(own, "reach_first")
        (['reach_first'], {})
    """
    methods = {name: entry for name, entry in own.get("method", {}).items() if name != id_}
    used = {
        each for entry in methods.values() for each in (*entry["numerator"], *entry.get("denominator", ()))
    }
    inputs = {name: entry for name, entry in own.get("input", {}).items() if name in used}
    return {"method": methods, "input": inputs} if methods else {}


def criteria_of(by: Method) -> tuple[Criterion, ...]:
    """The numbers of a method as a person would describe them.

    Example:
        >>> from gtm_framework.triage.methods import method
        >>> [(criterion.label, criterion.divides) for criterion in criteria_of(method("ratio"))]
        [('impact', False), ('effort', True)]
    """
    axes = {name: axis for axis, name in by.axes.items()}
    return tuple(
        Criterion(
            label=needed.label,
            weight=float(by.weight(needed.id)),
            scale=needed.scale or USUAL_SCALE,
            less_is_better=needed.direction == "less",
            divides=needed.id in by.denominator,
            axis=axes.get(needed.id),
        )
        for needed in by.inputs
    )


def method_id(name: str) -> str:
    """The id of a method with this name: its words if they are plain letters, otherwise generated.

    Example:
        >>> method_id("Fit first"), method_id("適合度")
        ('fit_first', 'm-f11a239716')
    """
    return _plain(name) or stable_name("m", name)


def _faults(
    name: str, combine: Combine, criteria: Sequence[Criterion], taken: Mapping[str, str]
) -> list[str]:
    faults = []
    if not name.strip():
        faults.append("name: it is empty. Enter a name for the method.")
    elif (
        name.strip().casefold() in {known.casefold() for known in taken.values()}
        or method_id(name) in taken
    ):
        faults.append(f"name: there is a method “{name.strip()}” already. Choose another name.")
    if not any(not each.divides for each in criteria):
        faults.append("criteria: all of them are divisors. Add at least one that isn’t.")
    seen: set[str] = set()
    for each in criteria:
        if each.label.casefold() in seen:
            faults.append(f"{each.label}: it is listed twice. Remove one of the two.")
        seen.add(each.label.casefold())
        if combine == "sum" and not each.weight > 0:
            faults.append(f"{each.label}: its weight is {each.weight:g}. Enter a weight above 0.")
    return [*faults, *_axis_faults(criteria)]


def _axis_faults(criteria: Sequence[Criterion]) -> Iterator[str]:
    """Criteria that can't place ideas on the matrix, or share an axis."""
    for axis in AXES:
        on_it = [each for each in criteria if each.axis == axis]
        if len(on_it) > 1:
            labels = " and ".join(each.label for each in on_it)
            yield f"{labels}: both are on the {axis} axis. Keep one."
        for each in on_it:
            if _is_field(each) and each.label.strip().casefold() != axis:
                yield f"{each.label}: only your own criteria can be on an axis. Leave its axis empty."
            elif not _is_field(each) and not scale(each.scale).has_place:
                named = scale(each.scale).name
                yield f"{each.label}: {named} has no place on the matrix. Use a scale such as 1 to 5."


def _others(own: Mapping[str, Any], replacing: str) -> dict[str, str]:
    """Names of the methods that a new name has to differ from, by id."""
    known = {id_: by.name for id_, by in all_methods().items()}
    known |= {id_: entry.get("name", id_) for id_, entry in own.get("method", {}).items()}
    return {id_: name for id_, name in known.items() if id_ != replacing}


def _is_field(each: Criterion) -> bool:
    return each.label.strip().casefold() in RANGES


def _input_id(method: str, label: str) -> str:
    plain = _plain(label)
    if plain in RANGES:
        return plain
    return f"{method}_{plain or stable_name('c', label)}"


def _input(each: Criterion) -> dict[str, Any]:
    less = {"direction": "less"} if each.less_is_better else {}
    return {"label": each.label.strip(), "scale": each.scale, **less}


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", words.casefold()).strip("_")
