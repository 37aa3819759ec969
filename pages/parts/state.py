"""What this visitor is looking at and may change: the only module that touches session state.

The store is the truth. A page asks for the workspace as it is now, hands its widgets the stored
values, and every edit goes to the store at once, so that a refresh or a restart loses nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar

import pandas as pd
import streamlit as st
from pydantic import BaseModel

from gtm_framework.charts.signs import Theme
from gtm_framework.checkup import Checkup
from gtm_framework.errors import GtmError
from gtm_framework.exchange.calendar import calendar_file
from gtm_framework.exchange.csv_out import csv_bytes
from gtm_framework.exchange.workspace_file import read_workspace, workspace_bytes
from gtm_framework.findings import findings
from gtm_framework.scorecard.own_sheet import Edits, OwnTable, example_own_table
from gtm_framework.store import Delete, NameTakenError, Put, Store
from gtm_framework.store import Workspace as StoredWorkspace
from gtm_framework.strategy.coming_reviews import ComingReview, coming_reviews
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.strategy.quarters import local_day
from gtm_framework.strategy.work import Judged
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods import all_inputs
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workspace import INITIATIVE, OWN_TABLE, SETTINGS, Workspace

SCORES = ("impact", "effort")

DRAFT = "draft-"
"""How the key of a text field begins that keeps what is half-typed."""

FIRST_NAME = "My company"
"""The workspace that a newcomer starts in."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the top of the page after a change."""

    text: str
    tone: Literal["good", "bad"] = "good"
    undo: bool = False


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this server."""
    return Store.open()


def guarded(change: Callable[P, None]) -> Callable[P, None]:
    """Turn a refusal inside a widget's callback into a notice: the edge where errors are caught."""

    @wraps(change)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            change(*args, **kwargs)
        except GtmError as error:
            notify(str(error), tone="bad")

    return run


# --- which workspace ---------------------------------------------------------------------------------


def refresh() -> Workspace:
    """Look into the store: once for each run, so that a page shows one moment and asks no further."""
    chosen = _chosen()
    now = (chosen.id, chosen.name, store().revision(chosen.id))
    held: Workspace | None = st.session_state.get("_workspace")
    if held is None or (held.id, held.name, held.revision) != now:
        held = loaded(store(), chosen.id)
        st.session_state["_workspace"] = held
    return held


def workspace() -> Workspace:
    """The workspace that is open, as this run found it, or as its own change left it."""
    held: Workspace | None = st.session_state.get("_workspace")
    return held or refresh()


def loaded(kept_in: Store, workspace_id: str) -> Workspace:
    """A workspace as it is now; looks at the store alone."""
    snapshot = kept_in.load(workspace_id)
    documents = [document for kept in snapshot.documents.values() for document in kept]
    return Workspace.from_documents(workspace_id, snapshot.workspace.name, snapshot.revision, documents)


def workspaces() -> Sequence[tuple[str, str]]:
    """(id, name) of every workspace."""
    return [(kept.id, kept.name) for kept in store().workspaces()]


def deleted_workspaces() -> Sequence[tuple[str, str]]:
    """(id, name) of every workspace that was deleted and can be brought back."""
    return [(kept.id, kept.name) for kept in store().deleted_workspaces()]


@guarded
def open_workspace(workspace_id: str) -> None:
    """Switch to another workspace."""
    st.session_state["_open"] = workspace_id
    _look_away("_workspace", "_picked")


@guarded
def create_workspace(name: str) -> None:
    """Make a workspace and switch to it."""
    open_workspace(store().create_workspace(name).id)
    notify(f"Workspace {name} is open.")


@guarded
def rename_workspace(name: str) -> None:
    """Give the open workspace another name."""
    store().rename_workspace(workspace().id, name)
    _look_away("_workspace")


