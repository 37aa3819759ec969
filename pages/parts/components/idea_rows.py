"""Ideas as rows with whole titles: the list on Triage, and the numbered key of the matrix.

Clicking a row opens its idea. In presentation mode, it shows as many rows as fit the window, in pages;
otherwise it scrolls.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.charts import kind_sign
from gtm_framework.triage import Kind
from pages.parts import session
from pages.parts.components.bundle import script, style

_FILE = Path(__file__)
_HTML = '<div class="ideas"><div class="legend"></div><ol class="rows"></ol><div class="pages"></div></div>'
COMPONENT = "gtm_idea_rows"
_rows = st.components.v2.component(
    COMPONENT,
    html=_HTML,
    css=style(_FILE.with_suffix(".css")),
    js=script(_FILE.with_suffix(".js")),
)


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """One idea.

    Attributes:
        id: Its id.
        number: Its rank, or the number of its mark; None if it has none.
        title: Its full title.
        kind: Its verdict.
        text: A few more words, such as what is missing; can be empty.
        group: Its heading; rows of one group are consecutive.
        score: Its score for display; can be empty.
        mark: A sign after its title, such as that of an out-of-scope idea; can be empty.
        mark_label: What the sign means, in words.
    """

    id: str
    number: int | None
    title: str
    kind: Kind
    text: str = ""
    group: str = ""
    score: str = ""
    mark: str = ""
    mark_label: str = ""


_NAMES = tuple(field.name for field in fields(IdeaRow))


def idea_rows(
    rows: Sequence[IdeaRow],
    *,
    key: str,
    label: str,
    height: int,
    picked: str | None,
    on_pick: Callable[[str], None],
    large: bool = False,
    legend: bool = True,
) -> None:
    """Show the rows.

    Args:
        rows: The ideas in order. Ids are unique.
        key: Name of this list on the page.
        label: What the list is, for screen readers.
        height: Its height in pixels; with fewer rows it is smaller, except in presentation mode.
        picked: Id of the open idea.
        on_pick: Opens the clicked idea, in a callback.
        large: Whether to use large type and pages, for a room.
        legend: Whether a line above the rows explains the symbols of the verdicts.
    """
    ids = {row.id for row in rows}
    signs = {kind: kind_sign(kind) for kind in Kind}
    data = {
        "label": label,
        "rows": [{name: getattr(row, name) for name in _NAMES} for row in rows],
        "signs": {kind: {"glyph": sign.glyph, "label": sign.label} for kind, sign in signs.items()},
        "picked": picked,
        "height": height,
        "large": large,
        "legend": legend,
    }
    _rows(key=key, data=data, on_picked_change=lambda: _take(key, ids, on_pick))


def _take(key: str, ids: set[str], on_pick: Callable[[str], None]) -> None:
    picked: Any = session.widget_value(key)["picked"]
    if isinstance(picked, str) and picked in ids:
        on_pick(picked)
