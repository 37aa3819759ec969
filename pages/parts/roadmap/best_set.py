"""The recommended portfolio: the work selected within capacity, the rest with reasons, or the obstacle."""

import streamlit as st

from gtm_framework.charts.tables import chosen_table, left_table
from gtm_framework.errors import GtmError
from gtm_framework.strategy import Outlook, percent
from gtm_framework.strategy.capacity import AppliedPortfolio, BestSet, Help, Relaxation, applied
from gtm_framework.strategy.cascade import with_capacity
from gtm_framework.workspace import CASCADE
from pages.parts import session, workspace
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert

_SHARE, _IN, _OUT = "least-share", "pinned-in", "pinned-out"


def best_set(outlook: Outlook) -> None:
    """The constraints and the portfolio."""
    st.header("Recommended portfolio", anchor=False)
    if not outlook.cascade.capacity:
        st.info("Set the capacity of at least one quarter to get a recommendation.")
        return
    share = st.slider(
        "Minimum strategic share of effort",
        0,
        100,
        step=5,
        format="%d%%",
        key=_SHARE,
        persist_state="session",
    )
    with st.popover("Lock items in or out", icon=":material/push_pin:", key="pins"):
        _pins(outlook)
    try:
        found = outlook.best_set(share, _pinned(outlook, _IN), _pinned(outlook, _OUT))
    except GtmError as error:
        st.error(inert(str(error)), icon=":material/error:")
        return
    if found.feasible:
        _told(outlook, found)
    else:
        _why_not(found)


def _pins(outlook: Outlook) -> None:
    titles = {item.id: item.title for item in outlook.work}
    for key, label in ((_IN, "Must include"), (_OUT, "Must exclude")):
        st.multiselect(
            label,
            list(titles),
            format_func=lambda work_id: titles[work_id],
            key=session.bound_key(key, _pinned(outlook, key)),
            persist_state="session",
        )


def _pinned(outlook: Outlook, key: str) -> list[str]:
    """The locked items that are still on the roadmap."""
    here = {item.id for item in outlook.work}
    return [work_id for work_id in session.widget_value(key, []) if work_id in here]


def _told(outlook: Outlook, found: BestSet) -> None:
    if not found.chosen:
        st.info("Nothing to choose from yet. Add effort and impact to the work.")
    else:
        share = (
            f"{percent(found.share)} of it strategic" if found.share is not None else "none of it strategic"
        )
        fit = "1 item fits" if len(found.chosen) == 1 else f"{len(found.chosen)} items fit"
        st.markdown(
            f"**{fit}** ({found.value:g} impact points), {found.person_weeks:g} person-weeks, {share}."
        )
        _apply_button(outlook, found)
        st.caption(
            " · ".join(f"{part.quarter}: {part.load:g} of {part.capacity:g}" for part in found.quarters)
        )
        st.dataframe(
            chosen_table(found, outlook.kinds),
            hide_index=True,
            key="best-set",
            column_config={
                "item": st.column_config.TextColumn("item", width=290),
                "weeks": st.column_config.NumberColumn("weeks", format="%.4g"),
                "impact points": st.column_config.NumberColumn("impact points", format="%.4g"),
            },
            placeholder="",
            alt="Selected work",
        )
    if found.left:
        st.dataframe(
            left_table(found, outlook.kinds),
            hide_index=True,
            key="left-out",
            row_height=66,  # two lines; Streamlit wraps text from 65 px
            column_config={"item": st.column_config.TextColumn("item", width=190)},
            alt="Work left out, and why",
        )


def _apply_button(outlook: Outlook, found: BestSet) -> None:
    made = applied(found, outlook.cascade, workspace.current().initiatives)
    st.button(
        "Apply portfolio",
        key="apply-portfolio",
        icon=":material/event_available:",
        disabled=not made.words,
        help=f"One change, which you can undo: {made.words}."
        if made.words
        else "Every item is already in its quarter.",
        on_click=_apply,
        args=(made,),
    )


@session.report_errors
def _apply(made: AppliedPortfolio) -> None:
    workspace.save_plan(CASCADE, made.cascade, made.ideas, "Apply the recommended portfolio")
    session.notify(f"Applied the portfolio: {made.words}.", undo=True)


def _why_not(found: BestSet) -> None:
    """The obstacles, and each single change that would remove them."""
    for conflict in found.conflicts:
        st.warning(inert(conflict.text), icon=":material/block:")
    if not found.relaxations:
        st.caption(
            "No single change is enough. Combine several: add capacity, unlock items, or lower the "
            "strategic share."
        )
    for relaxation in found.relaxations:
        st.button(
            inert(relaxation.text),
            key=f"relief-{relaxation.kind}-{relaxation.target}",
            on_click=_relieve,
            args=(relaxation,),
        )


@session.report_errors
def _relieve(relaxation: Relaxation) -> None:
    match relaxation.kind:
        case Help.CAPACITY:
            changed = with_capacity(edits.roadmap.current(), relaxation.target, relaxation.amount)
            edits.roadmap.save(changed, f"Set the capacity of {relaxation.target}")
        case Help.SHARE:
            session.set_widget(_SHARE, relaxation.percent)
        case Help.UNPIN:
            for key in (_IN, _OUT):
                session.set_widget(
                    key, [made for made in session.widget_value(key, []) if made != relaxation.target]
                )