@guarded
def delete_workspace() -> None:
    """Put the open workspace away; it can be brought back."""
    gone = workspace()
    store().delete_workspace(gone.id)
    _look_away("_open", "_workspace", "_picked")
    notify(f"Workspace {gone.name} is deleted. It can be brought back under its name, top right.")


@guarded
def restore_workspace(workspace_id: str) -> None:
    """Bring a deleted workspace back and switch to it."""
    store().restore_workspace(workspace_id)
    open_workspace(workspace_id)


def _chosen() -> StoredWorkspace:
    living = {kept.id: kept for kept in store().workspaces()}
    wanted = (st.session_state.get("_open"), st.query_params.get("workspace"), *living)
    chosen = next((living[one] for one in wanted if one in living), None) or _first_workspace()
    st.session_state["_open"] = chosen.id
    if st.query_params.get("workspace") != chosen.id:
        st.query_params["workspace"] = chosen.id
    return chosen


def _first_workspace() -> StoredWorkspace:
    """Make the newcomer's workspace; whoever is interrupted, or comes second, gets the one that is made."""
    try:
        return store().create_workspace(FIRST_NAME)
    except NameTakenError:
        return store().workspaces()[0]


def _look_away(*from_what: str) -> None:
    for name in from_what:
        st.session_state.pop(name, None)


# --- its content -------------------------------------------------------------------------------------


def ranked() -> list[Ranked]:
    """The open workspace's list in its order, computed once for each revision."""
    return list(once("ranked", shows(), workspace().ranked))


def outlook() -> Outlook:
    """The open workspace's roadmap and what is said of it, each view computed once for each revision."""
    return once("outlook", shows(), lambda: Outlook(workspace().cascade, Judged.of(ranked())))


def shows() -> tuple[str, int]:
    """Which revision of which workspace is shown: what is computed of it alone holds as long (`once`)."""
    return workspace().id, workspace().revision


def checkup() -> Checkup:
    """The open workspace's health, each part computed once for each revision."""
    current = workspace()
    held: Checkup | None = st.session_state.get("_checkup")
    if held is None or (held.workspace.id, held.workspace.revision) != (current.id, current.revision):
        held = Checkup(current)
        st.session_state["_checkup"] = held
    return held


def coming() -> tuple[ComingReview, ...]:
    """The reviews to come, from this visitor's today on, made once for each revision and day."""
    current = workspace()
    key = (current.id, current.revision, today())
    if st.session_state.get("_coming_for") != key:
        st.session_state["_coming"] = coming_reviews(
            current.cascade, current.health.rhythm, today(), findings(current)
        )
        st.session_state["_coming_for"] = key
    return tuple(st.session_state["_coming"])


def calendar() -> bytes:
    """The reviews to come as a calendar file, made once for each revision and day."""
    current = workspace()
    key = (current.id, current.revision, today())
    if st.session_state.get("_calendar_for") != key:
        st.session_state["_calendar"] = calendar_file(
            [review.meeting for review in coming()],
            workspace=current.id,
            name=f"Reviews of {current.name}",
            stamp=datetime.now(UTC),
        )
        st.session_state["_calendar_for"] = key
    return bytes(st.session_state["_calendar"])


def seen() -> Workspace:
    """The workspace as this visitor saw it last: what an edit is made against.

    Someone else may have changed it since; the store then refuses the edit, and says so.
    """
    return workspace()


def edit(initiative_id: str, summary: str, **changes: Any) -> None:
    """Change some fields of one initiative."""
    edit_many([there(initiative_id).with_changes(**changes)], summary)


def edit_many(changed: Iterable[Initiative], summary: str) -> None:
    """Put several changed initiatives down as one revision."""
    current = seen()
    _save([put(initiative, current) for initiative in changed], summary)


def there(initiative_id: str) -> Initiative:
    """One initiative as this visitor saw it last; refused when it has gone."""
    here = seen().initiative(initiative_id)
    if here is None:
        raise GtmError(f"The idea {initiative_id!r} is no longer there. Undo brings it back.")
    return here


