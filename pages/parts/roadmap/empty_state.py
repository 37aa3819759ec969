"""Ways to start the roadmap: a first pillar, or a worked example."""

import streamlit as st

from gtm_framework.catalog import source_titles
from gtm_framework.strategy import Level
from gtm_framework.strategy.cascade import Cascade, cascade_example, cascade_example_names
from pages.parts import session
from pages.parts.roadmap import edits, from_answers
from pages.parts.shell.empty_state import demo_button
from pages.parts.shell.inert import inert


def way_in() -> None:
    """The empty page: the first step, and worked examples next to it."""
    st.title("What are your big bets, and what work supports them?", anchor=False)
    first, example = st.columns([9, 5], gap="large")
    with first:
        from_answers.offer()
    with first, st.container(border=True, key="door-pillar"):
        st.header("Start with your first pillar", anchor=False)
        st.write(
            "A pillar is a three-to-five-year bet. Pillars hold measurable objectives; objectives hold "
            "quarterly initiatives; initiatives hold tactics."
        )
        new_pillar()
    with example, st.container(border=True, key="door-example"):
        st.header("Open a worked example", anchor=False)
        _examples("example")
        demo_button()


def new_pillar() -> None:
    """A title field that adds a pillar on Enter."""
    st.text_input(
        "Add pillar (press Enter)",
        key=session.draft_key("new-pillar"),
        placeholder="For example: lead in analytics for mid-sized lenders",
        on_change=_add_pillar,
    )


def menu() -> None:
    """The same options for a roadmap that already has content."""
    with st.popover("Start over", icon=":material/restart_alt:", key="roadmap-menu"):
        st.caption("An example replaces your whole roadmap. You can undo this.")
        _examples("again")
        st.button("Clear roadmap", key="roadmap-empty", icon=":material/delete:", on_click=_empty)


def _examples(place: str) -> None:
    for name in cascade_example_names():
        about = cascade_example(name).about
        st.button(
            f"**{inert(about.title)}**",
            key=f"{place}-{name}",
            help=inert(
                f"{about.text} Source: {source_titles()[about.source]}; our additions: {about.ours}."
            ),
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
    edits.roadmap.replace(example.cascade, f"Loaded example {example.about.title}")


@session.report_errors
def _empty() -> None:
    edits.roadmap.replace(Cascade(), "Cleared the roadmap")
