"""The set of work that is worth most within the capacity: what it holds and leaves out, or why none."""

import streamlit as st

from gtm_framework.charts.roadmap_tables import chosen_table, left_table
from gtm_framework.errors import GtmError
from gtm_framework.strategy.capacity.best_set import BestSet
from gtm_framework.strategy.capacity.relaxations import Help, Relaxation
from gtm_framework.strategy.cascade.editing import with_capacity
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.strategy.ratios import percent
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert

_SHARE, _IN, _OUT = "least-share", "pinned-in", "pinned-out"


def best_set(outlook: Outlook) -> None:
    """What is asked of the set, and the set."""
    st.subheader("The best set that fits", anchor=False)
    if not outlook.cascade.capacity:
        st.info("Give at least one quarter a capacity: then the best set of work is worked out here.")
        return
    share = st.slider(
        "At least this much of the effort strategic",
        0,
        100,
        step=5,
        format="%d %%",
        key=_SHARE,
        persist_state="session",
    )
    with st.popover("Pin work in or out", icon=":material/push_pin:", key="pins"):
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
    for key, label in ((_IN, "Must be in"), (_OUT, "Must be out")):
        st.multiselect(
            label,
            list(titles),
            format_func=lambda work_id: titles[work_id],
            key=session.bound_key(key, _pinned(outlook, key)),
            persist_state="session",
        )


def _pinned(outlook: Outlook, key: str) -> list[str]:
    """The pins that are still about work of the roadmap."""
    here = {item.id for item in outlook.work}
    return [work_id for work_id in session.widget_value(key, []) if work_id in here]


def _told(outlook: Outlook, found: BestSet) -> None:
    if not found.chosen:
        st.info("There is nothing to choose from: give work an effort and an impact.")
    else:
        share = (
            f"{percent(found.share)} of it strategic" if found.share is not None else "none of it strategic"
        )
        fit = (
            "1 piece of work fits" if len(found.chosen) == 1 else f"{len(found.chosen)} pieces of work fit"
        )
        st.markdown(
            f"**{fit}**, worth {found.value:g} points of impact, in "
            f"{found.person_weeks:g} person-weeks, {share}."
        )
        st.caption(
            " · ".join(f"{part.quarter}: {part.load:g} of {part.capacity:g}" for part in found.quarters)
        )
        st.dataframe(
            chosen_table(found, outlook.kinds),
            hide_index=True,
            key="best-set",
            column_config={
                "chosen": st.column_config.TextColumn("chosen", width=290),
                "weeks": st.column_config.NumberColumn("weeks", format="%.4g"),
                "worth": st.column_config.NumberColumn("worth", format="%.4g"),
            },
            placeholder="",
            alt="What the best set holds",
        )
    if found.left:
        st.dataframe(
            left_table(found, outlook.kinds),
            hide_index=True,
            key="left-out",
            row_height=54,
            column_config={"left out": st.column_config.TextColumn("left out", width=190)},
            alt="What the best set leaves out, and why",
        )


def _why_not(found: BestSet) -> None:
    """What stands in the way, and each change that would help by itself."""
    for conflict in found.conflicts:
        st.warning(inert(conflict.text), icon=":material/block:")
    if not found.relaxations:
        st.caption("No single change makes it possible; several together would.")
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
            edits.roadmap.save(changed, f"Give {relaxation.target} its capacity")
        case Help.SHARE:
            session.set_widget(_SHARE, relaxation.percent)
        case Help.UNPIN:
            for key in (_IN, _OUT):
                session.set_widget(
                    key, [made for made in session.widget_value(key, []) if made != relaxation.target]
                )
