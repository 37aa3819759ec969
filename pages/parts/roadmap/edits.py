"""Changing the roadmap: each edit is made against what this visitor saw, and saved at once."""

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import added, without
from gtm_framework.strategy.cascade.horizon import first_quarter_below
from gtm_framework.strategy.level import Level
from gtm_framework.workspace import CASCADE
from pages.parts import state


def seen() -> Cascade:
    """The cascade as this visitor saw it last."""
    return state.seen().cascade


def save(cascade: Cascade, summary: str) -> None:
    """Put another cascade in the place of the present one."""
    state.keep(CASCADE, cascade, summary)


def replace(cascade: Cascade, summary: str) -> None:
    """Put a whole other cascade in the place of the present one; it can be undone."""
    save(cascade, summary)
    open_thing(None)
    state.notify(f"{summary}.", undo=True)


def add(level: Level, title: str, supports: str = "", initiative: str = "") -> None:
    """Make a new thing and open it; a quarterly initiative begins in the first quarter that it can."""
    cascade = seen()
    fields = {"title": title}
    if supports:
        fields["supports"] = supports
    if initiative:
        fields["initiative"] = initiative
    if level is Level.QUARTERLY_INITIATIVE:
        fields["quarter"] = first_quarter_below(cascade, supports, state.today())
    larger, made = added(cascade, level, **fields)
    save(larger, f"Add {level.words} “{title}”")
    open_thing(made)


def take_out(thing_id: str) -> None:
    """Remove one thing; what supported it stays, and supports nothing then."""
    cascade = seen()
    gone = cascade.get(thing_id)
    told = f"{gone.level.words} “{gone.title}”"
    save(without(cascade, thing_id), f"Take out {told}")
    open_thing(gone.supports or None)
    state.notify(f"Taken out: {told}.", undo=True)


def open_thing(thing_id: str | None) -> None:
    """Open one thing of the tree; None closes it."""
    state.look_at("thing", thing_id)


def open_view(view: str) -> None:
    """Show another view of the roadmap."""
    state.look_at("roadmap-view", view)
