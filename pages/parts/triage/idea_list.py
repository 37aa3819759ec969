"""The list on the triage page: its counts, its ranking, and an editable table."""

from collections.abc import Callable, Sequence

import streamlit as st

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.english import counted
from gtm_framework.exchange.cells import editable_table
from gtm_framework.triage import Ranked
from gtm_framework.triage.explain import missing_words
from gtm_framework.triage.worklist import decision_words, tally
from pages.parts import session, workspace
from pages.parts.components.idea_rows import IdeaRow, idea_rows
from pages.parts.history.panel import panel
from pages.parts.shell import toolbar
from pages.parts.shell.csv_download import csv_download
from pages.parts.shell.scope import scope_mark
from pages.parts.triage import add_ideas, own_method_panel, table_editor
from pages.parts.triage.rapid_button import rapid_button

_ROWS_SHOWN = 14
_MOST_ROWS = 1000
"""More rows would slow down every click, and nobody scrolls that far."""
_ABOVE = 235
"""The height in pixels of the page above the list."""
_UNRANKED = "Not ranked yet"
SCORES = ("impact", "effort")
_HOW_TO_PASTE = (
    "Type in a cell, or copy cells from a spreadsheet, click the first cell, and paste. The "
    "columns show the numbers your ranking method uses."
)


def counts(ranked: Sequence[Ranked]) -> None:
    """How many ideas have each verdict, and the actions for the whole list."""
    tallied = tally(ranked)
    kinds = " · ".join(f"{kind_sign(kind).glyph} {count} {kind}" for kind, count in tallied.kinds.items())
    with toolbar.row("counts"):
        unranked = f" · {tallied.unranked} not ranked" if tallied.unranked else ""
        st.markdown(f"**{tallied.words}** · {kinds}{unranked}", width="content")
        with toolbar.tools("list-actions"):
            add_ideas.add_menu()
            rapid_button()
            st.button("Undo", key="undo", icon=":material/undo:", on_click=workspace.undo)
            st.button("Redo", key="redo", icon=":material/redo:", on_click=workspace.redo)
            panel()
            own_method_panel.panel()
            csv_download()


def open_one(shown: Sequence[Ranked], ranked: Sequence[Ranked]) -> Ranked:
    """The open idea: the picked one, or the first one shown, or the first of all."""
    picked = workspace.picked_idea()
    here = next((item for item in ranked if item.initiative.id == picked), None)
    return here or (shown or ranked)[0]


def table(shown: Sequence[Ranked], opened: Ranked) -> None:
    """The list with clickable rows; or the same list as an editable table."""
    if session.widget_value("as-table"):
        _editor(shown)
    elif shown:
        rows(shown, picked=opened.initiative.id, on_pick=workspace.pick_idea)
    else:
        st.info("No matching ideas. Clear the search or the filters.")


def rows(shown: Sequence[Ranked], *, picked: str | None, on_pick: Callable[[str], None]) -> None:
    """The ideas in rank order, with one of them open.

    Args:
        shown: The visible part of the list.
        picked: Id of the open idea.
        on_pick: Opens an idea, in a callback.
    """
    window, large = session.window()[1], session.presenting()
    idea_rows(
        session.cached(
            "list-rows",
            (workspace.cache_key(), [item.initiative.id for item in shown]),
            lambda: [_row(item) for item in shown[:_MOST_ROWS]],
        ),
        key="list",
        label="Ideas in rank order" if any(item.rank for item in shown) else "Ideas as entered",
        height=int(window * 0.88) if large else max(window - _ABOVE, 320),
        picked=picked,
        on_pick=on_pick,
        large=large,
        legend=large,
    )
    if len(shown) > _MOST_ROWS:
        st.caption(
            f"Showing the first {_MOST_ROWS:,} of {counted(len(shown), 'idea')}. "
            "Search or filter to see others."
        )


def _row(item: Ranked) -> IdeaRow:
    quadrant = item.quadrant
    sign = quadrant_sign(quadrant).words if quadrant else ""
    by_quadrant = item.method.by_quadrant
    text = missing_words(item) or ("" if by_quadrant else sign)
    text = " · ".join(filter(None, (text, decision_words(item.initiative))))
    ranked_under = f"{sign}: {quadrant.action}" if by_quadrant and quadrant else ""
    return IdeaRow(
        item.initiative.id,
        item.rank,
        item.initiative.title,
        item.verdict.final_kind,
        text,
        group=_UNRANKED if item.rank is None else ranked_under,
        score="" if item.score is None else f"{item.score:,.2f}",
        **scope_mark(item.initiative.id),
    )


def _editor(shown: Sequence[Ranked]) -> None:
    order = {kept.id: place for place, kept in enumerate(workspace.current().initiatives)}
    initiatives = sorted((item.initiative for item in shown), key=lambda kept: order[kept.id])
    by = workspace.current().settings.ranking_method
    numbers = {needed.id: needed for needed in by.inputs if needed.id not in SCORES}
    key = table_editor.editor_key(f"editor-{by.id}", [initiative.id for initiative in initiatives])
    base = table_editor.editor_base(key, editable_table(initiatives, list(numbers)))
    st.caption(_HOW_TO_PASTE)
    st.data_editor(
        base,
        hide_index=True,
        key=key,
        num_rows="fixed",
        on_change=_edit_table,
        args=(key, list(base.index)),
        height=36 * min(len(base) + 1, _ROWS_SHOWN) + 2,
        column_config={
            "title": st.column_config.TextColumn("title", width=380, required=True, pinned=True),
            **{
                name: st.column_config.TextColumn(
                    numbers[name].label if name in numbers else name,
                    help=numbers[name].unit if name in numbers else "1 to 10",
                    alignment="right",
                    width=110,
                )
                for name in (*SCORES, *numbers)
            },
        },
        alt="Ideas in an editable table",
    )


@session.report_errors
def _edit_table(key: str, ids: Sequence[str]) -> None:
    table_editor.save_edited_rows(key, ids)