def add(initiatives: Sequence[Initiative], summary: str) -> None:
    """Add ideas to the list and open the first of them."""
    current = seen()
    fresh = _with_free_ids(initiatives, {kept.id for kept in current.initiatives})
    _save([put(initiative, current) for initiative in fresh], summary)
    pick(fresh[0].id)


def delete(initiative_ids: Sequence[str]) -> None:
    """Take ideas off the list; undo brings them back."""
    current = seen()
    gone = [kept for kept in current.initiatives if kept.id in initiative_ids]
    told = f"{len(gone)} ideas" if len(gone) > 1 else f"“{gone[0].title}”"
    _save(
        [Delete(INITIATIVE, kept.id, based_on=current.based_on[INITIATIVE, kept.id]) for kept in gone],
        f"Delete {told}",
    )
    notify(f"Deleted {told}.", undo=True)


def rearrange(
    kept: Sequence[Initiative], fresh: Sequence[Initiative], gone: str | None, summary: str
) -> None:
    """Change, add and take away ideas as one revision.

    Args:
        kept: Changed ideas.
        fresh: New ones.
        gone: Id of one that leaves the list, or None.
        summary: What was done, for the history.
    """
    current = seen()
    named = _with_free_ids(fresh, {known.id for known in current.initiatives})
    changes: list[Put | Delete] = [put(initiative, current) for initiative in (*kept, *named)]
    if gone:
        changes.append(Delete(INITIATIVE, gone, based_on=current.based_on[INITIATIVE, gone]))
    _save(changes, summary)


def choose(summary: str, **settings: Any) -> None:
    """Change what holds everywhere in the workspace."""
    current = seen()
    changed = current.settings.model_copy(update=settings)
    put = Put(
        SETTINGS,
        SETTINGS,
        changed.model_dump(mode="json"),
        based_on=current.based_on.get((SETTINGS, SETTINGS)),
    )
    _save([put], summary)


@guarded
def undo() -> None:
    """Take the last change back."""
    here = _leave()
    notify(f"Undone: {store().undo(here.id, seen=here.revision).summary}")


@guarded
def redo() -> None:
    """Bring the change back that was undone last."""
    here = _leave()
    notify(f"Done again: {store().redo(here.id, seen=here.revision).summary}")


def put(initiative: Initiative, current: Workspace) -> Put:
    """The change that writes one initiative over what a workspace showed of it."""
    body = initiative.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return Put(INITIATIVE, initiative.id, body, based_on=current.based_on.get((INITIATIVE, initiative.id)))


def _with_free_ids(initiatives: Sequence[Initiative], taken: set[str]) -> list[Initiative]:
    free = []
    for initiative in initiatives:
        name, count = initiative.id, 2
        while name in taken:
            name, count = f"{initiative.id}-{count}", count + 1
        taken.add(name)
        free.append(initiative if name == initiative.id else initiative.model_copy(update={"id": name}))
    return free


def _save(changes: Sequence[Put | Delete], summary: str) -> None:
    store().save(_leave().id, changes, summary=summary)


def _leave() -> Workspace:
    """What was seen, at the moment of changing it; whoever looks next looks into the store.

    A quick second click ends this run at its next look at session state: let none come after saving,
    or that click's own edit would be made against what was seen before this one.
    """
    here = workspace()
    _look_away("_workspace")
    return here


def hold(what: str, thing: Any) -> None:
    """Hold something for this visitor in the open workspace; None lets it go."""
    st.session_state.setdefault("_held", {})[workspace().id, what] = thing


def held(what: str) -> Any:
    """What is held for this visitor in the open workspace, or None."""
    return st.session_state.get("_held", {}).get((workspace().id, what))


# --- what is looked at -------------------------------------------------------------------------------


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


