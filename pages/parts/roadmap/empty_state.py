"""The ways into the roadmap: a first pillar, or the worked example."""

import streamlit as st

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.examples import cascade_example, cascade_example_names
from gtm_framework.strategy.level import Level
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert


def way_in() -> None:
    """The empty page: what to do first, and beside it what a filled one looks like."""
    st.title("What are your big bets, and what is done for them?", anchor=False)
    first, example = st.columns([9, 5], gap="large")
    with first, st.container(border=True, key="door-pillar"):
        st.subheader("Begin with the first pillar", anchor=False)
        st.write(
            "A pillar is a bet for three to five years. Objectives with a number and a date hang on it, "
            "on them the larger pieces of work of a quarter, on those what one person can be given."
        )
        new_pillar()
    with example, st.container(border=True, key="door-example"):
        st.subheader("Look at a worked example", anchor=False)
        _examples("example")


def new_pillar() -> None:
    """A title, and Enter."""
    st.text_input(
        "New pillar",
        key=session.draft_key("new-pillar"),
        placeholder="Lead in one segment, such as analytics for mid-sized lenders",
        on_change=_add_pillar,
    )


def menu() -> None:
    """The same ways beside a roadmap that is there already."""
    with st.popover("Start over", icon=":material/restart_alt:", key="roadmap-menu"):
        st.caption("An example takes the place of the whole roadmap. It can be undone.")
        _examples("again")
        st.button("Empty the roadmap", key="roadmap-empty", icon=":material/delete:", on_click=_empty)


def _examples(place: str) -> None:
    for name in cascade_example_names():
        about = cascade_example(name).about
        st.button(
            f"**{inert(about.title)}**",
            key=f"{place}-{name}",
            help=inert(f"{about.text} After {about.source}; ours are {about.ours}."),
            width="stretch",
            on_click=_load,
            args=(name,),
        )


@session.report_errors
def _add_pillar() -> None:
    title = session.draft_text("new-pillar").strip()
    if title:
        edits.add(Level.PILLAR, title)
        session.clear_drafts("new-pillar")


@session.report_errors
def _load(name: str) -> None:
    example = cascade_example(name)
    edits.roadmap.replace(example.cascade, f"The example {example.about.title} is loaded")


@session.report_errors
def _empty() -> None:
    edits.roadmap.replace(Cascade(), "The roadmap is emptied")
