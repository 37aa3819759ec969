"""Cards that everyone moves on the board after the reveal: each move is one thing done to the workshop."""

from gtm_framework.store.workshops import people, workshops
from gtm_framework.store.workshops.box import Box
from gtm_framework.workshop import Workshop, require_mover
from gtm_framework.workshop.events import MoveNote


class Cards(Box):
    """The board in everyone's hands."""

    def move_card(
        self, workshop_id: str, person_id: str, item: str, *, impact: int | None, effort: int | None
    ) -> Workshop:
        """Put a card where somebody wants it; None leaves it where it is on that axis.

        The move is kept with its time, and without a name: where somebody moves a card can tell how they
        voted. Of two moves of one card, the later stands.

        Raises:
            RefusedError: If the board is closed, the person only observes or has left, or the idea is
                parked.
            UnknownNameError: If there is no such idea.
        """
        with self.database.writing() as connection:
            state = workshops.lock(connection, workshop_id)
            require_mover(state, people.present(connection, workshop_id, person_id))
            now = self.store.clock()
            event = MoveNote(against=state.revision, at=now, item=item, impact=impact, effort=effort)
            return workshops.do(connection, state, event, actor="", now=now)
