"""The open card of the one-pager: its text, and its answers as chips; every click is saved at once."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.strategy.coherence import PageCard
from gtm_framework.strategy.page import Attribute, Choice, OnePage, load_form, step_after, step_of
from gtm_framework.strategy.versions import Strategy
from pages.parts import session
from pages.parts.components import focus
from pages.parts.shell import glossary
from pages.parts.strategy import edits
from pages.parts.strategy.cards import close_card, open_card


def opened(card: PageCard, strategy: Strategy) -> None:
    """The card with its fields, and the ways to the other cards."""
    page = strategy.page
    choice = _shown(card.choices)
    _ways(card, choice)
    field = card.field
    said = page.fields.get(field.id, "")
    st.text_area(
        f"{card.place}  {field.name}. {field.question}",
        key=session.bound_key(f"field-{field.id}", said),
        height=68,
        placeholder=" ".join(field.parts),
        help=f"{field.help}\n\n{glossary.citation(field.source)}",
        on_change=_write,
        args=(field.id,),
    )
    focus.on_open(f"field-{field.id}", is_blank=not said)
    if len(card.choices) > 1:
        _which(card.choices, choice)
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


def _ways(card: PageCard, choice: Choice | None) -> None:
    after = step_after(card.field.id, choice.id if choice else "")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "All cards",
            key="card-close",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=close_card,
        )
        st.button(
            f"Next: {after.number}  {after.name}",
            key="card-next",
            icon=":material/arrow_forward:",
            icon_position="right",
            type="tertiary",
            on_click=open_card,
            args=(after.field, after.choice),
        )


def _shown(choices: Sequence[Choice]) -> Choice | None:
    """The choice that is open; a card with several choices shows one at a time."""
    wanted = session.opened_item("choice")
    return next((choice for choice in choices if choice.id == wanted), choices[0] if choices else None)


def _which(choices: Sequence[Choice], shown: Choice | None) -> None:
    names = {choice.id: f"{step_of(choice.id).number}  {choice.name}" for choice in choices}
    key = session.bound_key("choice-shown", shown and shown.id)
    st.segmented_control(
        "Choice",
        list(names),
        format_func=names.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: session.open_item("choice", session.widget_value(key)),
    )


def _answers(choice: Choice, page: OnePage) -> None:
    with st.container(key="answers", gap="xsmall"):
        for attribute in choice.attributes:
            _attribute(choice, attribute, page)
        _evidence(choice, page)


def _attribute(choice: Choice, attribute: Attribute, page: OnePage) -> None:
    words = {option.id: option.words for option in attribute.options}
    path = f"{choice.id}.{attribute.id}"
    st.pills(
        f"{attribute.name}. {attribute.question}",
        list(words),
        format_func=words.__getitem__,
        key=session.bound_key(f"answer-{path}", page.option(path)),
        help=f"{attribute.help}\n\n{glossary.citation(attribute.source)}",
        on_change=_answer,
        args=(path,),
    )


def _evidence(choice: Choice, page: OnePage) -> None:
    said = page.choice(choice.id)
    levels = {level.id: level for level in load_form().evidence}
    asks = "How do you know?"
    if _completes(choice, page):
        asks = f"How do you know? Your answer opens {_after(choice)}."
    chips, more = st.columns([5, 1], vertical_alignment="bottom", gap="small")
    chips.pills(
        f"Evidence. {asks}",
        list(levels),
        format_func=lambda level: levels[level].name,
        key=session.bound_key(f"evidence-{choice.id}", said.evidence),
        required=True,
        help=f"{levels[said.evidence].help}\n\n{glossary.about('evidence')}",
        on_change=_set_evidence,
        args=(choice,),
    )
    with more.popover("More", key=f"more-{choice.id}", width="stretch"):
        st.date_input(
            "Evidence date",
            value=None,
            key=session.bound_key(f"on-{choice.id}", said.on),
            format=session.date_format(),
            on_change=_set,
            args=(choice.id, "on"),
        )
        st.text_input(
            "Evidence source",
            key=session.bound_key(f"note-{choice.id}", said.note),
            on_change=_set,
            args=(choice.id, "note"),
        )
        st.text_area(
            f"{choice.name}: in your own words",
            key=session.bound_key(f"words-{choice.id}", said.words),
            on_change=_set,
            args=(choice.id, "words"),
        )


def _completes(choice: Choice, page: OnePage) -> bool:
    """Whether only the evidence of a choice is still missing."""
    said = page.choice(choice.id)
    return said.evidence == "none" and len(said.options) == len(choice.attributes)


def _after(choice: Choice) -> str:
    after = step_after(load_form().home(choice.id).id, choice.id)
    return f"{after.number} {after.name}"


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


def _set_evidence(choice: Choice) -> None:
    completes = _completes(choice, edits.strategy.current().page)
    _set(choice.id, "evidence")
    if completes and not session.has_notices():
        after = step_after(load_form().home(choice.id).id, choice.id)
        open_card(after.field, after.choice)
