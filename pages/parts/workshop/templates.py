"""The templates a workshop can start from: the product's and the team's own."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.workshop import Step, Template
from gtm_framework.workshop.agenda import minutes_of, steps_of
from gtm_framework.workshop.rules import rules
from pages.parts import session, workspace
from pages.parts.shell.inert import inert

_KEY = "workshop-template"


def known() -> dict[str, tuple[Step, ...]]:
    """Maps titles to agendas: the product's templates first, then the team's own."""
    shipped = {one.title: steps_of(one) for one in rules().templates}
    return shipped | {one.title: one.steps for one in workspace.current().settings.workshop_templates}


def choice() -> None:
    """Choose one, and see what it contains."""
    titles = known()
    helps = {one.title: one.help for one in rules().templates}
    picked = st.selectbox("Template", list(titles), key=_KEY)
    if picked in titles:
        minutes = minutes_of(titles[picked])
        told = helps.get(picked, f"Your own: {counted(len(titles[picked]), 'phase')}, {minutes} minutes.")
        st.caption(inert(told))


def chosen() -> tuple[Step, ...]:
    """The agenda of the chosen template."""
    titles = known()
    return titles.get(session.widget_value(_KEY), next(iter(titles.values())))


def save(title: str, steps: Sequence[Step]) -> None:
    """Save an agenda as the team's own template, replacing one with the same title.

    Raises:
        FaultyRecordError: If the title is empty or belongs to a product template.
    """
    made = Template(title=title, steps=tuple(steps))
    others = [one for one in workspace.current().settings.workshop_templates if one.title != made.title]
    workspace.change_settings(f"Save workshop template {made.title}", workshop_templates=(*others, made))


def delete(title: str) -> None:
    """Delete one of the team's own templates."""
    others = tuple(one for one in workspace.current().settings.workshop_templates if one.title != title)
    workspace.change_settings(f"Delete workshop template {title}", workshop_templates=others)
