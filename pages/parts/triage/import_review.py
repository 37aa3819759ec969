"""A file before it is added: how it was read, the questions it leaves open, and the rest of its review."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gtm_framework.english import counted, joined
from gtm_framework.errors import GtmError
from gtm_framework.exchange.importing import Choices, ImportRequest, ImportReview
from gtm_framework.triage import Initiative
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.triage import import_columns, import_outcome, import_state

_LEFT_OUT = "Left out"


def start(name: str, content: bytes, draft: str = "") -> None:
    """Review a file in place of the list.

    Args:
        name: What to call it.
        content: Its bytes.
        draft: The text field it was pasted into, which is cleared once it is imported.
    """
    import_state.begin(name, content, draft)


def nothing_to_decide(name: str, content: bytes) -> Sequence[Initiative] | None:
    """The ideas of a list that only adds new ones; None if a person should review it first."""
    review = import_state.reviewed(ImportRequest(name, content))
    return review.changes.new if review.changes and review.only_adds else None


def is_open() -> bool:
    """Whether a file is under review."""
    return import_state.is_under_way()


def screen() -> None:
    """The file under review."""
    request = import_state.request()
    st.title(inert(f"Review {request.name}"))
    try:
        review = import_state.review(request)
    except GtmError as error:
        st.error(inert(str(error)))
        st.button("Cancel import", key="import-cancel", on_click=import_outcome.cancel)
        return
    _source(request, review)
    _questions(review)
    import_outcome.outcome(request, review)
    import_columns.columns(review)


def _source(request: ImportRequest, review: ImportReview) -> None:
    source = review.plan.grid.source
    found = "no header row" if source.header_row is None else f"header in row {source.header_row}"
    read = ", ".join(filter(None, (source.encoding, source.format)))
    rows = counted(len(review.plan.grid.rows), "row")
    told = f"{rows} ({read}), {found}."
    if review.remembered:
        told += " The columns are set as in your last import with these headers."
    if review.forgotten:
        told += f" No method uses {joined(review.forgotten)} anymore, so we matched that column again."
    st.caption(inert(told))
    for note in review.plan.grid.notes:
        if not (note.startswith(_LEFT_OUT) and review.plan.grid.left_out):
            st.caption(inert(note))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if source.other_sheets:
            st.selectbox(
                "Sheet",
                [source.sheet, *source.other_sheets],
                key=session.bound_key("import-sheet", source.sheet),
                on_change=_choose_sheet,
                width=220,
            )
        st.number_input(
            "Header row",
            min_value=0,
            key=session.bound_key("import-header-row", source.header_row or 0),
            on_change=_choose_header,
            help="The row with the column names, numbered as in a spreadsheet; 0 if the file has none.",
            width=140,
        )
        _left_out(request, review)


def _questions(review: ImportReview) -> None:
    for question in review.questions:
        with st.container(border=True, key=f"import-question-{question.key}"):
            labels = {choice.value: inert(choice.label) for choice in question.choices}
            st.radio(
                inert(question.text),
                list(labels),
                index=None,
                format_func=labels.__getitem__,
                key=f"import-answer-{question.key}",
                on_change=_answer,
                args=(question.key,),
            )


def _left_out(request: ImportRequest, review: ImportReview) -> None:
    told = {each.row: str(each) for each in review.plan.grid.left_out}
    if told or request.choices.keep:
        st.multiselect(
            f"{counted(len(told), 'row')} left out as not an idea. Rows to include anyway:",
            sorted({*told, *request.choices.keep}),
            format_func=lambda row: told.get(row, f"row {row}"),
            key=session.bound_key("import-keep", list(request.choices.keep)),
            on_change=_take_back,
            placeholder="None",
            width=420,
        )


def _choose_sheet() -> None:
    request = import_state.request()
    chosen = Choices(sheet=session.widget_value("import-sheet"))
    import_state.change(ImportRequest(request.name, request.content, chosen))


def _choose_header() -> None:
    row = session.widget_value("import-header-row")
    request = import_state.request()
    import_state.change(replace(request, choices=replace(request.choices, header_row=int(row))))


def _answer(key: str) -> None:
    request = import_state.request()
    question = next(each for each in import_state.review(request).questions if each.key == key)
    import_state.change(request.with_answer(question, session.widget_value(f"import-answer-{key}")))


def _take_back() -> None:
    request = import_state.request()
    rows = tuple(session.widget_value("import-keep"))
    import_state.change(replace(request, choices=replace(request.choices, keep=rows)))
