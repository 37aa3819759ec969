"""A stored workspace in the form the library uses, and the outcome of its last workshop."""

from datetime import datetime
from itertools import chain

from gtm_framework.errors import GtmError, UnknownNameError
from gtm_framework.store.model import Document, Snapshot
from gtm_framework.store.store import Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.ballots import WorkshopView
from gtm_framework.strategy.work import person_weeks
from gtm_framework.workshop.results import Outcome, Record, outcome_of, record
from gtm_framework.workshop.votes import Viewer
from gtm_framework.workspace import Workspace, readable


def open_workspace(store: Store, workspace_id: str) -> Workspace:
    """The current workspace, without documents that can't be read (`Store.damaged_rows` has those).

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     team = open_workspace(store, store.create_workspace("Firstfix").id)
        >>> team.name, team.revision, team.initiatives
        ('Firstfix', 0, ())
    """
    found = store.load(workspace_id)
    name, documents = found.workspace.name, documents_of(found)
    unreadable: list[tuple[Document, str]] = []
    try:
        made = Workspace.from_documents(workspace_id, name, found.revision, documents)
    except GtmError:
        documents, unreadable = readable(documents)
        made = Workspace.from_documents(workspace_id, name, found.revision, documents)
    store.note_unreadable(workspace_id, unreadable)
    return made


def open_named(store: Store, name: str) -> Workspace:
    """The current workspace with this id or name; case doesn't matter.

    Raises:
        UnknownNameError: If there is none; lists the names of all.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     made = store.create_workspace("Firstfix")
        ...     found = open_named(store, "FIRSTFIX")
        >>> found.id == made.id, found.name
        (True, 'Firstfix')
    """
    known = store.workspaces()
    found = [kept for kept in known if kept.id == name] or [
        kept for kept in known if kept.name.casefold() == name.strip().casefold()
    ]
    if not found:
        raise UnknownNameError("workspace", name, [kept.name for kept in known])
    return open_workspace(store, found[0].id)


def documents_of(found: Snapshot) -> list[Document]:
    """Every document of a workspace.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework import store
        >>> team = store.Workspace("w-1", "Firstfix", datetime(2026, 10, 5, 9))
        >>> strategy = store.Document("strategy", "strategy", {}, revision=1, position=1)
        >>> found = store.Snapshot(team, 1, {"strategy": (strategy,)})
        >>> [document.kind for document in documents_of(found)]
        ['strategy']
    """
    return list(chain.from_iterable(found.documents.values()))


def last_outcome(store: Store, workspace: Workspace) -> Outcome | None:
    """The outcome of the newest workshop with a decision; None without one.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     team = open_workspace(store, store.create_workspace("Firstfix").id)
        ...     outcome = last_outcome(store, team)
        >>> outcome is None
        True
    """
    box = BallotBox(store)
    for entry in box.workshops(workspace.id):
        look = box.view(entry.id, Viewer.FACILITATOR)
        if look.state.decisions:
            return outcome_of(record_in(look, workspace, store.clock()))
    return None


def record_in(look: WorkshopView, workspace: Workspace, now: datetime) -> Record:
    """A workshop's record, by the ranking method and the threshold of its workspace.

    Args:
        look: The workshop as its facilitator, or the shared screen, may see it.
        workspace: The workspace it is about.
        now: The end time to use if it hasn't ended yet.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop
        >>> from gtm_framework.workshop.votes import Seen
        >>> look = WorkshopView(Workshop(id="w-1", goal="Which work wins?"), Seen(), people=())
        >>> record_in(look, Workspace(id="w-1", name="Firstfix"), datetime(2026, 10, 5, 11)).goal
        'Which work wins?'
    """
    return record(
        look.state,
        look.seen,
        look.people,
        {idea.id: idea for idea in workspace.initiatives},
        now,
        weeks_of=person_weeks,
        method=workspace.settings.ranking_method,
        threshold=workspace.settings.threshold,
    )
