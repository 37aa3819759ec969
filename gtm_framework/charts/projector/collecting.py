"""Collecting ideas and the dot vote on the shared screen."""

from gtm_framework.charts.projector.entries import Entry
from gtm_framework.charts.projector.idea_pages import headed, idea_pages
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import Scene
from gtm_framework.charts.projector.waiting import closed, joining, waiting
from gtm_framework.english import counted
from gtm_framework.workshop.discussion import by_dots


def collect(room: Room) -> Scene:
    """The ideas so far; while there are none, how to join."""
    if room.late and room.phase.takes_ideas:
        return closed(room)
    items = [item.id for item in room.state.items]
    if not items:
        return joining(room)
    made = idea_pages(room, items, f"{counted(len(items), 'idea')} · {room.prompt}")
    return Scene("collect", made.pages, made.on, at=room.state.shown.item)


def dots(room: Room) -> Scene:
    """The ideas by number of dots, counts first; before the reveal, the ideas alone."""
    found = by_dots(room.state, room.seen)
    if not found:
        ideas = [item.id for item in room.state.shortlist]
        if not ideas:
            return waiting("No ideas yet", "Waiting for the facilitator to collect ideas.")
        made = idea_pages(room, ideas, "No dots revealed yet. These ideas are on the list.")
        return Scene("dots", made.pages, made.on, at=room.state.shown.item)
    drawn = any(not item.shortlisted for item in room.state.items)
    stays = {item: room.state.item(item).shortlisted if drawn else keep for item, _, keep in found}
    entries = [
        Entry(
            item,
            room.state.item(item).title,
            lead=f"{count}",
            kind="now" if item == room.state.shown.item else "" if stays[item] else "quiet",
        )
        for item, count, _ in found
    ]
    kept = sum(stays.values())
    told = f"{kept} of {counted(len(found), 'idea')} on the {'' if drawn else 'suggested '}shortlist"
    made = headed(entries, f"Dots per idea · {told}{', the others in gray' if kept < len(found) else ''}")
    return Scene("dots", made.pages, made.on, at=room.state.shown.item)
