"""Turns the first answers of the strategy into a roadmap: pillars, and an objective with a number."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from gtm_framework.strategy.quarters import NotAQuarterError, Quarter

_SPLIT = re.compile(r";|\.\s+(?=[A-Z])")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d+[.)])\s*")
_NUMBER = re.compile(
    r"(?P<money>[$€£])?\s?(?P<figure>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[kKmMbB]|million|billion|thousand)?\b\s?"
    r"(?P<percent>%|percent)?"
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9}
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()}
_DATE = re.compile(
    r"\b(?:by|in|until|within)\s+(?:the\s+)?(?:(?P<end>end of)\s+)?"
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<quarter>Q[1-4][ -]?\d{4}|\d{4}[- ]?Q[1-4])|"
    r"(?P<month>[A-Z][a-z]{2,8})\.?\s+(?:(?P<day>\d{1,2}),\s+)?(?P<year>\d{4})|(?P<only>(?:19|20)\d{2}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ObjectiveDraft:
    """An objective read from a sentence, for someone to confirm.

    Attributes:
        title: The sentence without its date.
        number: The target value; None if there is none.
        unit: What the value counts.
        due: The due date; None if there is none.
    """

    title: str
    number: float | None = None
    unit: str = ""
    due: date | None = None


def pillars_in(text: str) -> list[str]:
    """The big bets in an answer, each once; separated by semicolons, lines, or sentences.

    Example:
        >>> pillars_in("own the mid-market; become the source buyers quote")
        ['Own the mid-market', 'Become the source buyers quote']
    """
    parts = (part for line in text.splitlines() for part in _SPLIT.split(_BULLET.sub("", line)))
    named = (part.strip().removesuffix(".") for part in parts)
    return list(dict.fromkeys(name[:1].upper() + name[1:] for name in named if name))


def objective_in(text: str) -> ObjectiveDraft:
    """Read ``60 carriers live by December 2027`` as 60, ``carriers live``, and December 31, 2027.

    Args:
        text: One sentence.

    Returns:
        What could be read; the rest is blank. Nothing is guessed: a number that is part of the date doesn't
        count, and a month without a year isn't a date.

    Example:
        >>> draft = objective_in("60 carriers live by December 2027")
        >>> draft.number, draft.unit, draft.due.isoformat()
        (60.0, 'carriers live', '2027-12-31')
    """
    whole = " ".join(text.split()).removesuffix(".")
    due = _DATE.search(whole)
    title = whole if due is None else f"{whole[: due.start()]}{whole[due.end() :]}".strip(" ,:")
    found = _NUMBER.search(title)
    if found is None:
        return ObjectiveDraft(title, due=_last_day(due))
    number = float(found["figure"].replace(",", "")) * _SCALES.get((found["scale"] or "").casefold(), 1)
    return ObjectiveDraft(title, number, _unit(title, found), _last_day(due))


def _unit(title: str, found: re.Match[str]) -> str:
    counted = title[found.end() :].strip(" ,")
    signs = [found["money"] or "", "%" if found["percent"] else ""]
    return " ".join(filter(None, [*signs, counted]))[:80]


def _last_day(due: re.Match[str] | None) -> date | None:
    if due is None:
        return None
    try:
        if due["iso"]:
            return date.fromisoformat(due["iso"])
        if due["quarter"]:
            return Quarter.parse(due["quarter"]).last_day
        if due["only"]:
            return date(int(due["only"]), 12, 31)
        month, year = _MONTHS[due["month"].casefold()], int(due["year"])
        return date(year, month, int(due["day"] or calendar.monthrange(year, month)[1]))
    except (ValueError, KeyError, NotAQuarterError):
        return None
