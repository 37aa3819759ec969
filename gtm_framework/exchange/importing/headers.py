"""Turns headers into columns: which column of a file becomes which of ours, and which are kept unchanged.

The rules, in order:

1. A file with the columns that only our export calculates is one of ours. Only our exact names count, and
   calculated columns are ignored, because they are calculated again.
2. In any other file, the first header in the order of the aliases becomes a column; other candidates stay.
3. There, the name of a calculated column (rank, score, kind, why, …) is a coincidence: the column is kept
   as ``<header> (imported)``.
4. There, a column named like a criterion, a method's number, one of our marks, or an id is ours if at least
   half of its filled cells fit, including typos (an id fits if no row above has it). A criterion is also
   ours if three other criteria of the file are, unless it has five cells or more and none fits. Otherwise
   it is kept as ``<header> (imported)``.
5. There, a column named like impact, effort, reach, or confidence, with or without a scale in brackets, is
   ours, and each cell that doesn't fit is an error. Only if it has five cells or more without a single
   digit (High, Medium, Low) is it kept as ``<header> (imported)``.
6. A column without a header is kept as ``Column C``, by its letter in a spreadsheet; if it is also empty,
   it is left out. Duplicate headers are numbered: ``Watchers``, ``Watchers (2)``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.exchange import columns
from gtm_framework.exchange.cell_column import counts_of, some_of
from gtm_framework.exchange.cells.values import closest
from gtm_framework.exchange.cells.vocabulary import Role, Vocabulary, method_inputs, reserved
from gtm_framework.exchange.columns import normal, told_apart
from gtm_framework.exchange.importing.title_column import title_column
from gtm_framework.exchange.report import ColumnUse
from gtm_framework.triage import Rubric
from gtm_framework.triage.headers import WSJF_TWINS, meant_by, spelled_out
from gtm_framework.triage.scales import Layout, layout_of_headers, mostly_words_scale, words_scale
from gtm_framework.unique_names import BRACKETS, UniqueNames

_SLIPS_TRIED = 50
_NO_ACCIDENT = 5
_COMPANY = 3
_DOUBTED = (Role.ANSWER, Role.OUTPUT, Role.OVERRIDE, Role.ANSWERS_FROM, Role.SCALES)
_MARKS = (Role.TAGS, Role.OUTPUT, Role.OVERRIDE, Role.OVERRIDE_REASON, Role.ANSWERS_FROM, Role.SCALES)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file and what it becomes.

    Attributes:
        at: Its position in the file, from 0.
        header: Its header as in the file, numbered if there are duplicates.
        name: Our name for it, or the name it is kept under.
        role: How to read its cells.
        remark: Why it is kept under another name, or empty.
        scale: The scale of its numbers; None for their usual range.
        why: Why it is on that scale, or empty.
        assumed: Whether the scale is only likely.
    """

    at: int
    header: str
    name: str
    role: Role
    remark: str = ""
    scale: str | None = None
    why: str = ""
    assumed: bool = False

    @property
    def use(self) -> ColumnUse:
        """What the report says about it."""
        return ColumnUse(self.header, self.name, self.role is not Role.UNKNOWN, self.remark)


def columns_of(
    headers: Sequence[str], cells: Sequence[Sequence[str]], rubric: Rubric, vocabulary: Vocabulary
) -> list[Column]:
    """Decide what every column becomes, by the rules above.

    Args:
        headers: The headers as in the file.
        cells: The cells of each column.
        rubric: The rubric with the criteria.
        vocabulary: What our columns can contain.
    """
    names = told_apart(headers)
    found = [
        Column(at, name, name, Role.UNKNOWN)
        for at, name in enumerate(names)
        if headers[at].strip() or any(map(str.strip, some_of(cells[at])))
    ]
    if columns.is_own_export(headers):
        known = _roles(rubric, vocabulary)
        return [_as(column, column.name, known.get(column.name, Role.UNKNOWN)) for column in found]
    spelled = dict(enumerate(spelled_out(headers)))
    claimed = _claimed(found, _roles(rubric, vocabulary), cells, layout_in(headers), spelled)
    doubts = _doubts(found, claimed, cells, vocabulary)
    return _settled(found, claimed, doubts, reserved(rubric))


def layout_in(headers: Sequence[str]) -> Layout:
    """Which method's columns a file has."""
    return layout_of_headers(spelled_out(headers), columns.criteria())


def _roles(rubric: Rubric, vocabulary: Vocabulary | None = None) -> dict[str, Role]:
    return {
        **dict.fromkeys(columns.derived(), Role.DERIVED),
        **dict.fromkeys(columns.TEXTS, Role.TEXT),
        **dict.fromkeys(method_inputs(), Role.INPUT),
        **dict.fromkeys(vocabulary.numbers if vocabulary else (), Role.INPUT),
        **dict.fromkeys(columns.NUMBERS, Role.NUMBER),
        **dict.fromkeys((question.id for question in rubric.questions), Role.ANSWER),
        **{role.value: role for role in _MARKS},
    }


