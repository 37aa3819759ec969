"""Ideas in silence: private to whoever wrote them until they are gathered, and nobody's after that."""

from collections.abc import Iterable
from typing import Annotated

from gtm_framework.errors import RefusedError
from gtm_framework.records.record import Record
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.fields import OneLine, Said, Text
from gtm_framework.workshop.items import known_ids
from gtm_framework.workshop.people import Participant, may_submit
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import Workshop


class Idea(Record):
    """One idea as someone handed it in.

    Attributes:
        id: The initiative's id to be; it says nothing about who wrote it.
        person: Id of the participant; it never leaves with the idea.
        text: The idea on one line.
        notes: More about it.
    """

    word = "idea"

    id: Annotated[str, Said]
    person: str
    text: Annotated[OneLine, Said]
    notes: Text = ""


def own(ideas: Iterable[Idea], person: Participant) -> tuple[Idea, ...]:
    """What one person has handed in: the only ideas that they see before the gathering."""
    return tuple(idea for idea in ideas if idea.person == person.id)


def take_in(state: Workshop, idea: Idea, person: Participant, ideas: Iterable[Idea]) -> None:
    """Let an idea pass, or say why not.

    Args:
        state: The workshop as it stands.
        idea: The idea to be handed in; one with a known id replaces it.
        person: Whose it is.
        ideas: What has been handed in so far.

    Raises:
        RefusedError: If no ideas are taken now, it is someone else's, it was gathered already, or the
            person has handed in as many as one may.
    """
    if idea.person != person.id:
        raise RefusedError("idea", ["This idea belongs to someone else. Edit your own ideas."])
    if not may_submit(person):
        raise RefusedError("idea", ["You are here to observe. Ask the facilitator for another role."])
    if state.finished_at or not state.current_phase.takes_ideas:
        raise RefusedError(
            "idea", ["Ideas aren’t being collected now. Ask the facilitator to go back to that phase."]
        )
    if idea.id in known_ids(state):
        raise RefusedError("idea", ["This idea was already collected. Ask the facilitator to change it."])
    others = [one for one in own(ideas, person) if one.id != idea.id]
    most = rules().limits.ideas_each
    if len(others) >= most:
        raise RefusedError(
            "idea", [f"{len(others) + 1} ideas are more than the {most} each person can submit."]
        )


def gathered(state: Workshop, ideas: Iterable[Idea]) -> tuple[Item, ...]:
    """The ideas without their authors, ready to be brought in.

    They come in the order of their words, so that the order tells nothing about who wrote what or when.
    The same words, apart from case and blanks, become one idea that holds both. What was gathered before
    is left out.
    """
    known = known_ids(state)
    fresh = sorted((i for i in ideas if i.id not in known), key=lambda i: (_folded(i.text), i.text, i.id))
    items: list[Item] = []
    for idea in fresh:
        item = Item(id=idea.id, title=idea.text, words=idea.text, notes=idea.notes)
        if items and _folded(items[-1].title) == _folded(idea.text):
            items[-1] = items[-1].with_changes(merged=(*items[-1].merged, item))
        else:
            items.append(item)
    return tuple(items)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
