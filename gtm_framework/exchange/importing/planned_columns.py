"""Parts of a plan: combined columns, a person's choices, and the questions that stay open."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gtm_framework.errors import UnknownNameError
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.vocabulary import Role, Vocabulary
from gtm_framework.exchange.columns import NUMBERS, TEXTS
from gtm_framework.exchange.files.grid import Grid, Source
from gtm_framework.exchange.importing.choices import USUAL, Choices
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.title_column import why_not_title
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage.headers import LONGEST, names_of, normal
from gtm_framework.triage.scales import Detected, scale, usual_scale

CHOSEN = "as you chose"
"""The reason shown if a person chose the column or its scale."""
_LEVEL = re.compile(r"\s*\d+$")
_OFFERED = 6
_JOINED = {"tags": ", ", "owner": ", "}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question.

    Attributes:
        value: A value for `Choices`.
        label: The text people read.
    """

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can decide.

    Attributes:
        about: ``title``, our name for a column of numbers, ``sheet``, or ``decimal``.
        text: The question in a sentence.
        choices: The answers, default first.
        flag: The command-line option that answers it, with the first answer.
        asks: Whether it asks which column that is, which scale it is on, which sheet is meant, or what
            separates decimals.
    """

    about: str
    text: str
    choices: tuple[Choice, ...]
    flag: str
    asks: Literal["column", "scale", "sheet", "decimal"] = "scale"

    @property
    def key(self) -> str:
        """The key that distinguishes it from a plan's other questions."""
        return f"{self.about}-column" if self.asks == "column" and self.about != "title" else self.about

    def answered(self, value: str) -> Choices:
        """What an answer selects."""
        if self.asks == "sheet":
            return Choices(sheet=value)
        if self.asks == "decimal":
            return Choices(decimal=NumberStyle(value))
        return (
            Choices({self.about: value}) if self.asks == "column" else Choices(scales={self.about: value})
        )

    def is_open(self, chosen: Choices) -> bool:
        """Whether no choice answers it yet."""
        if self.asks == "sheet":
            return chosen.sheet is None
        if self.asks == "decimal":
            return chosen.decimal is None
        return self.about not in (chosen.columns if self.asks == "column" else chosen.scales)


def combined(grid: Grid) -> None:
    """Combine repeated and leveled columns: a row's title is the filled one; tags are added up."""
    groups: dict[str, list[int]] = {}
    for at, header in enumerate(grid.headers):
        plain = normal(_LEVEL.sub("", header) if len(header) <= LONGEST else header)
        name = next((named.name for named in names_of(plain)), "")
        if name in ("title", *_JOINED):
            groups.setdefault(f"{name} {plain}", []).append(at)
    for group, places in groups.items():
        name = group.partition(" ")[0]
        if len(places) < 2 or (name == "owner" and len({grid.headers[at] for at in places}) > 1):
            continue
        rows = zip(*(grid.columns[at] for at in places), strict=True)
        joint = _JOINED.get(name)
        filled = [[cell for cell in row if cell.strip()] for row in rows]
        grid.columns[places[0]] = [
            (joint.join(dict.fromkeys(cells)) if joint else cells[-1]) if cells else "" for cells in filled
        ]
        headers = ", ".join(dict.fromkeys(on_one_line(grid.headers[at]) for at in places))
        grid.notes.append(f"{len(places)} columns are combined into one {name}: {headers}.")


def chosen_columns(
    columns: Sequence[Column], chosen: Mapping[str, str], vocabulary: Vocabulary
) -> list[Column]:
    """The columns with a person's choices applied.

    Raises:
        UnknownNameError: If the file has no such column, or we have no column with that name.
    """
    roles = {
        **dict.fromkeys(TEXTS, Role.TEXT), **dict.fromkeys(vocabulary.numbers, Role.INPUT),
        **dict.fromkeys(NUMBERS, Role.NUMBER), **dict.fromkeys(vocabulary.answers, Role.ANSWER),
        "tags": Role.TAGS,
    }  # fmt: skip
    settled = list(columns)
    for name, header in chosen.items():
        if name not in roles:
            raise UnknownNameError("column", name, roles)
        wanted = normal(header)
        at = next(
            (c.at for c in settled if header and (c.header == header or normal(c.header) == wanted)), None
        )
        if at is None and header:
            raise UnknownNameError("column of the file", header, [c.header for c in settled])
        settled = [_without(c) if c.name == name and c.at != at else c for c in settled]
        settled = [
            replace(c, name=name, role=roles[name], remark="", why=CHOSEN) if c.at == at else c
            for c in settled
        ]
    return settled