def notify(text: str, *, tone: Literal["good", "bad"] = "good", undo: bool = False) -> None:
    """Say something at the top of the page once."""
    st.session_state.setdefault("_notices", []).append(Notice(text, tone, undo))


def notices() -> list[Notice]:
    """What there is to say, which is then said."""
    return list(st.session_state.pop("_notices", []))


def given(key: str, stored: Any) -> str:
    """Hand a widget the stored value, unless it already shows it; returns the widget's key.

    The widget's own callback has saved before the page runs, so where the two differ something
    else has changed the store: an undo, another screen, another person.
    """
    if st.session_state.get(key, _NOTHING) != stored:
        st.session_state[key] = stored
    return key


def typed(key: str, otherwise: Any = None) -> Any:
    """What a widget holds, inside its callback."""
    return st.session_state.get(key, otherwise)


def put_in(key: str, value: Any) -> None:
    """Have a widget show another value, from inside a callback; what a browser shows, it sends again."""
    st.session_state[key] = value


def forget(*keys: str) -> None:
    """Empty widgets after what was typed in them has been saved."""
    for key in keys:
        st.session_state.pop(key, None)


def turn(key: str, to: Any) -> None:
    """Have a widget show something else, from inside another one's callback."""
    st.session_state[key] = to


_NOTHING = object()


# --- what is typed and not sent yet ------------------------------------------------------------------


def box(name: str) -> str:
    """The key of a text field that keeps what is typed in it until it is sent, also over a restart.

    Each workspace has its own text for the field, which all of its visitors share.
    """
    key, here = f"{DRAFT}{name}", workspace().id
    filled = st.session_state.setdefault("_filled", {})
    if key not in st.session_state or filled.get(key) != here:
        st.session_state[key] = store().draft(here, key)
        filled[key] = here
    return key


def boxed(name: str) -> str:
    """What stands in such a field, inside a callback."""
    return str(st.session_state.get(f"{DRAFT}{name}") or "")


def sent(*names: str) -> None:
    """Empty such fields after what was typed in them has been saved."""
    for name in names:
        key, text = f"{DRAFT}{name}", boxed(name)
        store().drop_draft(seen().id, key, text)
        _received()[key] = [text, _times_sent()]
        st.session_state[key] = ""
    st.session_state["_times_sent"] = _times_sent() + 1


def half_typed() -> dict[str, Any]:
    """What the browser is told: whose texts these are, which have arrived, how often some were sent."""
    return {"workspace": seen().id, "received": _received(), "sent": _times_sent()}


def receive(report: Mapping[str, Any]) -> None:
    """Keep what the browser reports as half-typed, unless it has arrived already, kept or sent."""
    for key, (text, times_sent) in report["texts"].items():
        if _received().get(key) == [text, times_sent]:
            continue
        store().keep_draft(report["workspace"], key, text)
        _received()[key] = [text, times_sent]
        shown = st.session_state.get(key)
        if report["left"] and report["workspace"] == seen().id and shown not in (None, text):
            st.session_state[key] = text
            st.session_state["_handed_back"] = True


def _received() -> dict[str, list[str | int]]:
    return st.session_state.setdefault("_received", {})


def _times_sent() -> int:
    return int(st.session_state.get("_times_sent", 0))


def handed_back() -> bool:
    """Whether a text has just come back that the page does not show yet; said once."""
    return bool(st.session_state.pop("_handed_back", False))


# --- tables ------------------------------------------------------------------------------------------


def csv() -> bytes:
    """The prioritized CSV of the open workspace, made once for each revision."""
    return once("csv", shows(), lambda: csv_bytes(ranked(), Rubric.default()))


def selected(key: str, rows: Sequence[int]) -> str:
    """Have a table show these rows as selected; returns the table's key."""
    held = st.session_state.get(key)
    if held is None or list(held["selection"]["rows"]) != list(rows):
        st.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return key


def selected_rows(key: str) -> list[int]:
    """The rows that a visitor has selected in a table."""
    return list(st.session_state[key]["selection"]["rows"])


