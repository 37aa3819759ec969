"""Options of `gtm-framework triage` that say how to read the list, from texts on the command line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gtm_framework.errors import GtmError

if TYPE_CHECKING:
    from gtm_framework.exchange.importing import Choices, ImportPlan

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


def delimiter_of(named: str | None) -> str | None:
    """The character that separates cells, by its name or itself; None finds it in the list."""
    if named is None or named in _DELIMITERS.values():
        return named
    if named not in _DELIMITERS:
        raise GtmError(f"--delimiter {named}: unknown separator. Use one of {', '.join(_DELIMITERS)}.")
    return _DELIMITERS[named]


def choices_of(title: str | None, columns: Sequence[str], scales: Sequence[str]) -> "Choices":
    """What the options choose for the columns."""
    from gtm_framework.exchange.importing import Choices, checked_scale  # noqa: PLC0415

    named = dict(_pair("--column", each) for each in columns)
    if title is not None:
        named["title"] = title
    on = {key: checked_scale(value) for key, value in (_pair("--scale", each) for each in scales)}
    return Choices(named, on)


def _pair(option: str, text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found or not name.strip():
        raise GtmError(
            f"{option} {text}: not in the form NAME=VALUE. Write, for example, {option} impact=..."
        )
    return name.strip().lower().replace(" ", "_"), value.strip()


def check_questions(name: str, plan: "ImportPlan") -> None:
    """Stop at questions only a person can answer, and name the option that answers each."""
    open_ones = [each for each in plan.questions if each.is_open(plan.choices)]
    if open_ones:
        raise GtmError("\n".join(f"{name}: {each.text} Answer with {each.flag}." for each in open_ones))
