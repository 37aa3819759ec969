"""Which scene the shared screen shows now. It never shows hidden votes, and never an empty page."""

from collections.abc import Callable

from gtm_framework.charts.projector.collecting import collect, dots
from gtm_framework.charts.projector.decisions import decided, deciding
from gtm_framework.charts.projector.matrix_pages import moving
from gtm_framework.charts.projector.results import comparison, results
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import Scene
from gtm_framework.charts.projector.talk import talk
from gtm_framework.charts.projector.waiting import joining, placing, ready, silent, way_in
from gtm_framework.workshop.agenda import hidden_rounds

SCENES: dict[str, Callable[[Room], Scene]] = {
    "joining": joining,
    "collect": collect,
    "dots": dots,
    "results": results,
    "comparison": comparison,
    "decisions": deciding,
    "decided": decided,
}
"""The projector scenes that `data/workshop.toml` can assign to a phase."""


def scene(room: Room) -> Scene:
    """The current scene with all its pages.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop, results, votes
        >>> state = Workshop(id="w-1", goal="Which work wins the mid-market?")
        >>> made = results.record(state, votes.Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> room = Room(state, votes.Seen(), here=5, made=made, way_in=None, theme="light")
        >>> scene(room).name
        'joining'
    """
    here = room.state
    if here.finished_at:
        return decided(room)
    if here.placing:
        return placing(room, here.placing)
    if here.open_round:
        return silent(room, here.open_round)
    if hidden_rounds(here):
        return ready()
    if here.everyone_moves:
        return moving(room)
    made = talk if here.talking else SCENES[room.phase.screens.projector]
    return made(room)


def page(room: Room, shown: Scene) -> str:
    """The page to show as HTML, or the join page while the QR code covers it.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop, results, votes
        >>> state = Workshop(id="w-1", goal="Which work wins the mid-market?")
        >>> made = results.record(state, votes.Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> room = Room(state, votes.Seen(), here=5, made=made, way_in=None, theme="light")
        >>> page(room, Scene("ideas", pages=("<p>Webinar</p>",)))
        '<p>Webinar</p>'
    """
    if room.state.shown.code:
        return way_in(room, "Scan the code, or type it.")
    return shown.pages[shown.page(room.state.shown) - 1]
