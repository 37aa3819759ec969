"""Cards that everyone can move on the board after the reveal: each move is one event of the workshop."""

from gtm_framework.store.workshops import people, workshops
from gtm_framework.store.workshops.box import Box
from gtm_framework.workshop import Workshop, require_mover
from gtm_framework.workshop.events import MoveNote


class Cards(Box):
    """The board that everyone can move cards on."""

    def move_card(
        self, workshop_id: str, person_id: str, item: str, *, impact: int | None, effort: int | None
    ) -> Workshop:
        """Move a card for one person; None leaves it unchanged on that axis.

        The move is saved with its time but without a name, because a move can reveal how someone voted.
        If a card is moved twice, the later move counts.

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
