"""The agenda editor: phases, their order, minutes, and instructions; optionally saved as a template."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import Step, Workshop, as_phase
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda import agenda_faults, minutes_of, moved, new_step
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, templates

_DRAFT = "workshop-agenda"
_TEXTS = {"title": "Title", "says": "What you say", "does": "What you do", "room": "What the room sees"}


def edit() -> None:
    """Open the editor on the workshop's agenda."""
    session.set_local(_DRAFT, controller.current_view().state.agenda)


def is_edited() -> bool:
    """Whether the editor is open."""
    return session.get_local(_DRAFT) is not None


def screen(look: WorkshopView) -> None:
    """One row per phase, then a phase to add, and the buttons for the whole agenda."""
    steps = _draft()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(f"Agenda · {minutes_of(steps)} minutes", anchor=False, width="content")
        with st.container(horizontal=True, width="content"):
            st.button("Cancel", key="agenda-cancel", on_click=session.set_local, args=(_DRAFT, None))
            st.button("Save agenda", key="agenda-save", type="primary", on_click=_save)
    with st.container(key="agenda-steps"):
        for place, step in enumerate(steps):
            _row(look.state, steps, place, step)
    _add(steps)
    _template()


def _draft() -> tuple[Step, ...]:
    steps: tuple[Step, ...] = session.get_local(_DRAFT)
    return steps


def _row(here: Workshop, steps: Sequence[Step], place: int, step: Step) -> None:
    phase = as_phase(step)
    begun = step.phase in {visit.phase for visit in here.visits}
    with st.container(horizontal=True, vertical_alignment="center", key=f"agenda-{step.phase}"):
        st.number_input(
            f"Minutes of {phase.title}",
            min_value=1,
            max_value=rules().limits.phase_minutes,
            key=session.bound_key(f"agenda-minutes-{step.phase}", step.minutes),
            on_change=_minutes,
            args=(place,),
            width=120,
            label_visibility="collapsed",
        )
        with st.popover(
            inert(phase.title), key=f"agenda-texts-{step.phase}", on_change="rerun", width=320
        ) as opened:
            if opened.open:
                _texts(place, step)
        _order(steps, step, begun=begun)


def _order(steps: Sequence[Step], step: Step, *, begun: bool) -> None:
    """Move a phase up or down, or remove it from the agenda."""
    phase = as_phase(step)
    for icon, up, told in (
        (":material/arrow_upward:", True, "Move up"),
        (":material/arrow_downward:", False, "Move down"),
    ):
        after = moved(steps, step, up=up)
        st.button(
            "",
            key=f"agenda-{'up' if up else 'down'}-{step.phase}",
            icon=icon,
            help=f"{told}: {inert(phase.title)}",
            disabled=after == tuple(steps),
            on_click=_change,
            args=(after,),
        )
    st.button(
        "",
        key=f"agenda-out-{step.phase}",
        icon=":material/close:",
        help="Every agenda has this phase"
        if phase.required
        else "This phase has started"
        if begun
        else f"Remove {inert(phase.title)}",
        disabled=phase.required or begun,
        on_click=_change,
        args=([one for one in steps if one is not step],),
    )


def _texts(place: int, step: Step) -> None:
    """A phase's texts; an empty field uses the phase's own."""
    own = rules().phase(step.phase)
    with st.form(f"agenda-words-{step.phase}", border=False):
        for name, label in _TEXTS.items():
            field = st.text_input if name == "title" else st.text_area
            field(
                label,
                value=getattr(step, name),
                placeholder=getattr(own, name),
                key=f"agenda-{name}-{step.phase}",
            )
        st.form_submit_button(
            "Save instructions", key=f"agenda-say-{step.phase}", on_click=_words, args=(place,)
        )


def _add(steps: Sequence[Step]) -> None:
    on_it = {step.phase for step in steps}
    others = {phase.id: phase for phase in rules().phases if phase.id not in on_it}
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Phase to add",
            list(others),
            index=None,
            format_func=lambda one: others[one].title,
            key="agenda-new",
            placeholder="Choose a phase",
        )
        st.button("Add phase", key="agenda-add", on_click=_add_one)


def _template() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Template title",
            key="agenda-template",
            max_chars=rules().limits.title_length,
            placeholder="Our triage",
        )
        st.button(
            "Save as template",
            key="agenda-keep",
            on_click=_keep,
            help="New workshops in this workspace can start from it",
        )


def _change(steps: Sequence[Step]) -> None:
    session.set_local(_DRAFT, tuple(steps))


def _minutes(place: int) -> None:
    steps = [*_draft()]
    minutes = session.widget_value(f"agenda-minutes-{steps[place].phase}", steps[place].minutes)
    steps[place] = steps[place].with_changes(minutes=minutes)
    _change(steps)


@controller.changing
def _words(place: int) -> None:
    steps = [*_draft()]
    phase = steps[place].phase
    told = {name: session.widget_value(f"agenda-{name}-{phase}", "") for name in _TEXTS}
    steps[place] = steps[place].with_changes(**told)
    _change(steps)


def _add_one() -> None:
    """Add the chosen phase before the last one, which ends every agenda."""
    chosen = session.widget_value("agenda-new")
    if chosen:
        *before, last = _draft()
        _change([*before, new_step(rules().phase(chosen)), last])
        session.clear_widgets("agenda-new")


@controller.changing
def _save() -> None:
    steps = _draft()
    if steps != controller.current_view().state.agenda:
        controller.act((ev.SetAgenda, {"steps": steps}))
    session.set_local(_DRAFT, None)


@controller.changing
def _keep() -> None:
    title = session.widget_value("agenda-template", "")
    if faults := agenda_faults(_draft()):
        raise controller.current_view().state.refuse(" ".join(faults))
    templates.save(title, _draft())
    session.clear_widgets("agenda-template")
    session.notify(f"Template saved: {title.strip()}")