def _claimed(
    found: Sequence[Column],
    roles: Mapping[str, Role],
    cells: Sequence[Sequence[str]],
    layout: Layout,
    spelled: Mapping[int, str],
) -> dict[int, tuple[str, Role]]:
    """Columns with one of our names in a file that isn't ours: maps their position to name and role."""
    by_name: dict[str, list[tuple[int, int]]] = {}
    known = _Spellings.of(roles)
    for column in found:
        header = spelled[column.at] if len(spelled[column.at]) > len(column.header) else column.header
        for name, strength in _names(header, known, layout).items():
            by_name.setdefault(name, []).append((strength, column.at))
    claimed: dict[int, tuple[str, Role]] = {}
    title = title_column(
        [(c.at, c.header) for c in found], cells, [at for _, at in by_name.get("title", ())]
    )
    if title is not None:
        claimed[title] = ("title", Role.TEXT)
    for name in sorted(by_name, key=lambda name: (min(by_name[name])[0], list(roles).index(name))):
        if name == "title":
            continue
        free = [(strength, at) for strength, at in by_name[name] if at not in claimed]
        if free:
            claimed[min(free)[1]] = (name, roles[name])
    return claimed


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The names a column can have, normalized like headers."""

    roles: Mapping[str, Role]
    own: Mapping[str, Sequence[str]]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, roles: Mapping[str, Role]) -> "_Spellings":
        own: dict[str, list[str]] = {}
        for name in roles:
            if name not in columns.aliases():
                own.setdefault(normal(name), []).append(name)
        return cls(
            roles,
            own,
            {
                normal(entry.label): name
                for name, entry in method_inputs().items()
                if name not in WSJF_TWINS
            },
        )


def _names(header: str, known: _Spellings, layout: Layout) -> dict[str, int]:
    """What a header can name, and how closely; lower is closer."""
    if header in known.roles:
        return {header: 0}
    plain = normal(header)
    found = dict.fromkeys(known.own.get(plain, ()), 0)
    if plain in known.labels:
        found.setdefault(known.labels[plain], 1)
    for name, strength in meant_by(header, wsjf=layout is Layout.WSJF).items():
        if name in known.roles:
            found.setdefault(name, strength)
    return found


def _doubts(
    found: Sequence[Column],
    claimed: Mapping[int, tuple[str, Role]],
    cells: Sequence[Sequence[str]],
    vocabulary: Vocabulary,
) -> dict[int, str]:
    """Columns that only happen to have one of our names: maps their position to the reason."""
    doubts: dict[int, str] = {}
    answered = 0
    pardoned: set[int] = set()
    for column in found:
        name, role = claimed.get(column.at, ("", Role.UNKNOWN))
        if role is Role.DERIVED:
            doubts[column.at] = f"the app calculates {name}"
        elif role in (Role.NUMBER, Role.INPUT):
            filled = _filled(cells[column.at])
            if _are_other_words(name, role, filled):
                doubts[column.at] = f"{name} takes numbers, and these words aren't on a known scale"
        elif role in _DOUBTED or name == "id":
            filled = _filled(cells[column.at])
            unfit = filled.total() - _fitting(filled, role, name, vocabulary)
            if 2 * unfit > filled.total():
                doubts[column.at] = f"{unfit} of {filled.total()} filled cells aren't valid for {name}"
                if role is Role.ANSWER and (unfit < filled.total() or unfit < _NO_ACCIDENT):
                    pardoned.add(column.at)
            elif role is Role.ANSWER and filled:
                answered += 1
    if answered < _COMPANY:
        return doubts
    return {at: why for at, why in doubts.items() if at not in pardoned}


def _settled(
    found: Sequence[Column],
    claimed: Mapping[int, tuple[str, Role]],
    doubts: Mapping[int, str],
    not_free: frozenset[str],
) -> list[Column]:
    has_override = any(role is Role.OVERRIDE for at, (_, role) in claimed.items() if at not in doubts)
    settled: list[Column] = []
    names = UniqueNames((column.header for column in found), BRACKETS)
    for column in found:
        name, role = claimed.get(column.at, ("", Role.UNKNOWN))
        why = doubts.get(column.at, "")
        if role is Role.OVERRIDE_REASON and not has_override:
            why = "there is no override column for it to explain"
        if role is not Role.UNKNOWN and not why:
            settled.append(_as(column, name, role))
        elif why or column.header in not_free:
            kept = names.claim(f"{column.header} (imported)")
            why = why or f"another column is already used as {column.header}"
            settled.append(_as(column, kept, Role.UNKNOWN, why))
        else:
            settled.append(column)
    return settled


def _fitting(filled: Counter[str], role: Role, name: str, vocabulary: Vocabulary) -> int:
    """How many filled cells fit, including typos as long as there are few distinct ones."""
    if role is Role.TEXT:  # ids: a repeated one doesn't fit
        return len(filled)
    wrong = [cell for cell in filled if not vocabulary.fits(role, name, cell)]
    if len(wrong) <= _SLIPS_TRIED and role in (Role.ANSWER, Role.OUTPUT, Role.OVERRIDE):
        wrong = [cell for cell in wrong if closest(cell, vocabulary.allowed(role, name)) is None]
    return filled.total() - sum(filled[cell] for cell in wrong)


def _filled(cells: Sequence[str]) -> Counter[str]:
    """The distinct filled cells, and how often each appears."""
    counted = counts_of(cells)
    for cell in [cell for cell in counted if not cell.strip()]:
        del counted[cell]
    return counted


def _are_other_words(name: str, role: Role, filled: Counter[str]) -> bool:
    """Whether a column contains mostly words that aren't on any scale."""
    words = {cell: count for cell, count in filled.items() if not _has_digit(cell)}
    if role is Role.NUMBER:
        other = filled.total() >= _NO_ACCIDENT and len(words) == len(filled)
    else:
        other = 2 * sum(words.values()) > filled.total()
    if not other or len(words) < len(filled):
        return other
    cells = list(words)
    on = words_scale(name, Layout.MATRIX, cells) or mostly_words_scale(name, Layout.MATRIX, cells)
    return on is None


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _as(column: Column, name: str, role: Role, remark: str = "") -> Column:
    return Column(column.at, column.header, name, role, remark)
