"""Time expressions, amounts of money, and counts, as the answers they suggest.

No calendar is needed: a line is read the same way on every day.
"""

from collections.abc import Iterator, Mapping, Sequence

from gtm_framework.triage.hints.matching import Hit
from gtm_framework.triage.hints.schema import Side
from gtm_framework.triage.hints.word_groups import Group
from gtm_framework.triage.hints.words import NUMBER, Word

SHORT_DAYS = 183
"""Up to half a year is short (S2, S3)."""
LONG_DAYS = 366
"""More than a year is long (S0, S2, S3)."""

_DAYS = {"hour": 0, "minute": 0, "day": 1, "week": 7, "sprint": 14, "month": 30, "quarter": 91, "year": 365}
_SPELLED = "one two three four five six seven eight nine ten eleven twelve"
_TENS = {"fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBER_WORDS = {word: n for n, word in enumerate(_SPELLED.split(), start=1)} | _TENS
NUMBER_WORDS |= {"a": 1, "an": 1, "sixty": 60, "ninety": 90, "hundred": 100}
_MONTHS = {
    *("january", "february", "april", "june", "july", "august", "september", "october", "november"),
    *("december", "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
}
_MONTHS_THAT_ARE_WORDS = {"may", "march"}
_BEFORE_A_MONTH = {
    "in",
    "by",
    "of",
    "until",
    "till",
    "early",
    "late",
    "mid",
    "since",
    "from",
    "before",
    "end",
    "during",
}
_WEEKDAYS = {
    f"{day}day{s}" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun") for s in ("", "s")
}
_QUARTERS = {"q1", "q2", "q3", "q4"}
_BEFORE_A_YEAR = {"by", "until", "before", "in", "of", "end"}
_MONEY_SIGNS = {"€", "$", "£", "euro", "euros", "dollar", "dollars", "pounds", "usd", "eur", "gbp"}
_LARGE = {"million", "millions", "billion", "billions", "bn", "m"}
_NO_PLURALS = {"is", "as", "us", "this", "its", "business", "plus", "less", "across", "process", "access"}
_NO_COUNT = {"%", "percent", "to", "of", "and", "or", "in"}
_NO_COUNT |= {"on", "at", "by", "for", "from", "with", "per", "than"}
"""After a number, these show that it doesn't count things."""


def _group(name: str, side: Side, points: int, says: tuple[str, ...], why: str) -> Group:
    return Group(
        name, "phrase", side, points, says, (), why, ("S0", "S2", "S3", "house"), "", is_goal=False
    )


LONG = _group("long_time", "strategic", 18, ("horizon", "flexibility"), "It allows more than a year.")
BY_YEAR = _group("by_year", "strategic", 14, ("horizon",), "It names a year, but no month or quarter.")
SHORT = _group("short_time", "tactical", 18, ("horizon", "flexibility"), "It allows six months or less.")
COUNT = _group("count", "tactical", 9, ("form",), "It counts things to make or do.")
LARGE_SUM = _group("large_sum", "strategic", 6, ("scope",), "It's a company-sized amount.")
SMALL_SUM = _group("small_sum", "tactical", 6, ("scope",), "It's a project-sized amount.")


def find_numbers(words: Sequence[Word], hits: Sequence[Hit]) -> Iterator[Hit]:
    """Time expressions, amounts, and counts among the words that no phrase has used."""
    begins = [here for here, word in enumerate(words) if word.key == NUMBER or word.form in _FIRST_WORDS]
    if not begins:
        return
    sides = {place: hit.group.side for hit in hits for place in hit.at}
    taken = set(sides)
    for here in begins:
        word = words[here]
        if here in taken:
            continue
        found = _time(words, here) or _calendar(words, here) or _sum(words, here)
        if found is None and _number(word) not in (None, 1):
            found = _count(words, here, sides)
        if found and taken.isdisjoint(found.at):
            taken.update(found.at)
            yield found


_FIRST_WORDS = frozenset({*NUMBER_WORDS, *_MONTHS, *_MONTHS_THAT_ARE_WORDS, *_WEEKDAYS, *_QUARTERS})


def _number(word: Word) -> float | None:
    if word.form in NUMBER_WORDS:
        return NUMBER_WORDS[word.form]
    if not word.is_number or word.form.startswith("#"):
        return None
    digits = word.form.rstrip("kmbn").replace(",", "")
    try:
        return float(digits)
    except ValueError:  # 1.2.3 is not a number
        return None


def _time(words: Sequence[Word], here: int) -> Hit | None:
    """`six weeks`, `three to five years`, `12-month`."""
    number = _number(words[here])
    if number is None:
        return None
    at = [here]
    place = here + 1
    if place + 1 < len(words) and words[place].form in ("to", "or", "and") and _number(words[place + 1]):
        at += [place, place + 1]
        number = _number(words[place + 1]) or number
        place += 2
    if place >= len(words) or words[place].gap:
        return None
    unit = words[place].form.removesuffix("s")
    if unit not in _DAYS or words[here].form in ("a", "an"):
        return None  # "a week": covered by the vocabulary
    days = number * _DAYS[unit]
    at.append(place)
    if days > LONG_DAYS:
        return Hit(LONG, tuple(at))
    return Hit(SHORT, tuple(at)) if days <= SHORT_DAYS else None


def _calendar(words: Sequence[Word], here: int) -> Hit | None:
    """`Q3`, `by June`, `on Fridays`, `by 2031`."""
    form = words[here].form
    before = words[here - 1].form if here else ""
    if form in _QUARTERS or form in _MONTHS or form in _WEEKDAYS:
        return Hit(SHORT, (here,))
    if form in _MONTHS_THAT_ARE_WORDS and (
        before in _BEFORE_A_MONTH or (here and words[here - 1].is_number)
    ):
        return Hit(SHORT, (here,))
    if len(form) == 4 and form.isdigit() and form.startswith("20") and before in _BEFORE_A_YEAR:
        return Hit(BY_YEAR, (here - 1, here))
    return None


def _sum(words: Sequence[Word], here: int) -> Hit | None:
    """`$5,000`, `20 euros`, `100 million`."""
    if _number(words[here]) is None or words[here].form in ("a", "an", "one"):
        return None
    near = {words[p].form for p in (here - 1, here + 1, here + 2) if 0 <= p < len(words)}
    follows = words[here + 1].form if here + 1 < len(words) else ""
    is_large = follows in _LARGE or words[here].form.endswith(("m", "bn"))
    if is_large and (near & _MONEY_SIGNS or follows in ("million", "billion")):
        return Hit(LARGE_SUM, (here, here + 1) if follows in _LARGE else (here,))
    if (here and words[here - 1].form in _MONEY_SIGNS) or follows in _MONEY_SIGNS:
        return Hit(SMALL_SUM, (here,))
    return None


def _count(words: Sequence[Word], here: int, sides: Mapping[int, Side]) -> Hit | None:
    """`three case studies`, `500 tote bags`; not `two markets`, `60%`, `from 4 to 12`."""
    for place in range(here + 1, min(here + 4, len(words))):
        word = words[place]
        if word.gap or word.is_number or word.form in _NO_COUNT:
            return None
        if sides.get(place) == "strategic":
            return None
        if (
            word.form.endswith("s")
            and word.form not in _NO_PLURALS
            and word.form.removesuffix("s") not in _DAYS
        ):
            return Hit(COUNT, (here, place))
    return None
