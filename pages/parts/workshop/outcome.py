"""The outcome of a workshop: its record, and the ideas to save to the workspace."""

from gtm_framework.english import counted
from gtm_framework.store import Delete, Put, record_in
from gtm_framework.workshop.results import Record, hand_back
from gtm_framework.workspace import INITIATIVE
from pages.parts import session, workspace
from pages.parts.workshop import controller


def current_record() -> Record:
    """The current record, computed once per revision."""
    key = (controller.cache_key(), workspace.cache_key())
    look, current, now = controller.current_view(), workspace.current(), controller.now()
    return session.cached("workshop-record", key, lambda: record_in(look, current, now))


@session.report_errors
def give_back() -> None:
    """Save the workshop's ideas to the workspace, as one revision that can be undone."""
    look, current = controller.current_view(), workspace.current()
    known = {initiative.id: initiative for initiative in current.initiatives}
    back = hand_back(look.state, look.seen, known)
    changed = [made for made in back.initiatives if known.get(made.id) != made]
    puts: list[Put | Delete] = [workspace.put_initiative(made, current) for made in changed]
    gone = [Delete(INITIATIVE, one, based_on=current.based_on[INITIATIVE, one]) for one in back.absorbed]
    if not puts and not gone:
        session.notify("The workspace is already up to date.")
        return
    session.store().save(
        current.id, [*puts, *gone], summary=f"Workshop: {look.state.goal}", author=session.author()
    )
    session.notify(
        f"Saved {counted(len(puts), 'idea')} to the workspace, with the room’s decisions.", undo=True
    )
