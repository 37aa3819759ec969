"""One visitor's round of rapid triage, and how keys are applied to it.

While keys are typed quickly, Streamlit ends a run as soon as the next key arrives, at any read of session
state, even inside a callback. So a key is applied without such a read: either it is saved, added to the
round, and acknowledged, or none of that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from time import monotonic

from gtm_framework.errors import GtmError
from gtm_framework.store import Store, open_workspace
from gtm_framework.triage import Initiative
from gtm_framework.triage.worklist import Round, next_step, pressed
from gtm_framework.workspace import INITIATIVE, Workspace
from pages.parts import session, workspace
from pages.parts.components.key_pad import SKIP, UNDO
from pages.parts.components.outbox import Entry


@dataclass
class RapidController:
    """One visitor's round in one workspace.

    Attributes:
        workspace_id: The workspace of the cards.
        round: Its progress.
        id: Id of the round; each press names the round it was meant for.
        error: Why the last key was rejected, until one is accepted.
    """

    workspace_id: str
    round: Round
    id: str = field(default_factory=lambda: token_hex(4))
    error: str = ""

    def presses(self, store: Store) -> Callable[[Entry], None]:
        """A function that applies presses one after the other; the first one reads the workspace.

        Args:
            store: The store of the ideas.
        """
        seen: Workspace | None = None

        def handle(entry: Entry) -> None:
            nonlocal seen
            if entry.get("round") != self.id:
                return
            seen = self._apply(
                str(entry.get("key")), seen or open_workspace(store, self.workspace_id), store
            )
            self.error = ""

        return handle

    def _apply(self, key: str, seen: Workspace, store: Store) -> Workspace:
        if key == UNDO:
            return self._undone(seen, store)
        left = self.round.waiting({idea.id: idea for idea in seen.initiatives})
        if left and key == SKIP:
            self.round = self.round.skip(left[0], monotonic())
        elif left and (after := pressed(left[0], key)):
            return self._saved(left[0], after, seen, store)
        return seen

    def _saved(self, before: Initiative, after: Initiative, seen: Workspace, store: Store) -> Workspace:
        summary = f"Rapid triage: {next_step(before)} of “{after.title}”"
        changes = workspace.changes_of_ideas([after], seen)
        revision = store.save(seen.id, changes, summary=summary, author=session.author()).number
        self.round = self.round.changed(after, revision, monotonic())
        if len(changes) > 1:  # the settings too: it decides against the wording
            return open_workspace(store, seen.id)
        ideas = tuple(after if idea.id == after.id else idea for idea in seen.initiatives)
        based_on = {**seen.based_on, (INITIATIVE, after.id): revision}
        return seen.model_copy(update={"initiatives": ideas, "based_on": based_on, "revision": revision})

    def _undone(self, seen: Workspace, store: Store) -> Workspace:
        """Undo the last key, if nothing else has been saved after it."""
        if not self.round.past:
            return seen
        revision = self.round.past[-1].revision
        if revision is not None:
            last = store.next_undo(seen.id)
            if last is None or last.number != revision:
                raise GtmError(
                    "The list changed after this step. Undo the later change on the Triage page first."
                )
            store.undo(seen.id, author=session.author(), seen=seen.revision)
        self.round = self.round.taken_back()
        return seen if revision is None else open_workspace(store, seen.id)
