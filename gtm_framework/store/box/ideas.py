"""Ideas that are handed in silently, until they are gathered without their writers."""

from gtm_framework.store import idea_rows
from gtm_framework.store.box.box import Box
from gtm_framework.workshop.ideas import Idea
from gtm_framework.workshop.state import Workshop


class Ideas(Box):
    """What people have handed in."""

    def hand_in(
        self, workshop_id: str, person_id: str, text: str, notes: str = "", *, idea_id: str = ""
    ) -> Idea:
        """Take an idea in while the workshop gathers them in silence.

        Args:
            workshop_id: Where.
            person_id: Whose idea it is; nobody else sees it before the gathering, nor its writer after.
            text: The idea on one line.
            notes: More about it.
            idea_id: One of the person's own ideas that these words replace; empty for a new one.

        Raises:
            RefusedError: If no ideas are taken now, it was gathered already, the person has handed in as
                many as one may or has left, or the text is empty or too long.
        """
        with self.store.database.writing() as connection:
            return idea_rows.hand_in(connection, workshop_id, person_id, text, notes=notes, idea_id=idea_id)

    def take_back_idea(self, workshop_id: str, person_id: str, idea_id: str) -> None:
        """Forget one of a person's own ideas; it raises what `hand_in` does once it was gathered."""
        with self.store.database.writing() as connection:
            idea_rows.take_back(connection, workshop_id, person_id, idea_id)

    def own_ideas(self, workshop_id: str, person_id: str) -> tuple[Idea, ...]:
        """What one person has handed in, for nobody's eyes but theirs."""
        with self.store.database.reading() as connection:
            return idea_rows.own_ideas(connection, workshop_id, person_id)

    def ideas_waiting(self, workshop_id: str) -> int:
        """How many ideas have been handed in and not been gathered."""
        with self.store.database.reading() as connection:
            return idea_rows.waiting(connection, workshop_id)

    def gather(self, workshop_id: str, against: int, *, actor: str = "") -> Workshop:
        """Bring in what was handed in: without its writers, in the order of the words, doubles as one.

        Raises:
            StaleError: If somebody else has done something since revision `against`.
            RefusedError: If nothing waits, or there would be too many ideas.
        """
        with self.store.database.writing() as connection:
            now = self.store.clock()
            return idea_rows.gather(connection, workshop_id, against, actor=actor, now=now)
