"""What each person is asked in a round, in a personal order, so no idea comes first for everyone."""

import hashlib
from collections.abc import Iterable

from gtm_framework.workshop.entries import Round
from gtm_framework.workshop.room.people import Participant, may_score
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import voted_on


def own_order(items: Iterable[str], person: str) -> tuple[str, ...]:
    """Ideas in one person's own order.

    The order is derived from the person's id and the idea's: it is the same on every device and after a
    reload, and adding or removing an idea doesn't move the others.

    Example:
        >>> own_order(["booth", "webinar", "emails"], "leo"), own_order(["emails", "webinar"], "leo")
        (('booth', 'emails', 'webinar'), ('emails', 'webinar'))
    """
    return tuple(sorted(items, key=lambda item: hashlib.sha256(f"{person}\0{item}".encode()).digest()))


def questions(state: Workshop, one: Round, person: Participant) -> tuple[tuple[str, str], ...]:
    """What a person is asked in a round: pairs of idea and axis.

    The questions about the verdict come idea by idea; each scored axis comes separately, across all its
    ideas.

    Example:
        >>> ideas = [{"id": "booth", "title": "Booth"}, {"id": "webinar", "title": "Webinar"}]
        >>> vote = Round(number=1, phase="score", axes=["impact", "effort"], items=["booth", "webinar"])
        >>> leo = Participant(id="leo", joined_at="2026-10-05T09:00Z")
        >>> questions(Workshop(id="w-1", items=ideas, rounds=[vote]), vote, leo)
        (('booth', 'impact'), ('webinar', 'impact'), ('booth', 'effort'), ('webinar', 'effort'))
    """
    items = own_order(voted_on(state, one), person.id)
    mine = [axis for axis in one.axes if axis in may_score(state, person)]
    scored = [axis for axis in mine if rules().axis(axis).votes is Votes.SCORE]
    others = [axis for axis in mine if axis not in scored]
    runs = [others, *([axis] for axis in scored)]
    return tuple(
        (item, axis) for run in runs for item in items for axis in run if one.asks_about(item, axis)
    )


def asked_ends(state: Workshop, one: Round, person: Participant) -> tuple[str, ...]:
    """The scored axes on which a person picks the highest and the lowest idea before scoring.

    It takes enough ideas, and it has to be the first vote on the axis.

    Example:
        >>> ideas = [{"id": f"i-{number}", "title": f"Idea {number}"} for number in range(8)]
        >>> vote = Round(number=1, phase="impact", axes=["impact"], items=[idea["id"] for idea in ideas])
        >>> leo = Participant(id="leo", joined_at="2026-10-05T09:00Z")
        >>> asked_ends(Workshop(id="w-1", items=ideas, rounds=[vote]), vote, leo)
        ('impact',)
    """
    asked = [axis for _, axis in questions(state, one, person)]
    voted = {axis for earlier in state.rounds if earlier.number < one.number for axis in earlier.axes}
    return tuple(
        axis
        for axis in dict.fromkeys(asked)
        if rules().axis(axis).votes is Votes.SCORE
        and axis not in voted
        and asked.count(axis) >= rules().ballot.ends_from
    )
