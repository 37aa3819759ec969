"""What this visitor looks at, and how."""

from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from gtm_framework.charts.signs import Theme
from gtm_framework.strategy.quarters import local_day
from pages.parts.state.opened import workspace
from pages.parts.state.widgets import forget


def picked() -> str | None:
    """Id of the initiative that is open, if it is still there."""
    wanted = st.session_state.get("_picked") or st.query_params.get("idea")
    here = workspace().initiative(wanted) if wanted else None
    if here is None:
        return None
    if st.query_params.get("idea") != here.id:
        st.query_params["idea"] = here.id
    st.session_state["_picked"] = here.id
    return here.id


def pick(initiative_id: str) -> None:
    """Open one initiative."""
    st.session_state["_picked"] = initiative_id


def look_at(what: str, which: str | None) -> None:
    """Open one thing of a sort in the open workspace, such as a card of the one page; None closes it."""
    st.session_state.setdefault("_looking", {})[workspace().id, what] = which


def looking_at(what: str) -> str | None:
    """Which thing of a sort is open in the open workspace, or None."""
    which: str | None = st.session_state.get("_looking", {}).get((workspace().id, what))
    return which


def pick_cell(board: str, cell: tuple[str, str] | None) -> None:
    """Open one cell (criterion, option) of a board, or close it."""
    st.session_state[f"_cell-{board}"] = cell


def picked_cell(board: str) -> tuple[str, str] | None:
    """The cell of a board that is open."""
    cell: tuple[str, str] | None = st.session_state.get(f"_cell-{board}")
    return cell


def hold(what: str, thing: Any) -> None:
    """Hold something for this visitor in the open workspace; None lets it go."""
    st.session_state.setdefault("_held", {})[workspace().id, what] = thing


def held(what: str) -> Any:
    """What is held for this visitor in the open workspace, or None."""
    return st.session_state.get("_held", {}).get((workspace().id, what))


def asked(what: str) -> str | None:
    """What the address asks for, such as ``guide?term=lean``."""
    wanted: str | None = st.query_params.get(what)
    return wanted


def exercise() -> dict[str, str]:
    """How this visitor has sorted the statements of the guide's exercise: statement id to label."""
    return dict(st.session_state.get("_exercise", {}))


def sort_statement(statement_id: str, label: str) -> None:
    """Note how one statement was sorted."""
    st.session_state["_exercise"] = {**exercise(), statement_id: label}


def begin_exercise_again() -> None:
    """Forget how the statements were sorted."""
    forget("_exercise")
    look_at("statement", None)


def today() -> date:
    """The day on which this visitor acts, where they are."""
    return local_day(datetime.now(UTC), st.context.timezone_offset or 0)


def presenting() -> bool:
    """Whether this screen is shown to a room: large type, no chrome."""
    return bool(st.session_state.get("presenting"))


def theme() -> Theme:
    """Which colours this visitor sees."""
    return "dark" if st.context.theme.type == "dark" else "light"
