"""What a visitor of the roadmap page sees and can do."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.store import Put, Store
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import put, with_capacity, without
from gtm_framework.strategy.cascade.examples import cascade_example
from gtm_framework.strategy.cascade.levels import KpiResult, Objective, Pillar
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Tactic
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import Workspace
from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]

SOUND = cascade_example("fintech-cascade").cascade


def words(app: AppTest) -> str:
    """Everything that the page says; the backslashes that keep typed text inert are left out."""
    said = [
        *app.markdown,
        *app.caption,
        *app.header,
        *app.subheader,
        *app.title,
        *app.error,
        *app.success,
        *app.info,
    ]
    said += [*app.warning]
    return "\n".join(str(element.value) for element in said).replace("\\", "").replace("\u2060", "")


def roadmap(visit: Visit, cascade: Cascade | None = None, *ideas: Initiative) -> AppTest:
    """The page, over a workspace that holds this much."""
    app = visit()
    if cascade is not None:
        store = Store.open()
        [kept] = store.workspaces()
        puts = [
            Put("cascade", "cascade", cascade.model_dump(mode="json", exclude_defaults=True), based_on=None)
        ]
        puts += [
            Put(
                "initiative",
                idea.id,
                idea.model_dump(mode="json", exclude_defaults=True, exclude={"id"}),
                based_on=None,
            )
            for idea in ideas
        ]
        store.save(kept.id, puts, summary="A roadmap to begin with")
    app.switch_page("pages/roadmap.py").run()
    assert not app.exception
    return app


def kept() -> Workspace:
    """The workspace as the store holds it."""
    store = Store.open()
    [only] = store.workspaces()
    snapshot = store.load(only.id)
    documents = [document for made in snapshot.documents.values() for document in made]
    return Workspace.from_documents(only.id, only.name, snapshot.revision, documents)


def give(app: AppTest, key: str, value: Any = None) -> None:
    """Type into, choose in, or press the widget of that key, as its sort asks."""
    [widget] = [made for made in app if getattr(made, "key", None) == key]
    if widget.type == "button":
        widget.click().run()
    else:
        widget.set_value(value).run()
    assert not app.exception


def table(app: AppTest, column: str) -> pd.DataFrame:
    """The one table that has such a column."""
    [found] = [made.value for made in app.dataframe if column in made.value.columns]
    return found


def view(app: AppTest, name: str) -> None:
    app.segmented_control("roadmap-view").set_value(name).run()
    assert not app.exception


def test_a_newcomer_is_asked_for_the_first_pillar_or_shown_the_example(visit: Visit) -> None:
    app = roadmap(visit)

    assert app.title[0].value == "What are your big bets, and what work supports them?"
    assert app.text_input("draft-new-pillar").label == "Add pillar (press Enter)"
    assert app.button("example-fintech-cascade").label == "**AI analytics for mid-market fintech**"


def test_the_example_is_sound_and_loading_it_can_be_undone(visit: Visit) -> None:
    app = roadmap(visit)
    give(app, "example-fintech-cascade")
    assert "No issues. Every tactic leads up to a pillar." in words(app)
    assert "All planned work (15 person-weeks) is linked to an objective." in words(app)

    give(app, "notice-undo-0")
    assert app.title[0].value == "What are your big bets, and what work supports them?"


def test_a_cascade_is_built_from_pillar_to_tactic_and_each_step_opens_the_next(visit: Visit) -> None:
    app = roadmap(visit)
    give(app, "draft-new-pillar", "Lead in one segment")
    give(app, "thing-p-1-owner", "Founders")
    give(app, "draft-new-objective-p-1", "A tenth of the segment")
    give(app, "thing-o-1-number", 10.0)
    give(app, "thing-o-1-unit", "% of the segment")
    give(app, "thing-o-1-date", date(2029, 6, 30))
    give(app, "draft-new-quarterly_initiative-o-1", "Fifty accounts")
    give(app, "thing-q-1-quarter", "2028-Q3")
    give(app, "draft-new-tactic-q-1", "Three case studies")
    give(app, "thing-t-1-owner", "Content lead")
    give(app, "thing-t-1-kpi", "published")
    give(app, "thing-t-1-person_weeks", 6.0)

    cascade = kept().cascade
    assert cascade.pillars == (Pillar(id="p-1", title="Lead in one segment", owner="Founders"),)
    assert cascade.objectives[0].number == 10
    assert cascade.quarterly_initiatives[0].quarter == "2028-Q3"
    assert cascade.tactics[0].model_dump(exclude_defaults=True) == {
        "id": "t-1",
        "title": "Three case studies",
        "supports": "q-1",
        "owner": "Content lead",
        "kpi": "published",
        "person_weeks": 6,
    }
    assert "No issues" in words(app)


IDEA = Initiative(id="podcast", title="Founder podcast", effort=3)

BROKEN: dict[str, tuple[Cascade, tuple[Initiative, ...], str, Any]] = {
    "busywork": (
        put(SOUND, Tactic(id="t-9", title="Stray", owner="Ana", kpi="leads")),
        (),
        "fix-busywork:t-9-0",
        "q-1",
    ),
    "is wishful thinking": (
        put(
            SOUND,
            Pillar(id="p-2", title="Hope"),
            Objective(id="o-2", title="Some", supports="p-2", number=1, date=date(2028, 1, 1)),
        ),
        (),
        "fix-wish:p-2-0",
        "A first step",
    ),
    "has no target number": (
        put(SOUND, SOUND.objectives[0].with_changes(number=None)),
        (),
        "fix-no_number:o-1-0",
        12.0,
    ),
    "has no due date": (
        put(SOUND, SOUND.objectives[0].with_changes(date=None)),
        (),
        "fix-no_date:o-1-0",
        date(2028, 6, 30),
    ),
    "It can't count toward both": (
        put(
            SOUND,
            Objective(id="o-2", title="Known", supports="p-1", number=1, date=date(2028, 1, 1)),
            SOUND.tactics[0].with_changes(initiative="podcast"),
        ),
        (IDEA.with_changes(supports="o-2"),),
        "fix-two_objectives:podcast-0",
        None,
    ),
    "isn't an objective on this roadmap": (
        SOUND,
        (IDEA.with_changes(supports="o-77"),),
        "fix-unknown_objective:podcast-0",
        "o-1",
    ),
    "which isn't in the list": (
        put(SOUND, SOUND.tactics[0].with_changes(initiative="gone")),
        (IDEA,),
        "fix-unknown_initiative:t-1-0",
        "podcast",
    ),
    "4 pillars": (
        put(SOUND, *(Pillar(id=f"p-{n}", title=f"Bet {n}") for n in (2, 3, 4))),
        (),
        "fix-too_many_pillars-0",
        None,
    ),
    "has 4 quarterly initiatives": (
        put(
            SOUND,
            *(
                QuarterlyInitiative(id=f"q-{n}", title=f"Piece {n}", supports="o-1", quarter="2026-Q3")
                for n in (2, 3, 4)
            ),
        ),
        (),
        "fix-crowded_quarter:2026-Q3-0",
        None,
    ),
    "has no owner": (
        put(SOUND, SOUND.tactics[0].with_changes(owner="")),
        (),
        "fix-no_owner:t-1-0",
        "Founders",
    ),
    "has no KPI": (
        put(SOUND, SOUND.tactics[0].with_changes(kpi="")),
        (),
        "fix-no_kpi:t-1-0",
        "companies where we reached a decision maker",
    ),
    "Any work you add under it won't count toward one": (
        put(SOUND, Objective(id="o-2", title="Known", number=1, date=date(2028, 1, 1))),
        (),
        "fix-loose_end:o-2-0",
        "p-1",
    ),
    "which isn't a quarter": (
        SOUND,
        (IDEA.with_changes(quarter="soon"),),
        "fix-not_a_quarter:podcast-0",
        "2026-Q3",
    ),
    "Work below the cut line won't get done": (
        with_capacity(
            put(SOUND, SOUND.tactics[2].with_changes(supports="o-1", quarter="2026-Q3")), "2026-Q3", 11
        ),
        (),
        "fix-over_capacity:2026-Q3-0",
        None,
    ),
}


@pytest.mark.parametrize("said", BROKEN)
def test_each_remark_appears_and_goes_by_the_click_that_mends_it(visit: Visit, said: str) -> None:
    cascade, ideas, key, value = BROKEN[said]
    app = roadmap(visit, cascade, *ideas)
    if app.toggle and any(toggle.key == "all-remarks" for toggle in app.toggle):
        app.toggle("all-remarks").set_value(True).run()
    assert said in words(app)

    give(app, key, value)
    assert said not in words(app)
    assert not app.error


def test_what_supports_nothing_is_led_up_to_a_new_pillar_step_by_step(visit: Visit) -> None:
    app = roadmap(visit, put(SOUND, Tactic(id="t-9", title="Stray", owner="Ana", kpi="leads")))
    give(app, "fix-busywork:t-9-1", "Be known")
    assert "Objective “Be known” isn't linked to a pillar" in words(app)
    give(app, "fix-busywork:o-2-1", "Be loved")

    assert "busywork" not in words(app)
    assert [thing.title for thing in kept().cascade.above(kept().cascade.get("t-9"))] == [
        "Be known",
        "Be loved",
    ]


def test_more_than_three_remarks_are_asked_for(visit: Visit) -> None:
    bare = put(SOUND, *(tactic.with_changes(owner="", kpi="") for tactic in SOUND.tactics))
    app = roadmap(visit, bare)
    assert words(app).count("has no owner") + words(app).count("has no KPI") == 3

    app.toggle("all-remarks").set_value(True).run()
    assert words(app).count("has no owner") == words(app).count("has no KPI") == 3


def test_the_effort_that_serves_no_objective_is_told_in_person_weeks(visit: Visit) -> None:
    app = roadmap(visit, put(SOUND, Tactic(id="t-9", title="Stray", owner="A", kpi="k", person_weeks=5)))

    assert "5 of 20 person-weeks (25%) are unlinked." in words(app)


def test_a_date_before_that_of_its_parent_is_refused_with_what_to_do_and_changes_nothing(
    visit: Visit,
) -> None:
    app = roadmap(visit, SOUND)
    give(app, "draft-new-pillar", "Another bet")
    give(app, "thing-p-2-start", date(2027, 1, 1))
    give(app, "draft-new-objective-p-2", "Loved")
    give(app, "thing-o-2-date", date(2026, 12, 1))

    assert (
        app.error[0]
        .value.replace("\\", "")
        .endswith(
            "objective “Loved”: 2026-12-01 is before pillar “Another bet” starts, 2027-01-01. "
            "Move it to that day or later, or move that start date."
        )
    )
    assert kept().cascade.get("o-2").span == (None, None)
    assert app.date_input("thing-o-2-date").value is None


def test_an_empty_title_is_refused_and_the_stored_one_comes_back(visit: Visit) -> None:
    app = roadmap(visit)
    give(app, "draft-new-pillar", "A bet")
    give(app, "thing-p-1-title", " ")

    assert "title: it is empty. Fill it in." in words(app)
    assert app.text_input("thing-p-1-title").value == "A bet"


def test_what_hung_on_a_thing_that_is_taken_out_stays_and_says_so(visit: Visit) -> None:
    app = roadmap(visit)
    give(app, "draft-new-pillar", "A bet")
    give(app, "draft-new-objective-p-1", "Known")
    app.button("up-p-1").click().run()
    give(app, "take-out-p-1")

    assert "Objective “Known” isn't linked to a pillar" in words(app)
    give(app, "notice-undo-0")
    assert "isn't linked to a pillar" not in words(app)


def test_ideas_are_added_under_an_objective_at_once_and_planned_without_typing(visit: Visit) -> None:
    app = roadmap(visit, without(SOUND, "q-1"), IDEA, Initiative(id="fair", title="Spring fair"))
    unfolded(app, f"send-ideas-{kept().revision}")
    app.session_state["pick-for-o-1"] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    app.run()
    give(app, "send")
    assert [idea.supports for idea in kept().initiatives] == ["o-1", "o-1"]
    assert "Added 2 ideas to Win 10% of the mid-market fintech segment." in words(app)

    app.session_state["_local"] = {(kept().id, "open-thing"): "podcast"}
    app.run()
    give(app, "plan-quarterly_initiative-podcast")
    [planned] = kept().cascade.quarterly_initiatives
    assert (planned.title, planned.initiative, planned.supports) == ("Founder podcast", "podcast", "o-1")


def test_the_picked_idea_on_triage_says_which_objective_it_serves(visit: Visit) -> None:
    app = roadmap(visit, SOUND, IDEA)
    app.switch_page("pages/triage.py").run()
    give(app, "serves-podcast", "o-1")

    assert kept().initiative("podcast").supports == "o-1"  # type: ignore[union-attr]


def test_an_idea_that_is_left_for_triage_is_the_one_that_is_open_there(visit: Visit) -> None:
    other = Initiative(id="other", title="Another idea")
    app = roadmap(visit, SOUND, other, IDEA.with_changes(supports="o-1"))
    app.session_state["_local"] = {(kept().id, "open-thing"): "podcast"}
    app.run()
    give(app, "triage-podcast")
    app.switch_page("pages/triage.py").run()

    assert app.header[0].value == "Founder :orange-background[podcast]"


def test_an_idea_is_asked_for_no_objective_while_there_is_none(visit: Visit) -> None:
    app = roadmap(visit, Cascade(pillars=(Pillar(id="p-1", title="A bet"),)), IDEA)
    app.switch_page("pages/triage.py").run()

    assert not [box for box in app.selectbox if box.key == "serves-podcast"]


def test_the_timeline_stands_beside_its_table_and_the_coverage(visit: Visit) -> None:
    app = roadmap(visit, SOUND)
    view(app, "Timeline")
    unfolded(app, "twin-timeline")

    coverage, twin = table(app, "objective"), table(app, "level")
    assert list(coverage["objective"]) == ["Win 10% of the mid-market fintech segment"]
    assert list(coverage["tactics"]) == [3]
    assert len(twin) == 5


def test_capacity_draws_the_line_and_the_best_set_says_what_is_left_out(visit: Visit) -> None:
    app = roadmap(visit, SOUND)
    view(app, "Capacity")
    give(app, "capacity-2026-Q3", 11.0)

    loads = table(app, "spare")
    assert loads.loc[0, ["capacity", "planned", "spare", "used"]].tolist() == [11, 15, -4, "136%"]
    assert list(table(app, "impact points")["weeks"]) == [6, 4]
    assert list(table(app, "why")["item"]) == ["● Landing pages and ads for each of the top 10 accounts"]


def test_a_share_that_no_set_reaches_is_explained_and_eased_by_one_click(visit: Visit) -> None:
    app = roadmap(visit, SOUND)
    view(app, "Capacity")
    app.slider("least-share").set_value(50).run()
    assert "50% of the effort must be strategic" in words(app)

    give(app, "relief-share-")
    assert "3 items fit" in words(app)


def test_a_pin_that_does_not_fit_is_taken_away_by_one_click(visit: Visit) -> None:
    app = roadmap(visit, with_capacity(SOUND, "2026-Q3", 5))
    view(app, "Capacity")
    give(app, "pinned-in", ["t-1"])
    assert "is locked in and takes 6 person-weeks" in words(app)

    give(app, "relief-unpin-t-1")
    assert "1 item fits" in words(app)


def test_pins_and_share_outlast_a_look_at_another_view(visit: Visit) -> None:
    app = roadmap(visit, SOUND)
    view(app, "Capacity")
    give(app, "pinned-out", ["t-1"])
    app.slider("least-share").set_value(0).run()
    view(app, "Tree")
    view(app, "Capacity")

    assert app.multiselect("pinned-out").value == ["t-1"]
    assert "Locked out." in list(table(app, "why")["why"])


def test_a_capacity_that_would_help_is_given_by_one_click(visit: Visit) -> None:
    app = roadmap(visit, with_capacity(SOUND, "2026-Q3", 5))
    view(app, "Capacity")
    give(app, "pinned-in", ["t-1"])
    give(app, "relief-capacity-2026-Q3")

    assert kept().cascade.capacity == {"2026-Q3": 6}


def test_a_reading_that_stands_out_asks_the_pillar_above_it_and_opens_it(visit: Visit) -> None:
    app = roadmap(visit, SOUND)
    view(app, "Results")
    app.selectbox("reading-of").set_value("t-2")
    app.date_input("reading-on").set_value(date(2026, 9, 30))
    app.number_input("reading-actual").set_value(40.0)
    app.button("reading-save").click().run()
    assert "10 times the plan. The plan was 4" in words(app)
    assert "what does that mean for pillar “Lead in AI analytics for mid-market fintech”" in words(app)

    give(app, "chain-outlier_plan:r-1-p-1")
    assert app.text_input("thing-p-1-title").value == "Lead in AI analytics for mid-market fintech"
    assert "10 times the plan. The plan was 4" in words(app)


def test_a_reading_without_a_figure_is_refused(visit: Visit) -> None:
    app = roadmap(visit, SOUND)
    view(app, "Results")
    app.button("reading-save").click().run()

    assert "The result wasn’t logged: “Actual” is empty. Enter the measured value." in words(app)


def test_a_reading_can_be_taken_out(visit: Visit) -> None:
    app = roadmap(visit, put(SOUND, KpiResult(id="r-1", of="t-1", on=date(2026, 9, 1), actual=2)))
    view(app, "Results")
    app.session_state["_local"] = {
        (kept().id, "open-reading"): "r-1",
        (kept().id, "open-roadmap-view"): "Results",
    }
    app.run()
    give(app, "reading-delete")

    assert kept().cascade.results == ()


def test_a_room_sees_the_quarters_page_by_page_and_nothing_to_type(visit: Visit) -> None:
    app = roadmap(visit, SOUND)
    app.toggle("presenting").set_value(True).run()

    assert not app.exception
    assert "Lead in AI analytics" in app.get("plotly_chart")[0].proto.spec
    assert not [box for box in app.text_input if box.key == "draft-new-pillar"]


def test_the_portfolio_is_applied_in_one_change_that_can_be_undone(visit: Visit) -> None:
    free = Tactic(id="t-9", title="Free", supports="o-1", owner="Ana", person_weeks=1, impact=9)
    app = roadmap(visit, with_capacity(put(SOUND, free), "2026-Q3", 40))
    view(app, "Capacity")
    give(app, "apply-portfolio")

    assert app.success[0].value == "Applied the portfolio: plan 1 item."
    assert kept().cascade.get("t-9").quarter == "2026-Q3"
    assert app.button("apply-portfolio").disabled
    app.button("notice-undo-0").click().run()
    assert kept().cascade.get("t-9").quarter == ""


def test_the_answers_of_the_one_pager_become_pillars_and_an_objective_once_confirmed(visit: Visit) -> None:
    app = visit().switch_page("pages/strategy.py").run()
    app.text_area("draft-first-objective").input("60 carriers live by December 2027")
    app.text_area("draft-first-pillars").input("Own the yard; win the ports")
    app.button("first-save").click().run()
    app.switch_page("pages/roadmap.py").run()

    assert app.text_area("from-answers-pillars").value == "Own the yard\nWin the ports"
    assert app.number_input("from-answers-number").value == 60
    assert kept().cascade == Cascade()
    app.text_input("from-answers-unit").input("carriers")
    app.button("from-answers-add").click().run()

    made = kept().cascade
    assert [pillar.title for pillar in made.pillars] == ["Own the yard", "Win the ports"]
    [objective] = made.objectives
    assert (objective.title, objective.number, objective.unit) == ("60 carriers live", 60, "carriers")
    assert (objective.supports, objective.date) == (made.pillars[0].id, date(2027, 12, 31))
