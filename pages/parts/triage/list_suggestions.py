"""For the whole list: what the wording of its ideas would settle, and likely duplicates."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.triage import Kind, Ranked
from gtm_framework.triage.hints import LikelyDuplicate, likely_duplicates, offer
from gtm_framework.triage.worklist import merged, tally
from pages.parts import session, workspace
from pages.parts.shell.inert import inert
from pages.parts.triage.remembered import remembered

_PAIRS_SHOWN = 10


def bar(ranked: Sequence[Ranked]) -> None:
    """One line above the list, only if there is something to accept or to review."""
    said, button = _said(ranked)
    long = len(ranked) > workspace.READ_UNASKED
    pairs = _pairs(long=long)
    if not (said or pairs or long or workspace.current().settings.corrections):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="list-suggestions"):
        if said:
            st.markdown(f":material/lightbulb: {said}", width="content")
            st.button(
                button,
                key="accept-list",
                type="primary",
                icon=":material/done_all:",
                on_click=_accept_list,
                help="Fills in blank answers for ideas without a verdict, based on their wording. Your own "
                "answers stay. New answers are marked as suggested, and you can undo all of them.",
            )
        if pairs or long:
            told = "Likely duplicates" if pairs is None else f"Likely duplicates: {len(pairs)}"
            with st.popover(told, icon=":material/difference:", key="duplicates"):
                if long:
                    st.button("Find duplicates", key="look-for-duplicates", on_click=_look)
                for pair in (pairs or ())[:_PAIRS_SHOWN]:
                    _pair(pair)
        remembered()


def _said(ranked: Sequence[Ranked]) -> tuple[str, str]:
    """What the wording would do for the list, and the button's label; empty if it says nothing."""
    if len(ranked) > workspace.READ_UNASKED:
        waiting = session.cached(
            "waiting", workspace.cache_key(), lambda: tally(ranked).kinds[Kind.UNDECIDED]
        )
        told = f"**{counted(waiting, 'idea')}** without a verdict."
        return (told, "Accept suggestions from their wording") if waiting else ("", "")
    made = session.cached(
        "offer",
        workspace.cache_key(),
        lambda: offer(workspace.current().initiatives, read=workspace.hints_of),
    )
    if not made.changed:
        return "", ""
    told = f"We can suggest a verdict for **{len(made.settled):,} of {counted(made.open, 'idea')}** "
    told += "from their wording."
    for name, count in (("Leaning", len(made.leaning)), ("Unclear", made.unclear)):
        told += f" {name}: {count:,}." if count else ""
    many = counted(len(made.changed), "idea")
    return told, f"Accept suggestions for {many}"


def _pairs(*, long: bool) -> Sequence[LikelyDuplicate] | None:
    """The likely duplicates; for a long list, those found when last requested, None before."""
    here = workspace.current()
    if long:
        found = session.get_local("pairs")
        return None if found is None else here.still_alike(found)
    titles = [(idea.id, idea.title) for idea in here.initiatives]
    return here.still_alike(session.cached("pairs", titles, lambda: likely_duplicates(here.initiatives)))


def _pair(pair: LikelyDuplicate) -> None:
    first, second = (workspace.get_initiative(its_id) for its_id in (pair.first, pair.second))
    with st.container(border=True):
        st.markdown(f"{inert(first.title)}  \n{inert(second.title)}")
        st.caption(inert(pair.reason))
        with st.container(horizontal=True, gap="xsmall"):
            for name, label, act in _ACTS:
                st.button(
                    label,
                    key=f"{name}-{pair.first}-{pair.second}",
                    on_click=act,
                    args=(pair.first, pair.second),
                )


@session.report_errors
def _accept_list() -> None:
    made = offer(workspace.current().initiatives, read=workspace.hints_of)
    if not made.changed:
        session.notify("No suggestions for these ideas.")
        return
    workspace.edit_ideas(made.changed, f"Accept suggestions for {counted(len(made.changed), 'idea')}")
    session.notify(
        f"Accepted suggestions for {len(made.changed):,} of {counted(made.open, 'idea')}. New "
        f"verdicts: {len(made.settled):,}.",
        undo=True,
    )


@session.report_errors
def _look() -> None:
    session.set_local("pairs", workspace.current().likely_duplicates())


@session.report_errors
def _keep_both(first: str, second: str) -> None:
    one, other = sorted((first, second))
    workspace.change_settings(
        "Keep two similar ideas", apart=(*workspace.current().settings.apart, (one, other))
    )


@session.report_errors
def _merge(first: str, second: str) -> None:
    one, other = workspace.get_initiative(first), workspace.get_initiative(second)
    workspace.save_ideas([merged(one, other)], [], second, f"Merge “{other.title}” into “{one.title}”")
    session.notify(f"Merged “{other.title}” into “{one.title}”.", undo=True)


@session.report_errors
def _delete(first: str, second: str) -> None:  # noqa: ARG001  (every answer to a pair takes both)
    workspace.delete_ideas([second])


_ACTS = (
    ("keep", "Keep both ideas", _keep_both),
    ("merge", "Merge into first", _merge),
    ("drop", "Delete second", _delete),
)
