"""What a participant sees when there is nothing to answer: what to wait for, and what was revealed."""

from collections.abc import Callable

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.triage import Rubric
from gtm_framework.workshop import Item
from gtm_framework.workshop.agenda import hidden_rounds
from gtm_framework.workshop.discussion import Disagreement, by_dots, disagreement, queue, reason_lines
from gtm_framework.workshop.rules import Votes, rules
from pages.parts import session
from pages.parts.shell.inert import inert


def takes_ideas(shown: WorkshopView) -> bool:
    """Whether ideas are being collected now."""
    return shown.state.current_phase.takes_ideas and not shown.state.finished_at


def waiting(shown: WorkshopView) -> None:
    """One sentence: what the room is doing now."""
    here = shown.state
    phase = here.current_phase
    head, told = phase.title, "Look at the shared screen. This page updates automatically."
    if here.finished_at:
        head, told = "The workshop has ended", "Thank you."
    elif not here.visits:
        head, told = "You’re in", "The workshop hasn’t started yet. This page updates automatically."
    elif here.placing:
        told = "Look at the shared screen: we’re ranking the ideas by comparison."
    elif hidden_rounds(here) or here.open_round:
        told = "Waiting for the reveal."
    elif here.open_always:
        told = "Nothing to do right now. This page updates automatically."
    st.header(head, anchor=False)
    st.markdown(told)


def uncovered(shown: WorkshopView) -> None:
    """What the room may see now: the idea under discussion, or all of them; the decisions at the end."""
    here = shown.state
    if here.talking:
        _idea(shown, here.item(here.talking))
    elif here.decisions:
        _decisions(shown)
    else:
        SCREENS[here.current_phase.screens.phone](shown)


def _results(shown: WorkshopView) -> None:
    for one in queue(shown.state, shown.seen):
        _idea(shown, shown.state.item(one.item))


def _list(shown: WorkshopView) -> None:
    _results(shown)
    with st.container(key="join-list"):
        st.markdown("\n".join(f"- {inert(item.title)}" for item in shown.state.items))


def _dots(shown: WorkshopView) -> None:
    with st.container(key="join-list"):
        for item, dots, _ in by_dots(shown.state, shown.seen):
            told = "1 dot" if dots == 1 else f"{dots} dots"
            st.markdown(f"**{told}** · {inert(shown.state.item(item).title)}")


def _idea(shown: WorkshopView, item: Item) -> None:
    heard = [h for axis in rules().scored_axes if (h := shown.seen.on(item.id, axis))]
    with st.container(border=True, key=f"join-seen-{item.id}"):
        lines = [_line(disagreement(shown.state, one)) for one in heard]
        st.markdown("  \n".join([f"**{inert(item.title)}**", *lines]))
        reasons = [f"- {inert(told)}" for one in heard for told in reason_lines(one)]
        if reasons:
            st.markdown("\n".join(reasons))


def _line(found: Disagreement) -> str:
    rule = rules().axis(found.axis)
    value = found.combined.value
    if rule.votes is Votes.CHOICE:
        labels = {option.id: option.label for option in Rubric.default().by_id[found.axis].options}
        told = labels.get(str(value), "split") if found.combined.counted else "no votes counted"
        return f"{rule.title}: {inert(told)} · {found.words}"
    return f"{rule.title} **{'–' if value is None else value}** · {found.sentence} · {found.words}"


def _decisions(shown: WorkshopView) -> None:
    calls = {call.id: call.title for call in rules().calls}
    for made in shown.state.decisions:
        with st.container(border=True, key=f"join-decided-{made.item}"):
            due = session.date_words(made.due) if made.due else ""
            told = " · ".join(filter(None, (made.owner, due)))
            title = inert(shown.state.item(made.item).title)
            lines = [f"**{calls[made.call]}**: {title}", inert(made.reason), inert(told)]
            st.markdown("  \n".join(filter(None, lines)))


SCREENS: dict[str, Callable[[WorkshopView], None]] = {"results": _results, "ideas": _list, "dots": _dots}
"""The phone views that `data/workshop.toml` can assign to a phase."""
