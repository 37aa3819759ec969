"""For one idea: the suggested answers, what else its wording says, and the click that accepts it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from gtm_framework.triage import Initiative, Rubric
from gtm_framework.triage.explain import criterion_words
from gtm_framework.triage.hints import Hints, Suggestion
from gtm_framework.triage.worklist import split
from pages.parts import session, workspace
from pages.parts.shell.inert import inert
from pages.parts.triage.presses import change


def for_next(initiative: Initiative, criterion: str) -> Mapping[str, Any]:
    """What the pad shows under the next question: the suggestions for it and for the others.

    Returns:
        ``here``, the suggestion for this criterion, and ``all``, whether there are more; None for neither.
    """
    still_open = _open(initiative)
    here = next((made for made in still_open if made.criterion == criterion), None)
    others = len(still_open) > (1 if here else 0)
    return {"here": _for_pad(here) if here else None, "all": _all_for_pad(still_open) if others else None}


def _for_pad(made: Suggestion) -> Mapping[str, str]:
    return {
        "criterion": made.criterion,
        "words": Rubric.default().words(made.criterion, made.answer),
        "from": f"from {_listed(made.words)} ({made.strength})",
        "reason": made.reason,
    }


def _all_for_pad(still_open: Sequence[Suggestion]) -> Mapping[str, str]:
    each = "; ".join(
        f"{criterion_words(made.criterion)}, from {_listed(made.words)}" for made in still_open
    )
    count = len(still_open)
    return {
        "label": f"Accept all {count} suggestions" if count > 1 else "Accept suggestion",
        "help": f"From its wording: {each}. Suggestions count once you accept them, and are marked as "
        "suggested.",
    }


def beside_answer(initiative: Initiative, criterion: str) -> None:
    """Under each of the questions: a suggestion to accept, or a note that its answer was one."""
    if criterion in initiative.suggested:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption("Suggested, not confirmed", width="content")
            st.button(
                "Confirm answer",
                key=f"confirm-{initiative.id}-{criterion}",
                type="tertiary",
                on_click=_confirm,
                args=(initiative.id, criterion),
                help="Makes it your own answer; the export then shows it as confirmed.",
            )
        return
    here = next((made for made in _open(initiative) if made.criterion == criterion), None)
    if here:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _told(here)
            st.button(
                "Accept suggestion",
                key=f"accept-{initiative.id}-{criterion}",
                icon=":material/check:",
                on_click=_accept,
                args=(initiative.id, criterion),
            )


def marks(initiative: Initiative) -> None:
    """What else the wording says: that it is an output, a goal rather than work, or two ideas in one."""
    hints = workspace.hints_of(initiative.title, initiative.description)
    waved = {remark for its_id, remark in workspace.current().settings.waved if its_id == initiative.id}
    if "output" not in waved:
        _output(initiative, hints)
    if hints.is_goal and not initiative.output and "goal" not in waved:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(
                f":material/flag: Looks like a goal, not an initiative "
                f"({_quoted(quote.text for quote in hints.goal)}). Add what you’d do, or link ideas to it.",
                width="stretch",
            )
            _wave_button(initiative, "goal")
    if hints.parts and "split" not in waved:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(
                f":material/call_split: {len(hints.parts)} ideas in one: {_quoted(hints.parts)}.",
                width="stretch",
            )
            st.button(
                f"Split into {len(hints.parts)} ideas",
                key=f"split-{initiative.id}",
                type="tertiary",
                on_click=_split,
                args=(initiative.id,),
                help="Each idea keeps the notes, owner, and tags. Answers and scores start blank because "
                "they covered the whole idea. You can undo the split.",
            )
            _wave_button(initiative, "split")


def _output(initiative: Initiative, hints: Hints) -> None:
    if hints.output is None or initiative.output:
        return
    label = next(sort.label for sort in Rubric.default().outputs if sort.id == hints.output.output)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = _quoted(quote.text for quote in hints.output.quotes)
        st.caption(
            f":material/output: {words} looks like a strategy output: {label.lower()}.", width="stretch"
        )
        st.button(
            "Mark as output",
            key=f"mark-output-{initiative.id}",
            type="tertiary",
            on_click=_mark_output,
            args=(initiative.id, hints.output.output),
            help="Outputs keep their verdict and get an “output” tag.",
        )
        _wave_button(initiative, "output")


def _wave_button(initiative: Initiative, remark: str) -> None:
    st.button(
        "Dismiss note",
        key=f"wave-{remark}-{initiative.id}",
        type="tertiary",
        on_click=_wave,
        args=(initiative.id, remark),
        help="We won’t show this note for this idea again. You can undo it.",
    )


def _told(made: Suggestion) -> None:
    answer = Rubric.default().words(made.criterion, made.answer)
    st.caption(
        f":material/lightbulb: Suggested: **{inert(answer)}**, "
        f"from {_quoted(made.words)} ({made.strength})",
        help=inert(made.reason),
        width="content",
    )


def _quoted(words: Iterable[str]) -> str:
    return inert(_listed(words))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _open(initiative: Initiative) -> list[Suggestion]:
    """The suggestions for unanswered questions."""
    made = workspace.hints_of(initiative.title, initiative.description).suggestions
    return [suggestion for suggestion in made if suggestion.criterion not in initiative.answers]


@session.report_errors
def _accept(initiative_id: str, criterion: str) -> None:
    made = change([{"idea": initiative_id, "accept": criterion}], workspace.get_initiative)
    workspace.edit_ideas(made.ideas, made.told)


@session.report_errors
def _confirm(initiative_id: str, criterion: str) -> None:
    workspace.answer_question(
        initiative_id, criterion, workspace.get_initiative(initiative_id).answers.get(criterion)
    )


@session.report_errors
def _wave(initiative_id: str, remark: str) -> None:
    workspace.change_settings(
        "Dismiss a note", waved=(*workspace.current().settings.waved, (initiative_id, remark))
    )


@session.report_errors
def _mark_output(initiative_id: str, output: str) -> None:
    workspace.edit_idea(initiative_id, "Mark as output", output=output)


@session.report_errors
def _split(initiative_id: str) -> None:
    here = workspace.get_initiative(initiative_id)
    parts = workspace.hints_of(here.title, here.description).parts
    first, *others = split(here, parts)
    workspace.save_ideas([first], others, None, f"Split “{here.title}”")
    session.notify(f"Split “{here.title}” into {len(parts)} ideas.", undo=True)
