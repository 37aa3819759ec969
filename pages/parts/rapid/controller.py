"""Where a visitor's round of rapid triage lies, and how keys are put down on it.

While keys are typed quickly, Streamlit ends a run as soon as the next key arrives, at any look at session
state, inside a callback too. So a key is put down without such a look: it is saved, noted and
acknowledged, or none of that, and one run at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any

from gtm_framework.errors import GtmError
from gtm_framework.store import Store
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rapid import Round, next_step, pressed
from gtm_framework.workspace import INITIATIVE, Workspace
from pages.parts import state
from pages.parts.frame.outbox import ack_of, fresh
from pages.parts.rapid.key_pad import KNOWN, SKIP, UNDO


@dataclass
class Desk:
    """One visitor's round in one workspace.

    Attributes:
        workspace_id: Whose ideas the cards are.
        round: How far it is.
        ack: The last key that was put down: from which pad, and its number.
        refusal: Why a key was not put down, until one is.
    """

    workspace_id: str
    round: Round
    ack: dict[str, Any] = field(default_factory=dict)
    refusal: str = ""
    _one_at_a_time: Any = field(default_factory=Lock)

    def take(self, sent: Mapping[str, Any], store: Store) -> None:
        """Put down the keys that are not acknowledged yet, in their order.

        When one is refused, those behind it are dropped: they were meant for what would have come.

        Args:
            sent: What the pad sent: its name under ``from``, and the keys, each with ``seq`` and ``key``.
            store: Where the ideas are kept.
        """
        with self._one_at_a_time:
            presses = fresh(sent, self.ack)
            if not presses:
                return
            try:
                self._put_down([press["key"] for press in presses if press["key"] in KNOWN], store)
            except GtmError as error:
                self.refusal = str(error)
            self.ack = ack_of(sent, presses[-1])

    def _put_down(self, keys: Sequence[str], store: Store) -> None:
        here = state.loaded(store, self.workspace_id)
        for key in keys:
            if key == UNDO:
                here = self._taken_back(here, store)
            else:
                left = self.round.waiting({idea.id: idea for idea in here.initiatives})
                if left and key == SKIP:
                    self.round = self.round.skip(left[0], monotonic())
                elif left and (after := pressed(left[0], key)):
                    here = self._saved(left[0], after, here, store)
            self.refusal = ""

    def _saved(self, before: Initiative, after: Initiative, here: Workspace, store: Store) -> Workspace:
        summary = f"Rapid triage: {next_step(before)} of “{after.title}”"
        revision = store.save(here.id, [state.put(after, here)], summary=summary).number
        self.round = self.round.changed(after, revision, monotonic())
        ideas = tuple(after if idea.id == after.id else idea for idea in here.initiatives)
        based_on = {**here.based_on, (INITIATIVE, after.id): revision}
        return here.model_copy(update={"initiatives": ideas, "based_on": based_on, "revision": revision})

    def _taken_back(self, here: Workspace, store: Store) -> Workspace:
        """Undo the last key, as long as nothing else has been saved after it."""
        if not self.round.past:
            return here
        revision = self.round.past[-1].revision
        if revision is not None:
            last = store.next_undo(here.id)
            if last is None or last.number != revision:
                raise GtmError("Something else was saved after this key. Undo it on the Triage page first.")
            store.undo(here.id, seen=here.revision)
        self.round = self.round.taken_back()
        return here if revision is None else state.loaded(store, here.id)
