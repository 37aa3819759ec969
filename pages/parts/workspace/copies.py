"""New workspaces from something existing: a file, another workspace, a template, the demo company."""

from collections.abc import Iterable, Sequence

from gtm_framework import store
from gtm_framework.errors import GtmError
from gtm_framework.exchange.workspaces import demo_company, demo_workshop, read_workspace
from gtm_framework.store import Put
from gtm_framework.store.workshops import BallotBox, play_demo_workshop
from gtm_framework.unique_names import BRACKETS, UniqueNames
from gtm_framework.workspace import Kept, Workspace, as_template, copied
from pages.parts import session
from pages.parts.workspace.opened import open_workspace, stored_documents, workspaces


def import_workspace(content: bytes, file_name: str) -> None:
    """Create a workspace from a file and open it; a name that is taken gets a number."""
    read = read_workspace(content, file_name)
    name = _create(read.name, read.documents, f"Import from {file_name}")
    session.notify(f"Imported workspace {name}. It’s open now.")


@session.report_errors
def open_demo() -> None:
    """Open the demo company: the existing one, or a new one."""
    there = next((kept.id for kept in _all() if kept.settings.demo), None)
    if there:
        open_workspace(there)
        return
    demo = demo_company()
    _create(demo.name, demo.documents, "Open the demo company")
    ids = {idea.title: idea.id for idea in demo.workspace().initiatives}
    play_demo_workshop(BallotBox(session.store()), session.open_workspace_id() or "", demo_workshop(), ids)


@session.report_errors
def duplicate_workspace(workspace_id: str) -> None:
    """Open a copy of a workspace; its history and its workshops stay with the original."""
    original = dict(workspaces())[workspace_id]
    name = _create(f"{original} (copy)", copied(stored_documents(workspace_id)), f"Copy {original}")
    session.notify(f"Duplicated {original}. You’re now in {name}.")


@session.report_errors
def save_as_template(workspace_id: str) -> None:
    """Open a template made from a workspace: everything but its ideas."""
    original = dict(workspaces())[workspace_id]
    documents = as_template(stored_documents(workspace_id))
    name = _create(f"{original} (template)", documents, f"Save {original} as a template")
    session.notify(
        f"Saved {name} without ideas. You’re now in it; remove what the next client shouldn’t see."
    )


@session.report_errors
def create_workspace(key: str, template_id: str = "") -> None:
    """Create a workspace named in a text field, empty or from a template, and switch to it."""
    name = str(session.widget_value(key, "")).strip()
    if not name:
        raise GtmError("The new workspace needs a name. Enter the company or client.")
    created = session.store().create_workspace(name)
    if template_id:
        _fill(created.id, copied(stored_documents(template_id)), "Start from a template")
    open_workspace(created.id)
    session.set_widget(key, "")
    session.notify(f"Created workspace {name}.")


def templates() -> Sequence[tuple[str, str]]:
    """(id, name) of every template."""
    return [(kept.id, kept.name) for kept in _all() if kept.settings.template]


def _all() -> list[Workspace]:
    return [store.open_workspace(session.store(), workspace_id) for workspace_id, _ in workspaces()]


def _create(wanted: str, documents: Iterable[Kept], summary: str) -> str:
    """Create and open a workspace; a name that is taken gets a number."""
    taken = (name for _, name in workspaces())
    name = UniqueNames(taken, BRACKETS, key=str.casefold).claim(wanted)
    created = session.store().create_workspace(name)
    _fill(created.id, documents, summary)
    open_workspace(created.id)
    return name


def _fill(workspace_id: str, documents: Iterable[Kept], summary: str) -> None:
    puts = [Put(document.kind, document.id, dict(document.body), based_on=None) for document in documents]
    if puts:
        session.store().save(workspace_id, puts, summary=summary, author=session.author())
