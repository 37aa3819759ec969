"""The parts of rapid triage: the top card, what its keys do, the progress, and the end."""

from collections.abc import Collection
from time import monotonic

import streamlit as st

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.errors import GtmError
from gtm_framework.triage import Initiative, Kind, classify
from gtm_framework.triage.explain import place_sentence
from gtm_framework.triage.hints import offer
from gtm_framework.triage.worklist import Round, Step, next_step, numbers, rapid_order, to_do
from pages.parts import session, workspace
from pages.parts.components import key_pad, outbox
from pages.parts.rapid.controller import RapidController
from pages.parts.shell.csv_download import csv_download
from pages.parts.shell.inert import inert
from pages.parts.shell.matrix_plot import matrix_plot
from pages.parts.shell.wording import marked_title, outcome

_ASKED = {
    Step.KIND: "Strategic or tactical?",
    Step.IMPACT: "Impact: how much would it change?",
    Step.EFFORT: "Effort: how much work is it?",
}


def current_controller() -> RapidController:
    """The current round; a new one if there is none, as after a refresh."""
    under_way: RapidController | None = session.get_local("rapid")
    return under_way or _begin()


def waiting_ideas(under_way: Round) -> list[Initiative]:
    """The remaining cards."""
    return under_way.waiting({idea.id: idea for idea in workspace.current().initiatives})


def progress(under_way: Round, left: list[Initiative]) -> None:
    """How many cards are done, and how long the rest will take."""
    minutes = under_way.minutes_left(len(left))
    told = [f"**{under_way.through(len(left))} of {len(under_way.queue)}** done"]
    if minutes is not None:
        told.append("about 1 minute left" if minutes <= 1 else f"about {minutes} minutes left")
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="rapid-progress",
    ):
        st.markdown(" · ".join(told), width="content")
        st.page_link("pages/triage.py", label="Back to list", icon=":material/list:")
    st.progress(under_way.share(len(left)))


def card(idea: Initiative) -> None:
    """The idea in large type, with what is known about it and what its keys will do."""
    step = next_step(idea)
    with st.container(border=True, key="rapid-card"):
        hints = workspace.hints_of(idea.title, idea.description)
        st.header(marked_title(idea.title, hints) if step is Step.KIND else inert(idea.title), anchor=False)
        if idea.description:
            st.text(idea.description)
        st.markdown(_known(idea))
    if step:
        st.subheader(_ASKED[step], anchor=False)
    if step is Step.KIND:
        st.caption(_words_say(idea))


def ending(under_way: Round) -> None:
    """The matrix, with the top three things to do next to it."""
    ranked = workspace.listed()
    st.header("Your top three" if len(to_do(ranked)) == 3 else "Your top ideas", anchor=False)
    things, plot = st.columns([2, 3], gap="medium")
    with things:
        for item in to_do(ranked):
            with st.container(border=True, key=f"to-do-{item.initiative.id}"):
                sign = kind_sign(item.verdict.final_kind)
                st.markdown(f"**{item.rank}. {inert(item.initiative.title)}**")
                tint = f"{quadrant_sign(item.quadrant).glyph} " if item.quadrant else ""
                st.caption(f"{sign.words} · {tint}{inert(place_sentence(item))}")
        if not to_do(ranked):
            st.info("No idea has scored well enough to be worth doing yet.")
        _what_is_left(under_way)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            csv_download()
            st.page_link("pages/triage.py", label="Back to list", icon=":material/list:")
    with plot:
        matrix_plot(ranked, numbers(ranked))


def pad(controller: RapidController, left: list[Initiative]) -> None:
    """The keys: what can be pressed now, for keyboard and touch."""
    if controller.error:
        st.error(inert(controller.error), icon=":material/error:")
    key_pad.key_pad(
        _keys(left[0]) if left else [],
        can_undo=bool(controller.round.past),
        can_skip=bool(left),
        round_id=controller.id,
        on_press=_press,
    )


def _begin_again() -> None:
    _begin()


def _begin() -> RapidController:
    ranked = workspace.listed()
    clear: Collection[str] = ()
    if len(ranked) <= workspace.READ_UNASKED:
        clear = session.cached(
            "offer",
            workspace.cache_key(),
            lambda: offer(workspace.current().initiatives, read=workspace.hints_of),
        ).settled
    begun = RapidController(workspace.current().id, Round(rapid_order(ranked, clear), monotonic()))
    session.set_local("rapid", begun)
    return begun


def _known(idea: Initiative) -> str:
    verdict = classify(idea)
    sign = kind_sign(verdict.final_kind)
    scores = {axis: getattr(idea, axis) for axis in ("impact", "effort")}
    told = [f"{axis} {score:g}" for axis, score in scores.items() if score]
    return " · ".join([sign.words, *told])


def _words_say(idea: Initiative) -> str:
    """What the wording suggests, and what a verdict by key sets."""
    told = f":material/lightbulb: {outcome(workspace.hints_of(idea.title, idea.description))}  \n"
    if classify(idea).contributions:
        return (
            f"{told}Press S or T to set the verdict. It fills in the blank answers for purpose, form, "
            "and metrics; if your earlier answers disagree, they stay and the verdict is overridden."
        )
    return f"{told}Press S or T to set the verdict. You can refine the answers later."


def _keys(idea: Initiative) -> list[key_pad.Key]:
    step = next_step(idea)
    if step is Step.KIND:
        return [key_pad.kind_key(kind) for kind in (Kind.STRATEGIC, Kind.TACTICAL)]
    return key_pad.score_keys("impact" if step is Step.IMPACT else "effort")


def _what_is_left(under_way: Round) -> None:
    still_open = rapid_order(workspace.listed())
    if still_open:
        aside = len(set(still_open) & set(under_way.skipped))
        what = "1 idea is" if len(still_open) == 1 else f"{len(still_open)} ideas are"
        st.caption(f"{what} not finished{f' ({aside} skipped)' if aside else ''}.")
        st.button("Finish these ideas", key="rapid-again", on_click=_begin_again, icon=":material/bolt:")


def _press() -> None:
    controller = current_controller()
    handle = controller.presses(session.store())
    try:
        outbox.take(key_pad.NAME, handle, in_sequence=True)  # reads no session state once a key is saved
    except GtmError as error:
        controller.error = str(error)
