"""Everything a scene of the shared screen is built from."""

from collections.abc import Sequence
from dataclasses import dataclass

from gtm_framework.charts.signs import Theme
from gtm_framework.workshop import Workshop
from gtm_framework.workshop.results import Record
from gtm_framework.workshop.rules import PhaseRule
from gtm_framework.workshop.votes import Seen


@dataclass(frozen=True, slots=True)
class WayIn:
    """How people join: what they type, and the same as a picture.

    Attributes:
        address: The address to type.
        code: The join code to type, in groups.
        picture: The QR code as a ``data:`` address.

    Example:
        >>> WayIn("team.example/join", "K7M4-XP93", "data:image/svg+xml;base64,PHN2Zy8+").code
        'K7M4-XP93'
    """

    address: str
    code: str
    picture: str


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop as the shared screen may show it.

    Attributes:
        state: The workshop's current state.
        seen: What was revealed.
        here: How many people are in the room.
        made: The current record: the ranked list with its decisions.
        way_in: How people join; None while joining is closed.
        theme: Whose colors to draw in.
        late: Whether the current phase's deadline has passed.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import results
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Webinar"}])
        >>> made = results.record(state, Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> room = Room(state, Seen(), here=5, made=made, way_in=None, theme="light")
        >>> room.phase.title, room.titles(["i-1"])
        ('Goal', ['Webinar'])
    """

    state: Workshop
    seen: Seen
    here: int
    made: Record
    way_in: WayIn | None
    theme: Theme
    late: bool = False

    @property
    def phase(self) -> PhaseRule:
        """The current phase."""
        return self.state.current_phase

    @property
    def prompt(self) -> str:
        """The phase's text for the room."""
        return self.phase.room

    def titles(self, items: Sequence[str]) -> list[str]:
        """The titles of some ideas."""
        return [self.state.item(item).title for item in items]
