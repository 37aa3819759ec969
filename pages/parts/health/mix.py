"""The strategic/tactical mix: against the stage's target, and since the last saved version."""

import streamlit as st

from gtm_framework.charts.figures import mix_figure
from gtm_framework.charts.tables import mix_table, shift_table, target_words
from gtm_framework.english import counted
from gtm_framework.strategy.health import Target, health_rules
from gtm_framework.workspace import Checkup
from pages.parts import session
from pages.parts.health import edits
from pages.parts.shell import glossary
from pages.parts.shell.empty_state import first_step
from pages.parts.shell.inert import inert
from pages.parts.shell.picture_downloads import picture_downloads
from pages.parts.shell.table_of_chart import table_of_chart

_STEP = 0.05


def mix(checkup: Checkup) -> None:
    """The result, bars, and target; on the right whether the mix followed the strategy."""
    if not checkup.outlook.work:
        st.header("How much of the work is strategic?", anchor=False)
        first_step("No ideas yet. Paste, upload, or type the first ones to see the mix.")
        return
    with st.container(border=True, key="reading", gap="xsmall"):
        st.header(_told(checkup), anchor=False, help=glossary.about("mix"))
        target = checkup.workspace.health.target
        if target:
            st.markdown(inert(target.text), help=glossary.citation(*target.source.split()))
    left, right = st.columns([8, 5], gap="large")
    with left:
        bars(checkup)
        if checkup.mix.unknown:
            without = counted(checkup.mix.unknown, "item has", "items have")
            st.caption(f"{without} no effort estimate, so only the count includes them.")
        table_of_chart(mix_table(checkup.mix, checkup.workspace.health.target), "mix")
        picture_downloads("mix", lambda: mix_figure(checkup.mix, checkup.workspace.health.target))
    with right:
        _aim(checkup.workspace.health.target)
        _since(checkup)


def presented(checkup: Checkup) -> None:
    """For a shared screen: the result and the bars."""
    st.header(_told(checkup), anchor=False)
    bars(checkup)


def _told(checkup: Checkup) -> str:
    if checkup.reading is None:
        return "Choose your company stage to get a target mix."
    return checkup.reading.text


def bars(checkup: Checkup) -> None:
    """The mix as bars."""
    st.plotly_chart(
        mix_figure(
            checkup.mix, checkup.workspace.health.target, session.theme(), presenting=session.stage()
        ),
        key="mix",
        config={"displayModeBar": False},
        alt=f"Strategic and tactical shares by effort, count, and quarter. {_told(checkup)} "
        "The table under Health, Mix shows the same data",
    )


def _aim(target: Target | None) -> None:
    """The company stage and the target share."""
    stages = {stage_id: rule.title for stage_id, rule in health_rules().stages.items()}
    stage = session.bound_key("stage", target.stage if target else None)
    st.segmented_control(
        "Company stage",
        list(stages),
        format_func=stages.__getitem__,
        key=stage,
        on_change=_set_stage,
    )
    if target is None:
        return
    share = session.bound_key("share", target.share)
    st.slider(
        "Target strategic share of effort",
        0.0,
        1.0,
        step=_STEP,
        format="percent",
        key=share,
        on_change=_set_share,
        help="The stage suggests a default. Move the slider to set your own target.",
    )
    st.caption(inert(target_words(target).capitalize() + "."))
    if target.set_by == "you":
        st.button("Use the stage's target", key="share-back", type="tertiary", on_click=_suggested_share)


def _since(checkup: Checkup) -> None:
    """Whether the mix has followed the strategy since the last version saved with its mix."""
    st.subheader("Has the mix followed the strategy?", anchor=False, help=glossary.citation("S1", "house"))
    if checkup.kept is None or checkup.since is None:
        st.caption(
            "A new strategy should change where effort goes. Save a version to compare the mix before "
            "and after."
        )
        st.page_link(
            "pages/strategy.py", label="Save a version on Strategy", icon=":material/arrow_forward:"
        )
        return
    st.markdown(inert(checkup.since.text))
    st.caption(inert(f"Since version “{checkup.kept.name}” ({session.date_words(checkup.kept.on)})"))
    if checkup.since.shifts:
        st.dataframe(
            shift_table(checkup.since, checkup.workspace.cascade),
            hide_index=True,
            key="shifts",
            alt="Shares of effort in that version and now",
        )


@session.report_errors
def _set_stage() -> None:
    edits.sheet.change("Set the company stage", stage=session.widget_value("stage") or "", share=None)


@session.report_errors
def _set_share() -> None:
    edits.sheet.change("Set the target mix", share=session.widget_value("share"))


@session.report_errors
def _suggested_share() -> None:
    edits.sheet.change("Use the stage's target mix", share=None)
