"""The column `answers_from`: for every answer, whether a person gave it or accepted a suggestion."""

from collections.abc import Iterable, Sequence

from gtm_framework.exchange.cells.misfit import Misfit
from gtm_framework.triage import Initiative
from gtm_framework.triage.hints import Provenance, provenance

_EXAMPLE = f"purpose={Provenance.SUGGESTED} form={Provenance.CONFIRMED}"


def answers_from(initiative: Initiative, order: Iterable[str]) -> str:
    """The cell of one idea, such as ``purpose=suggested form=confirmed``; empty without an answer.

    Args:
        initiative: The idea.
        order: The criteria in the order to list them.
    """
    known = provenance(initiative)
    return " ".join(f"{name}={known[name]}" for name in order if name in known)


def suggested_in(cell: str) -> Sequence[str] | Misfit:
    """The criteria a cell marks as suggested, or why the cell can't be read.

    A criterion that isn't in the rubric is not an error: the list may come from another rubric.
    """
    found = []
    for word in cell.split():
        name, _, told = word.partition("=")
        if not name or told.lower() not in set(Provenance):
            return Misfit("is not criterion=suggested or criterion=confirmed", f"Write {_EXAMPLE}.")
        if told.lower() == Provenance.SUGGESTED:
            found.append(name)
    return tuple(found)
