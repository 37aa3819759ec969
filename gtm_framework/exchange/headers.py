"""Headers to columns: which column of a file becomes which of ours, and which are kept untouched.

The rules, in the order in which they are asked:

1. A file that has the columns which only our export computes is one of ours. It is read by our exact
   names alone, and what is computed is passed over, since it is computed afresh.
2. In any other file the first header by the aliases' priority becomes a column; other candidates stay.
3. There a computed column's name (rank, score, kind, why …) is an accident: the column is kept under
   ``<header> (imported)``.
4. There a column called like a criterion, a method's number, a mark of ours or an id is ours
   when at least half of its filled cells fit, a slip of the pen included (an id fits when no row above
   has it); a criterion also when three other criteria of the file are ours, unless it holds five cells
   or more and not one fits. Otherwise it is kept under ``<header> (imported)``.
5. There a column called like impact, effort, reach or confidence, a scale in brackets behind it or not,
   is ours, and each cell that does not fit is a fault; only when it holds five cells or more and not one
   digit (High, Medium, Low) it is kept under ``<header> (imported)``.
6. A column without a header is kept as ``Column C``, by the letter that a spreadsheet shows; when it
   is empty too, it is left out. Equal headers are told apart: ``Watchers``, ``Watchers (2)``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.exchange import columns
from gtm_framework.exchange.cell_column import counts_of, some_of
from gtm_framework.exchange.cells import closest
from gtm_framework.exchange.columns import normal, told_apart
from gtm_framework.exchange.report import ColumnUse
from gtm_framework.exchange.scale_detection import Layout, layout_of, words_scale
from gtm_framework.exchange.title_column import title_column
from gtm_framework.exchange.vocabulary import Role, Vocabulary, method_inputs, reserved
from gtm_framework.triage.headers import WSJF_TWINS, is_wsjf, meant_by, names_of
from gtm_framework.triage.rubric import Rubric
from gtm_framework.unique_names import BRACKETS, UniqueNames

_SLIPS_TRIED = 50
_NO_ACCIDENT = 5
_COMPANY = 3
_DOUBTED = (Role.ANSWER, Role.OUTPUT, Role.OVERRIDE, Role.ANSWERS_FROM, Role.SCALES)
_MARKS = (Role.TAGS, Role.OUTPUT, Role.OVERRIDE, Role.OVERRIDE_REASON, Role.ANSWERS_FROM, Role.SCALES)
_OURS = frozenset(columns.criteria())
_TEMPLATE = 2
"""A file with so many criteria under our own ids is our template."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file and what it becomes.

    Attributes:
        at: Its place in the file, from 0.
        header: Its header as it stands in the file, told apart from equal ones.
        name: Our name for it, or the one under which it is kept.
        role: How its cells are read.
        remark: Why it is kept under another name, or empty.
        scale: The scale of its numbers, or None for their usual range.
        why: Why it is on that scale, or empty.
    """

    at: int
    header: str
    name: str
    role: Role
    remark: str = ""
    scale: str | None = None
    why: str = ""

    @property
    def use(self) -> ColumnUse:
        """What the report says of it."""
        return ColumnUse(self.header, self.name, self.role is not Role.UNKNOWN, self.remark)


def columns_of(
    headers: Sequence[str], cells: Sequence[Sequence[str]], rubric: Rubric, vocabulary: Vocabulary
) -> list[Column]:
    """Say of every column what it becomes, by the rules above.

    Args:
        headers: As they stand in the file.
        cells: The cells of each column.
        rubric: Whose criteria count.
        vocabulary: What our columns may hold.
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
    claimed = _claimed(found, _roles(rubric, vocabulary), cells, layout_of_headers(headers))
    doubts = _doubts(found, claimed, cells, vocabulary)
    return _settled(found, claimed, doubts, reserved(rubric))


def layout_of_headers(headers: Sequence[str]) -> Layout:
    """Which method's columns a file has; in our own template impact and effort are always on 1 to 10."""
    if len(_OURS.intersection(headers)) >= _TEMPLATE:
        return Layout.MATRIX
    if is_wsjf(headers):
        return Layout.WSJF
    return layout_of(named.name for header in headers for named in names_of(header))


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
    found: Sequence[Column], roles: Mapping[str, Role], cells: Sequence[Sequence[str]], layout: Layout
) -> dict[int, tuple[str, Role]]:
    """Which columns of a file that is not ours go by a name of ours: place to name and role."""
    by_name: dict[str, list[tuple[int, int]]] = {}
    known = _Spellings.of(roles)
    for column in found:
        for name, strength in _names(column.header, known, layout).items():
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
    """The names that a column can have, each as headers are compared."""

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
    """Columns that only happen to be called like one of ours: place to the reason."""
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
    """How many filled cells fit, counting slips of the pen while there are few different ones."""
    if role is Role.TEXT:  # ids: a repeated one does not fit
        return len(filled)
    wrong = [cell for cell in filled if not vocabulary.fits(role, name, cell)]
    if len(wrong) <= _SLIPS_TRIED and role in (Role.ANSWER, Role.OUTPUT, Role.OVERRIDE):
        wrong = [cell for cell in wrong if closest(cell, vocabulary.allowed(role, name)) is None]
    return filled.total() - sum(filled[cell] for cell in wrong)


def _filled(cells: Sequence[str]) -> Counter[str]:
    """The different cells that hold anything, and how often."""
    counted = counts_of(cells)
    for cell in [cell for cell in counted if not cell.strip()]:
        del counted[cell]
    return counted


def _are_other_words(name: str, role: Role, filled: Counter[str]) -> bool:
    """Whether a column holds mostly words, and they are on no scale."""
    words = {cell: count for cell, count in filled.items() if not _has_digit(cell)}
    if role is Role.NUMBER:
        other = filled.total() >= _NO_ACCIDENT and len(words) == len(filled)
    else:
        other = 2 * sum(words.values()) > filled.total()
    return other and (len(words) < len(filled) or words_scale(name, Layout.MATRIX, list(words)) is None)


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _as(column: Column, name: str, role: Role, remark: str = "") -> Column:
    return Column(column.at, column.header, name, role, remark)
