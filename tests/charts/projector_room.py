"""A room in front of its shared screen, made without a store."""

from collections.abc import Iterable

from gtm_framework.charts.projector.room import Room, WayIn
from gtm_framework.charts.signs import Theme
from gtm_framework.workshop.results.full_record import record
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Ballot
from gtm_framework.workshop.votes.seen import Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import at, person

DOOR = WayIn("team.example/join", "1234-ABCD", "data:image/svg+xml;base64,PHN2Zy8+")


def room(
    state: Workshop,
    ballots: Iterable[Ballot] = (),
    *,
    here: int = 3,
    way_in: WayIn | None = DOOR,
    theme: Theme = "light",
) -> Room:
    """What the scene of the moment is made from."""
    people = [person(f"p{place}") for place in range(here)]
    seen = visible(state, ballots, people, Viewer.SCREEN)
    made = record(state, seen, people, {}, at(90), weeks_of=lambda effort: effort)
    return Room(state, seen, here, made, way_in, theme)
