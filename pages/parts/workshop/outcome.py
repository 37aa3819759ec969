"""What comes out of a workshop: its record, and the ideas as they go back to the workspace."""

from gtm_framework.store import Delete, Put
from gtm_framework.strategy.work.effort import person_weeks
from gtm_framework.workshop.hand_back import hand_back
from gtm_framework.workshop.record import Record, record
from gtm_framework.workspace import INITIATIVE
from pages.parts import state
from pages.parts.workshop import desk as workshop_desk


def made() -> Record:
    """The record as it stands, computed once for each revision."""
    look, current = workshop_desk.shown(), state.workspace()
    known = {initiative.id: initiative for initiative in current.initiatives}

    def write() -> Record:
        return record(
            look.state,
            look.seen,
            look.people,
            known,
            workshop_desk.now(),
            weeks_of=person_weeks,
            method=current.settings.method,
            threshold=current.settings.threshold,
        )

    return state.once("workshop-record", (workshop_desk.shows(), state.shows()), write)


@state.guarded
def give_back() -> None:
    """Put the workshop's ideas down in the workspace, as one revision that can be undone."""
    look, current = workshop_desk.shown(), state.seen()
    known = {initiative.id: initiative for initiative in current.initiatives}
    back = hand_back(look.state, look.seen, known)
    changed = [made for made in back.initiatives if known.get(made.id) != made]
    puts: list[Put | Delete] = [state.put(made, current) for made in changed]
    gone = [Delete(INITIATIVE, one, based_on=current.based_on[INITIATIVE, one]) for one in back.absorbed]
    if not puts and not gone:
        state.notify("The workspace has all of it already.")
        return
    state.store().save(
        current.id, [*puts, *gone], summary=f"Workshop: {look.state.goal}", author=state.author()
    )
    ideas = "1 idea" if len(puts) == 1 else f"{len(puts)} ideas"
    state.notify(f"{ideas} went back to the workspace, with what the room decided.", undo=True)
