"""Ways to start the strategy: four questions, a worked example, or empty cards."""

import streamlit as st

from gtm_framework.strategy.page import FirstQuestion, load_form
from gtm_framework.strategy.versions import Strategy, strategy_example, strategy_examples
from pages.parts import session, workspace
from pages.parts.shell import glossary
from pages.parts.shell.empty_state import demo_button
from pages.parts.strategy import edits


def way_in() -> None:
    """The empty page: four questions, and worked examples next to them."""
    st.title("Where are you going, and who is it for?", anchor=False)
    questions, example = st.columns([9, 4], gap="large")
    with questions, st.form("first", border=False):
        places = [*st.columns(2, gap="medium"), *st.columns(2, gap="medium")]
        for question, place in zip(load_form().first, places, strict=True):
            with place:
                _ask(question)
        st.form_submit_button("Create my one-pager", key="first-save", type="primary", on_click=_begin)
        st.caption(
            "Answer what you can. Each answer fills in the matching cards; you can edit everything later.",
            help=glossary.citation("S3"),
        )
    with example:
        st.header("Open a worked example", anchor=False)
        examples_list("example")
        demo_button()
        st.button("Start from a blank page", key="begin-empty", type="tertiary", on_click=_open_first)


def _ask(question: FirstQuestion) -> None:
    st.text_area(
        f"**{question.question}**",
        key=session.draft_key(f"first-{question.id}"),
        height=150,
        placeholder=question.help,
    )


def examples_list(place: str) -> None:
    """The worked examples; a click loads one."""
    for example in strategy_examples():
        st.button(
            f"**{example.title}** {example.company}",
            key=f"{place}-{example.name}",
            help=example.about,
            width="stretch",
            on_click=_load,
            args=(example.name,),
        )


def menu() -> None:
    """The same options for a strategy that already has content."""
    # Named by the revision, so that it closes once the strategy has changed.
    key = f"strategy-menu-{workspace.current().revision}"
    with st.popover("Start over", icon=":material/restart_alt:", key=key):
        st.caption("An example replaces your whole strategy. You can undo this.")
        examples_list("again")
        st.button("Clear strategy", key="strategy-empty", icon=":material/delete:", on_click=_empty)


@session.report_errors
def _begin() -> None:
    page = edits.strategy.current().page
    for question in load_form().first:
        page = page.with_first(question.id, session.draft_text(f"first-{question.id}"))
    edits.strategy.change("Answer the four starting questions", page=page.carried_over())
    session.clear_drafts(*(f"first-{question.id}" for question in load_form().first))
    _open_first()


@session.report_errors
def _load(name: str) -> None:
    example = strategy_example(name)
    edits.strategy.replace(example.strategy, f"Loaded example {example.company}")


@session.report_errors
def _empty() -> None:
    edits.strategy.replace(Strategy(), "Cleared the strategy")


def _open_first() -> None:
    session.open_item("card", load_form().fields[0].id)