def place_in_workspace(initiative: Initiative) -> int:
    """Where an initiative stands in the order in which ideas were added."""
    return [kept.id for kept in workspace().initiatives].index(initiative.id)


def editor_key(name: str, ids: Sequence[str]) -> str:
    """A key for a table editor that lasts while only the editor itself changes what it shows.

    The editor keeps what was typed as changes to the table that it was first given. As long as its
    own edits are the only ones, it keeps that table, and with it the cursor; any other change (an
    undo, another screen, another filter) starts it afresh from the store.
    """
    held = st.session_state.get("_editor")
    showing = (workspace().id, tuple(ids))
    if held is None or held["showing"] != showing or held["revision"] != workspace().revision:
        held = {
            "showing": showing,
            "revision": workspace().revision,
            "key": f"{name}-{workspace().revision}",
        }
        st.session_state["_editor"] = held
    return str(held["key"])


def editor_base(key: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table that the editor of this key was first given."""
    held = st.session_state["_editor"]
    return held.setdefault("base", table) if held["key"] == key else table


def save_edited_rows(key: str, ids: Sequence[str]) -> None:
    """Put down what was typed in a table editor as one revision."""
    current = seen()
    changed = []
    for row, cells in st.session_state[key]["edited_rows"].items():
        before = current.initiative(ids[int(row)])
        if before is None:
            continue
        after = before.with_changes(**{name: _cell(name, cell) for name, cell in cells.items()})
        if after != before:
            changed.append(after)
    if changed:
        edit_many(changed, "Edit in the table" if len(changed) > 1 else f"Edit “{changed[0].title}”")
        st.session_state["_editor"]["revision"] = workspace().revision


def _cell(name: str, typed_in: Any) -> Any:
    return typed_in if typed_in is not None or name in SCORES else ""


def answer(initiative_id: str, question: str, given_answer: str | None) -> None:
    """Answer one question of one initiative, or clear its answer."""
    here = there(initiative_id)
    edit_many([here.with_answer(question, given_answer)], f"Answer {question}")


def keep_picture(sort: str, content: bytes) -> None:
    """Hold a drawn picture for its download, until the workspace changes."""
    held = st.session_state.setdefault("_pictures", {})
    held[workspace().id, workspace().revision, sort] = content


def pictures() -> list[tuple[str, bytes]]:
    """The pictures that were drawn of the workspace as it is now."""
    here = workspace()
    return [
        (sort, content)
        for (workspace_id, revision, sort), content in st.session_state.get("_pictures", {}).items()
        if (workspace_id, revision) == (here.id, here.revision)
    ]


def document_revision(initiative_id: str) -> int:
    """The revision that last changed one initiative: part of the key of a form that edits it."""
    return workspace().based_on.get((INITIATIVE, initiative_id), 0)


def set_input(initiative_id: str, name: str, number: float | None) -> None:
    """Put down a number that a ranking method asks for, in its field or among the inputs, or clear it."""
    asked = all_inputs()[name]
    if number is not None:
        asked.checked(number)
    here = seen().initiative(initiative_id)
    if asked.is_field:
        edit(initiative_id, f"Give {asked.label}", **{name: number})
    elif here:
        edit(initiative_id, f"Give {asked.label}", inputs={**here.inputs, name: number})


def keep(sort: str, kept: BaseModel, summary: str, document_id: str = "") -> None:
    """Put down one document of the workspace as it was seen and changed here.

    Args:
        sort: What it is, such as ``"strategy"``.
        kept: Its new content.
        summary: What was done, for the history.
        document_id: Its name among its sort; the sort itself for what there is only one of.
    """
    name = document_id or sort
    body = kept.model_dump(mode="json", exclude_defaults=True)
    _save([Put(sort, name, body, based_on=seen().based_on.get((sort, name)))], summary)


def workspace_file() -> bytes:
    """The open workspace as a file, made once for each revision."""
    current = workspace()
    key = (current.id, current.revision)
    if st.session_state.get("_file_for") != key:
        snapshot = store().load(current.id)
        documents = [document for kept in snapshot.documents.values() for document in kept]
        st.session_state["_file"] = workspace_bytes(current.name, documents)
        st.session_state["_file_for"] = key
    return bytes(st.session_state["_file"])


def take_workspace(content: bytes, file_name: str) -> None:
    """Make a workspace from a file and open it; a name that is taken gets a number."""
    read = read_workspace(content, file_name)
    taken = {name.casefold() for _, name in workspaces()}
    name, count = read.name, 2
    while name.casefold() in taken:
        name, count = f"{read.name} ({count})", count + 1
    made = store().create_workspace(name)
    puts = [Put(document.sort, document.id, document.body, based_on=None) for document in read.documents]
    if puts:
        store().save(made.id, puts, summary=f"Import from {file_name}")
    open_workspace(made.id)
    notify(f"Workspace {name} is open, with {len(puts)} things in it.")


# --- the scorecard -----------------------------------------------------------------------------------


def pick_cell(board: str, cell: tuple[str, str] | None) -> None:
    """Open one cell (criterion, option) of a board, or close it."""
    st.session_state[f"_cell-{board}"] = cell


def picked_cell(board: str) -> tuple[str, str] | None:
    """The cell of a board that is open."""
    cell: tuple[str, str] | None = st.session_state.get(f"_cell-{board}")
    return cell


def keep_made(name: str, shows: object, content: bytes) -> None:
    """Hold one made file for its download, as long as what it shows stays the same."""
    st.session_state[f"_made-{name}"] = (shows, content)


def made(name: str, shows: object) -> bytes | None:
    """The file that was made of what is shown now, if there is one."""
    showed, content = st.session_state.get(f"_made-{name}", (_NOTHING, b""))
    return content if showed == shows else None


def once(name: str, shows: object, compute: Callable[[], T]) -> T:
    """What was computed for the same thing before, or is now."""
    held = st.session_state.get(f"_once-{name}")
    if held is None or held[0] != shows:
        held = (shows, compute())
        st.session_state[f"_once-{name}"] = held
    result: T = held[1]
    return result


def own_table() -> OwnTable:
    """The table of one's own in the open workspace, or the example while there is none."""
    return workspace().own_table or example_own_table()


def keep_own_table(table: OwnTable, summary: str) -> None:
    """Put the table of one's own down."""
    if table != workspace().own_table:
        keep(OWN_TABLE, table, summary)


def own_editor(name: str) -> tuple[str, OwnTable]:
    """The key of an editor of the own table, and the table that it was first given.

    As with `editor_key`: while its own edits are the only ones it keeps both, and with them the
    cursor; any other change of the table, or a while off the screen, starts it afresh.
    """
    held = st.session_state.get(f"_own-{name}")
    revision = _own_revision()
    if held is None or held["revision"] != revision or held["key"] not in st.session_state:
        key = f"own-{name}-" + "-".join(map(str, revision))
        held = {"revision": revision, "key": key, "base": own_table()}
        st.session_state[f"_own-{name}"] = held
    return str(held["key"]), held["base"]


def save_own_edits(name: str, change: Callable[[OwnTable, Edits], OwnTable]) -> None:
    """Put down what was typed in an editor of the own table, inside its callback."""
    held = st.session_state[f"_own-{name}"]
    typed_in = st.session_state[held["key"]]
    edits = Edits(typed_in["edited_rows"], typed_in["added_rows"], typed_in["deleted_rows"])
    keep_own_table(change(held["base"], edits), "Edit the table of our own")
    held["revision"] = _own_revision()


def _own_revision() -> tuple[str, int]:
    current = workspace()
    return current.id, current.based_on.get((OWN_TABLE, OWN_TABLE), 0)
