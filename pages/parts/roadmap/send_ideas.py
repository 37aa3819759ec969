"""Add ideas from the list under an objective or an initiative, several at once."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from gtm_framework.charts import kind_sign, level_sign
from gtm_framework.english import counted
from gtm_framework.strategy import Level, Outlook
from gtm_framework.strategy.cascade import sendable, sent
from gtm_framework.triage import Initiative
from gtm_framework.workspace import CASCADE
from pages.parts import session, workspace
from pages.parts.roadmap import edits

_TARGETS = (Level.OBJECTIVE, Level.QUARTERLY_INITIATIVE)
_ROWS = 7


def send_ideas(outlook: Outlook, opened: str | None = None) -> None:
    """The button, and behind it the ideas and where they can go; nothing without ideas or a target.

    Args:
        outlook: The roadmap.
        opened: Id of what is open in the tree, which is the target if it can be one.
    """
    targets = {row.id: row for row in outlook.tree if row.level in _TARGETS}
    if not targets or not outlook.classified:
        return
    # Named by the revision, so that it closes once the ideas are sent.
    key = f"send-ideas-{workspace.current().revision}"
    with st.popover(
        "Add ideas",
        icon=":material/playlist_add:",
        key=key,
        type="tertiary" if opened else "secondary",
        on_change="rerun",
    ) as popover:
        if popover.open:
            _choices(
                outlook,
                {id_: f"{level_sign(r.level).glyph} {r.title}" for id_, r in targets.items()},
                opened,
            )


def _choices(outlook: Outlook, targets: dict[str, str], opened: str | None) -> None:
    ids = list(targets)
    target = st.selectbox(
        "Add under",
        ids,
        index=ids.index(opened) if opened in targets else 0,
        format_func=targets.__getitem__,
        key=f"send-to-{opened}",
    )
    free = sendable(outlook.cascade, [entry.initiative for entry in outlook.classified], target)
    if not free:
        st.caption("Every idea has an objective. To change one, open it in the tree.")
        return
    chosen = _table(outlook, free, target)
    st.button(
        f"Add {counted(len(chosen), 'idea')}" if chosen else "Add ideas",
        key="send",
        type="primary",
        disabled=not chosen,
        help=None if chosen else "Select ideas in the list first. The box at the top selects all.",
        on_click=_send,
        args=(chosen, target, targets[target]),
    )


def _table(outlook: Outlook, free: Sequence[Initiative], target: str) -> list[str]:
    """The ideas as a list to select from; ids of the selected ones."""
    kinds = {entry.initiative.id: entry.kind for entry in outlook.classified}
    made = st.dataframe(
        pd.DataFrame({"idea": [f"{kind_sign(kinds[idea.id]).glyph} {idea.title}" for idea in free]}),
        hide_index=True,
        key=f"pick-for-{target}",
        on_select="rerun",
        selection_mode="multi-row",
        height=36 * min(len(free) + 1, _ROWS) + 2,
        column_config={"idea": st.column_config.TextColumn("idea", width=430)},
        alt="Ideas without an objective",
    )
    return [free[row].id for row in made["selection"]["rows"] if row < len(free)]


@session.report_errors
def _send(chosen: Sequence[str], target: str, title: str) -> None:
    ideas = [workspace.get_initiative(idea_id) for idea_id in chosen]
    cascade, changed = sent(edits.roadmap.current(), ideas, target)
    told = f"{counted(len(ideas), 'idea')} to {title[2:]}"
    workspace.save_plan(CASCADE, cascade, changed, f"Add {told}")
    edits.open_thing(target)
    session.notify(f"Added {told}.", undo=True)