def column_choices(vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a column can become, for a person to choose from."""
    return ("title", *(name for name in TEXTS if name != "title"), "tags", *NUMBERS, *(
        name for name in vocabulary.numbers if name not in NUMBERS
    ), *vocabulary.answers)  # fmt: skip


def title_question(columns: Sequence[Column], grid: Grid, *, only_doubts: bool = False) -> Question | None:
    """Which column names the ideas, if no header says so or the likely one looks like something else."""
    title = next((c for c in columns if c.name == "title" and c.role is Role.TEXT), None)
    why = why_not_title(grid.columns[title.at], title.header) if title else ""
    if only_doubts and not why:
        return None
    offered = _texts(columns, grid)
    if title is not None:
        offered = [*(c for c in offered if c.at != title.at), title]
    if not offered:
        offered = [c for c in columns if c.role is not Role.DERIVED][:_OFFERED]
    choices = tuple(Choice(c.header, _label(c, grid)) for c in offered[:_OFFERED])
    told = ", ".join(on_one_line(choice.value) for choice in choices)
    text = (
        f"Which column names the ideas? {on_one_line(title.header)} looks like {why}; it could also be "
        f"{told}."
        if title
        else f"Which column names the ideas? No header makes it clear; it could be {told}."
    )
    first = choices[0].value if choices else "COLUMN"
    return Question("title", text, choices, f'--title "{on_one_line(first)}"', "column")


def column_question(name: str, rivals: Sequence[Column], grid: Grid) -> Question:
    """Which of several columns is a number, if more than one could be and none has its plain name."""
    choices = tuple(Choice(c.header, _label(c, grid)) for c in rivals[:_OFFERED])
    told = " or ".join(on_one_line(choice.value) for choice in choices)
    flags = " or ".join(f'--column {name}="{on_one_line(choice.value)}"' for choice in choices)
    return Question(name, f"Which column is {name}: {told}?", choices, flags, "column")


def sheet_question(source: Source) -> Question:
    """Which sheet of a workbook has the list, if more than one looks like it."""
    sheets = (source.sheet, *source.suitable_sheets)
    told = " or ".join(map(on_one_line, sheets))
    flags = " or ".join(f'--sheet "{on_one_line(each)}"' for each in sheets)
    text = f"Which sheet has the list: {told}?"
    return Question("sheet", text, tuple(Choice(each, each) for each in sheets), flags, "sheet")


def scale_question(name: str, column: Column | None, detected: Detected) -> Question:
    """Which scale a column is on, if two readings would rank differently."""
    header = on_one_line(column.header) if column else name
    readings = [on or usual_scale(name) for on in (*detected.others, detected.scale)]
    choices = tuple(Choice(USUAL if on == usual_scale(name) else on, scale(on).name) for on in readings)
    told = " or ".join(scale(on).name for on in readings)
    text = f"Which scale is {header} on, {told}? The answer changes the quadrants: {detected.why}."
    flags = " or ".join(f"--scale {name}={on}" for on in readings)
    return Question(name, text, choices, flags)


def _without(column: Column) -> Column:
    return replace(column, name=column.header, role=Role.UNKNOWN, remark="another column is used instead")


def _texts(columns: Sequence[Column], grid: Grid) -> list[Column]:
    """Unused columns with distinct texts, the most likely first."""

    def varied(column: Column) -> int:
        return len({cell.strip() for cell in grid.columns[column.at] if re.search(r"[^\W\d_]{2}", cell)})

    free = [c for c in columns if c.role is Role.UNKNOWN or c.name in ("description", "title")]
    fitting = [c for c in free if varied(c) and not why_not_title(grid.columns[c.at], c.header)]
    return sorted(fitting, key=lambda column: -varied(column))


def _label(column: Column, grid: Grid) -> str:
    samples = [cell.strip() for cell in grid.columns[column.at] if cell.strip()][:2]
    return f"{on_one_line(column.header)} ({', '.join(map(on_one_line, samples))})"
