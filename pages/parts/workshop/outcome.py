"""What comes out of a workshop: its record, and the ideas as they go back to the workspace."""

from gtm_framework.store import Delete, Put
from gtm_framework.strategy.work.effort import person_weeks
from gtm_framework.workshop.hand_back import hand_back
from gtm_framework.workshop.record import Record, record
from gtm_framework.workspace import INITIATIVE
from pages.parts import session, workspace
from pages.parts.workshop import controller


def current_record() -> Record:
    """The record as it stands, computed once for each revision."""
    look, current = controller.current_view(), workspace.current()
    known = {initiative.id: initiative for initiative in current.initiatives}

    def write() -> Record:
        return record(
            look.state,
            look.seen,
            look.people,
            known,
            controller.now(),
            weeks_of=person_weeks,
            method=current.settings.ranking_method,
            threshold=current.settings.threshold,
        )

    return session.cached("workshop-record", (controller.cache_key(), workspace.cache_key()), write)


@session.report_errors
def give_back() -> None:
    """Put the workshop's ideas down in the workspace, as one revision that can be undone."""
    look, current = controller.current_view(), workspace.current()
    known = {initiative.id: initiative for initiative in current.initiatives}
    back = hand_back(look.state, look.seen, known)
    changed = [made for made in back.initiatives if known.get(made.id) != made]
    puts: list[Put | Delete] = [workspace.put_initiative(made, current) for made in changed]
    gone = [Delete(INITIATIVE, one, based_on=current.based_on[INITIATIVE, one]) for one in back.absorbed]
    if not puts and not gone:
        session.notify("The workspace has all of it already.")
        return
    session.store().save(
        current.id, [*puts, *gone], summary=f"Workshop: {look.state.goal}", author=session.author()
    )
    ideas = "1 idea" if len(puts) == 1 else f"{len(puts)} ideas"
    session.notify(f"{ideas} went back to the workspace, with what the room decided.", undo=True)
