"""A workshop that is gone through past every page, scene by scene, for the shared screen to follow."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Capacity
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.votes.ballots import Ballot
from tests.browser.open_workshop import OpenWorkshop

TITLES = (
    "Own the benchmark report for field-service margins",
    "Win-back emails to churned customers",
    "Partner channel with two regional integrators",
    "Pricing page with a calculator that shows the return on the first 90 days",
    "Round table of plant managers",
    "Security review pack for procurement-led deals in the enterprise segment",
    "Referral program",
    "Customer reference videos from three mid-market accounts",
    "Search ads on competitor names",
    "Rewrite the onboarding emails so that every new account reaches its first result within a week",
)
"""Titles as people write them, short and long; a longer list goes through them again."""
PEOPLE = ("Ana", "Ben", "Cleo", "Dov", "Eva", "Finn", "Gita", "Hugo")
POLES = {
    "purpose": ("position", "both", "demand"),
    "form": ("choice", "programme", "task"),
    "metrics": ("market", "both", "funnel"),
}


def titles(count: int) -> list[str]:
    return [
        TITLES[place % len(TITLES)] + (f" ({place // len(TITLES) + 1})" if place >= len(TITLES) else "")
        for place in range(count)
    ]


class Rehearsal:
    """One workshop of some ideas and eight people, and the scenes that it goes through."""

    def __init__(self, url: str, ideas: Sequence[str]) -> None:
        self.ideas = list(ideas)
        self.room = OpenWorkshop.begun(url, *self.ideas)
        self.people: list[Participant] = [self.room.box.admit(self.room.id, name)[0] for name in PEOPLE]

    def scenes(self) -> Iterator[tuple[str, str]]:
        """Go from scene to scene: the name of what the screen then shows, and some words of it."""
        room = self.room
        yield "joining", "8 joined"
        room.goes_to("ideas")
        yield "collect", "Write down what would help"
        room.goes_to("merge")
        room.does(ev.PointAt, item=self.ideas[1])
        if len(self.ideas) > 3:
            room.does(ev.Merge, item=self.ideas.pop(), into=self.ideas[1])
        yield "collect", "What's unclear?"
        yield from self._dots()
        yield from self._votes()
        yield from self._talks()
        yield from self._decides()

    def _dots(self) -> Iterator[tuple[str, str]]:
        room = self.room
        room.goes_to("shortlist")
        yield "silent", "hidden until the reveal"
        for place, person in enumerate(self.people):
            room.casts(person, self.ideas[place * 2 % len(self.ideas)], 1, "dots")
        room.does(ev.Reveal)
        yield "dots", "Dots per idea"

    def _votes(self) -> Iterator[tuple[str, str]]:
        room = self.room
        room.goes_to("kind")
        yield "silent", "Purpose"
        for axis, options in POLES.items():
            self.casts(axis, [options[place % 3] for place in (0, 1, 2, 0, 0, 2, 1, 0)])
        room.goes_to("impact")
        self.casts("impact", [3, 10, 4, 9, 8, 5, 7, 2])
        yield "silent", "Start with the highest"
        room.goes_to("effort")
        self.casts("effort", [5, 6, 4, 3, 9, 2, 5, 8])
        room.goes_to("reveal")
        yield "ready", "Voting has ended"
        room.does(ev.Reveal)
        yield "results", "Scores, widest"

    def _talks(self) -> Iterator[tuple[str, str]]:
        room = self.room
        room.goes_to("discuss")
        room.does(ev.Talk, item=self.ideas[0])
        yield "talk", self.ideas[0]
        room.does(ev.Extend, by=-timedelta(minutes=30))
        room.does(ev.Talk, item=self.ideas[2])
        yield "talk", self.ideas[2]
        room.goes_to("revote")
        yield "silent", "Impact · Effort"
        for person, value in zip(self.people, (7, 8, 7, 8, 8, 7, 7, 8), strict=True):
            room.casts(person, self.ideas[0], value, "impact")
            room.casts(person, self.ideas[2], value, "effort")
        room.does(ev.Reveal)
        yield "comparison", "before"
        room.does(ev.LetEveryoneMove, everyone=True)
        for place, item in enumerate(self.ideas):
            room.does(ev.MoveNote, item=item, impact=1 + place * 7 % 10, effort=1 + place * 3 % 10)
        yield "moving", "tap a card"
        room.does(ev.StartPlacing, axis="impact")
        yield "placing", "Which has more impact?"
        room.does(ev.EndPlacing, keep=False)

    def _decides(self) -> Iterator[tuple[str, str]]:
        room = self.room
        room.does(ev.NameDecider, decider="Mira")
        room.goes_to("decide")
        room.does(ev.SetCapacity, capacity=Capacity(unit="ideas", amount=len(self.ideas) // 2))
        room.does(
            ev.Decide,
            item=self.ideas[0],
            call="do",
            reason="It lasts, and nobody else can copy it this year.",
            owner="Ana",
            due=date(2026, 12, 24),
        )
        yield "decisions", "open"
        room.goes_to("record")
        yield "decided", "What we decided"
        room.does(ev.ShowCode, shown=True)
        yield "code", "Join at"
        room.does(ev.Finish)
        yield "decided", "The workshop has ended"

    def casts(self, axis: str, values: Sequence[int | str]) -> None:
        """Everyone votes on every idea: the values, turned by one more place for each idea."""
        now_open = self.room.box.state(self.room.id).open_round
        assert now_open
        for place, person in enumerate(self.people):
            ballots = [
                Ballot(
                    person=person.id,
                    item=item,
                    axis=axis,
                    round=now_open.number,
                    value=values[(place * (1 + at % 3) + at) % len(values)],
                )
                for at, item in enumerate(self.ideas)
            ]
            self.room.box.cast(self.room.id, person.id, *ballots)
