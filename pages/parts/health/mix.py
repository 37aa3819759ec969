"""The mix of strategic and tactical work: against the stage's target, and since the last kept version."""

import streamlit as st

from gtm_framework.charts.mix_figure import mix_figure
from gtm_framework.charts.mix_tables import mix_table, shift_table, target_words
from gtm_framework.strategy.health.mix_target import Target
from gtm_framework.strategy.health.rules import health_rules
from gtm_framework.workspace.checkup import Checkup
from pages.parts import session
from pages.parts.health import edits
from pages.parts.shell import glossary
from pages.parts.shell.empty_state import first_step
from pages.parts.shell.inert import inert
from pages.parts.shell.table_of_chart import table_of_chart

_STEP = 0.05


def mix(checkup: Checkup) -> None:
    """The reading, the bars and the target; on the right whether the mix followed the strategy."""
    if not checkup.outlook.work:
        st.title("How much of the work is strategic?", anchor=False)
        first_step("There is no work yet to divide. Paste, upload or type the first ideas.")
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
            st.caption(f"{checkup.mix.unknown} pieces of work have no effort and count only by number.")
        table_of_chart(mix_table(checkup.mix, checkup.workspace.health.target), "mix")
    with right:
        _aim(checkup.workspace.health.target)
        _since(checkup)


def _told(checkup: Checkup) -> str:
    if checkup.reading is None:
        return "Say at which stage the company is: the stage suggests a target."
    return checkup.reading.text


def bars(checkup: Checkup) -> None:
    """The mix as bars."""
    st.plotly_chart(
        mix_figure(
            checkup.mix, checkup.workspace.health.target, session.theme(), presenting=session.presenting()
        ),
        key="mix",
        config={"displayModeBar": False},
        alt=f"Strategic and tactical shares by effort, count and quarter. {_told(checkup)} "
        "On the page Health, under Mix, a table holds the same",
    )


def _aim(target: Target | None) -> None:
    """The stage, and the share to aim at."""
    stages = {stage_id: rule.title for stage_id, rule in health_rules().stages.items()}
    stage = session.bound_key("stage", target.stage if target else None)
    st.segmented_control(
        "Stage of the company",
        list(stages),
        format_func=stages.__getitem__,
        key=stage,
        on_change=_set_stage,
    )
    if target is None:
        return
    share = session.bound_key("share", target.share)
    st.slider(
        "Strategic share of the effort to aim at",
        0.0,
        1.0,
        step=_STEP,
        format="percent",
        key=share,
        on_change=_set_share,
        help="The sources say which comes first at which stage; the figure is a house rule until set.",
    )
    st.caption(inert(target_words(target).capitalize() + "."))
    if target.set_by == "you":
        st.button("Take the stage's target", key="share-back", type="tertiary", on_click=_suggested_share)


def _since(checkup: Checkup) -> None:
    """Whether the mix has followed the strategy since the last version that was kept with its mix."""
    st.subheader("Has the mix followed the strategy?", anchor=False, help=glossary.citation("S1", "house"))
    if checkup.kept is None or checkup.since is None:
        st.caption(
            "Another strategy must show in another mix. Keep a version of the one page: the mix of that "
            "day is kept beside it, and held against today's here."
        )
        st.page_link(
            "pages/strategy.py", label="Keep a version on Strategy", icon=":material/arrow_forward:"
        )
        return
    st.markdown(inert(checkup.since.text))
    st.caption(inert(f"Since version “{checkup.kept.name}” of {checkup.kept.on.isoformat()}"))
    if checkup.since.shifts:
        st.dataframe(
            shift_table(checkup.since, checkup.workspace.cascade),
            hide_index=True,
            key="shifts",
            alt="Shares of the effort in that version and now",
        )


@session.report_errors
def _set_stage() -> None:
    edits.sheet.change(
        "Say the stage of the company", stage=session.widget_value("stage") or "", share=None
    )


@session.report_errors
def _set_share() -> None:
    edits.sheet.change("Set the target of the mix", share=session.widget_value("share"))


@session.report_errors
def _suggested_share() -> None:
    edits.sheet.change("Take the stage's target of the mix", share=None)
