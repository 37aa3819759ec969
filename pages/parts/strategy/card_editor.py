"""The open card of the one-pager: its text and its structured answers."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.strategy.coherence.cards import PageCard
from gtm_framework.strategy.page.form import Attribute, Choice
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.versions.versions import Strategy
from pages.parts import session
from pages.parts.shell import glossary
from pages.parts.strategy import edits
from pages.parts.strategy.cards import close_card, open_card


def opened(card: PageCard, shown: Sequence[PageCard], strategy: Strategy) -> None:
    """The card with its fields, and links to the other cards."""
    page = strategy.page
    _ways(card, shown)
    field = card.field
    st.text_area(
        f"**{card.place}  {field.name}.** {field.question}",
        key=session.bound_key(f"field-{field.id}", page.fields.get(field.id, "")),
        height=84,
        placeholder=" ".join(field.parts),
        help=f"{field.help}\n\n{glossary.citation(field.source)}",
        on_change=_write,
        args=(field.id,),
    )
    choice = _which(card.choices)
    if choice:
        _answers(choice, page)
    elif field.id == "exclusions":
        _flagging(strategy)


def _flagging(strategy: Strategy) -> None:
    """How many exclusions flag ideas, and what the others are missing."""
    silent = len(strategy.exclusions_without_words)
    told = "One exclusion per line: this is the same list as in the Exclusions view."
    if silent:
        told += f" {counted(silent, 'exclusion')} can’t flag ideas yet: add keywords there."
    st.caption(told)


def _ways(card: PageCard, shown: Sequence[PageCard]) -> None:
    after = next((other for other in shown if other.place > card.place), shown[0])
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "All cards",
            key="card-close",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=close_card,
        )
        st.button(
            f"{after.place}  {after.field.name}",
            key="card-next",
            icon=":material/arrow_forward:",
            icon_position="right",
            type="tertiary",
            on_click=open_card,
            args=(after.field.id,),
        )


def _which(choices: Sequence[Choice]) -> Choice | None:
    """The choice to show; a card with several choices shows one at a time."""
    if len(choices) < 2:
        return choices[0] if choices else None
    by_id = {choice.id: choice for choice in choices}
    wanted = session.opened_item("choice")
    key = session.bound_key("choice-shown", wanted if wanted in by_id else choices[0].id)
    st.segmented_control(
        "Choice",
        list(by_id),
        format_func=lambda choice_id: by_id[choice_id].name,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: session.open_item("choice", session.widget_value(key)),
    )
    return by_id[session.widget_value(key)]


def _answers(choice: Choice, page: OnePage) -> None:
    with st.container(key="answers", gap="xsmall"):
        for attribute in choice.attributes:
            _attribute(choice, attribute, page)
    _evidence(choice, page)


def _attribute(choice: Choice, attribute: Attribute, page: OnePage) -> None:
    words = {option.id: option.words for option in attribute.options}
    path = f"{choice.id}.{attribute.id}"
    st.selectbox(
        attribute.name,
        list(words),
        index=None,
        format_func=lambda option: words[option],
        placeholder=attribute.question,
        key=session.bound_key(f"answer-{path}", page.option(path)),
        help=f"{attribute.question} {attribute.help}\n\n{glossary.citation(attribute.source)}",
        on_change=_answer,
        args=(path,),
    )


def _evidence(choice: Choice, page: OnePage) -> None:
    said = page.choice(choice.id)
    levels = {level.id: level for level in load_form().evidence}
    founded, day, more = st.columns([3, 3, 2], vertical_alignment="bottom", gap="small")
    founded.selectbox(
        "Evidence",
        list(levels),
        format_func=lambda level: levels[level].name,
        key=session.bound_key(f"evidence-{choice.id}", said.evidence),
        help=f"{levels[said.evidence].help}\n\n{glossary.about('evidence')}",
        on_change=_set,
        args=(choice.id, "evidence"),
    )
    day.date_input(
        "Evidence date",
        value=None,
        key=session.bound_key(f"on-{choice.id}", said.on),
        format=session.date_format(),
        on_change=_set,
        args=(choice.id, "on"),
    )
    with more.popover("More", key=f"more-{choice.id}", width="stretch"):
        st.text_area(
            f"{choice.name}: in your own words",
            key=session.bound_key(f"words-{choice.id}", said.words),
            on_change=_set,
            args=(choice.id, "words"),
        )
        st.text_input(
            "Evidence source",
            key=session.bound_key(f"note-{choice.id}", said.note),
            on_change=_set,
            args=(choice.id, "note"),
        )


@session.report_errors
def _write(field_id: str) -> None:
    changed = edits.strategy.current().with_field(field_id, session.widget_value(f"field-{field_id}", ""))
    edits.strategy.save(changed, f"Edit {load_form().field(field_id).name.lower()}")


@session.report_errors
def _answer(path: str) -> None:
    page = edits.strategy.current().page.with_option(path, session.widget_value(f"answer-{path}"))
    edits.strategy.change(f"Answer “{load_form().attribute(path).name}”", page=page)


@session.report_errors
def _set(choice_id: str, part: str) -> None:
    given = session.widget_value(f"{part}-{choice_id}")
    page = edits.strategy.current().page.with_choice(choice_id, **{part: given})
    edits.strategy.change(f"Edit {part} of {load_form().choice(choice_id).name.lower()}", page=page)
