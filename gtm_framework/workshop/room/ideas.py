"""Silent ideas: private to their authors until they are collected, and anonymous after that."""

from collections.abc import Iterable
from typing import Annotated

from gtm_framework.errors import RefusedError
from gtm_framework.records import Record
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.items import known_ids
from gtm_framework.workshop.room.people import Participant, may_submit
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import OneLine, Said, Text
from gtm_framework.workshop.state import Workshop


class Idea(Record):
    """One submitted idea.

    Attributes:
        id: The id of the future initiative; it says nothing about its author.
        person: Id of the participant; it is never passed on with the idea.
        text: The idea in one line.
        notes: Details.

    Example:
        >>> Idea(id="i-1", person="leo", text=" Win-back   emails").text
        'Win-back emails'
    """

    word = "idea"

    id: Annotated[str, Said]
    person: str
    text: Annotated[OneLine, Said]
    notes: Text = ""


def own(ideas: Iterable[Idea], person: Participant) -> tuple[Idea, ...]:
    """One person's submitted ideas: the only ones they see before collecting.

    Example:
        >>> ideas = [Idea(id="i-1", person="leo", text="Ads"), Idea(id="i-2", person="ana", text="Booth")]
        >>> leo = Participant(id="leo", joined_at="2026-10-05T09:00Z")
        >>> [idea.text for idea in own(ideas, leo)]
        ['Ads']
    """
    return tuple(idea for idea in ideas if idea.person == person.id)


def take_in(state: Workshop, idea: Idea, person: Participant, ideas: Iterable[Idea]) -> None:
    """Accept an idea, or say why not.

    Args:
        state: The workshop's current state.
        idea: The idea to submit; one with a known id replaces it.
        person: Its author.
        ideas: The ideas submitted so far.

    Raises:
        RefusedError: If ideas aren't being collected, it belongs to someone else, it was already collected,
            or the person has submitted the maximum number.

    Example:
        >>> leo = Participant(id="leo", joined_at="2026-10-05T09:00Z")
        >>> idea = Idea(id="i-1", person="leo", text="Win-back emails")
        >>> take_in(Workshop(id="w-1", phase="impact"), idea, leo, [])
        Traceback (most recent call last):
            ...
        gtm_framework.errors.RefusedError: idea: Ideas aren’t being collected now. Ask the facilitator to go
        back to that phase.
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
        raise RefusedError("idea", [f"You have already submitted {most} ideas. Delete one to add another."])


def gathered(state: Workshop, ideas: Iterable[Idea]) -> tuple[Item, ...]:
    """The ideas without their authors, ready to add.

    They are in alphabetical order, so the order reveals nothing about who wrote what or when. The same
    words, ignoring case and blanks, become one idea that contains both. Ideas already collected are left
    out.

    Example:
        >>> texts = {"i-1": "Webinar", "i-2": "booth", "i-3": "Booth"}
        >>> ideas = [Idea(id=name, person="leo", text=text) for name, text in texts.items()]
        >>> [(item.title, len(item.merged)) for item in gathered(Workshop(id="w-1"), ideas)]
        [('Booth', 1), ('Webinar', 0)]
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
