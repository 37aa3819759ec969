"""What a visitor of the scorecard page sees and can do."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.scorecard.own.sheet import OwnCriterion, OwnOption, OwnTable
from gtm_framework.store import Put, Store
from gtm_framework.workspace import OWN_TABLE
from pages.parts.shell import picture_downloads
from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]

COMPARE, FINDER, OWN = "Compare", "Which one do we need?", "Your own scorecard"


@pytest.fixture
def scorecard(visit: Visit) -> Callable[..., AppTest]:
    """Open the page: `scorecard(OWN)` on one of its tabs."""

    def start(tab: str = COMPARE) -> AppTest:
        app = visit()
        app.session_state["view"] = tab
        app.switch_page("pages/scorecard.py").run()
        assert not app.exception
        return app

    return start


def words(app: AppTest) -> str:
    """Everything that the page says; the backslashes that keep typed text inert are left out."""
    said = [
        *app.markdown,
        *app.caption,
        *app.header,
        *app.subheader,
        *app.error,
        *app.warning,
        *app.text,
        *app.success,
    ]
    return "\n".join(str(element.value) for element in said).replace("\\", "")


def standings(app: AppTest, board: str = "scorecard") -> dict[str, int]:
    table = (
        unfolded(app, f"twin-standings-{board}").get_by_key(f"twin-standings-{board}").dataframe[0].value
    )
    return dict(zip(table["option"], table["rank"], strict=True))


def uploaded(app: AppTest, content: bytes) -> AppTest:
    uploader = next(up for up in app.get("file_uploader") if str(up.key).startswith("own-file"))
    uploader.upload("plans.csv", content, "text/csv").run()
    assert not app.exception
    return app


def kept(app: AppTest, table: OwnTable) -> AppTest:
    """Put a table into the open workspace, as another screen would."""
    body = table.model_dump(mode="json")
    workspace = app.session_state["_workspace"]
    based_on = workspace.based_on.get((OWN_TABLE, OWN_TABLE))
    Store.open().save(workspace.id, [Put(OWN_TABLE, OWN_TABLE, body, based_on=based_on)], summary="Edit")
    app.run()
    assert not app.exception
    return app


def test_the_published_order_stands_first_with_what_would_change_it(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard()

    assert standings(app) == {
        "GTM strategy": 1,
        "Marketing strategy": 2,
        "Marketing plan": 2,
        "Sales strategy": 4,
        "Demand generation": 5,
        "Marketing tactics": 6,
    }
    assert "GTM strategy is first with 69 of 80 (86.25%)" in words(app)
    assert "GTM strategy stays first unless the weight of “Specificity and actionability”" in words(app)


def test_a_weight_changes_the_order_at_once(scorecard: Callable[..., AppTest]) -> None:
    app = scorecard()
    app.slider("weight-specificity").set_value(4.0).run()

    assert standings(app)["Marketing plan"] == 1
    assert "Marketing plan is first" in words(app)


def test_a_weight_takes_its_range_from_the_data(scorecard: Callable[..., AppTest]) -> None:
    slider = scorecard().slider("weight-purpose")

    assert (slider.min, slider.max, slider.step, slider.value) == (0, 5, 0.5, 1)


def test_turning_risk_of_confusion_round_says_why_and_counts_it_the_other_way(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard()
    assert "If you see confusion as a drawback, reverse this criterion" in words(app)

    app.toggle("turn-confusion").set_value(True).run()

    assert "GTM strategy is first with 65 of 80" in words(app)


def test_all_weights_at_zero_are_answered_with_what_to_do(scorecard: Callable[..., AppTest]) -> None:
    app = scorecard()
    for slider in app.slider:
        slider.set_value(0.0)
    app.run()

    assert not app.exception
    assert "Every weight is 0. Set at least one weight above 0." in words(app)


def test_the_reason_and_the_source_of_an_opened_cell_stand_under_the_picture(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard()
    assert "Click a cell to see why it has its score." in words(app)

    app.session_state["_cell-scorecard"] = ("scope", "gtm_strategy")
    app.run()

    assert "GTM strategy, scope of decisions: 10." in words(app)
    assert "The broadest of the six" in words(app)
    assert "Source: Six-concept scorecard" in [caption.help for caption in app.caption]


def test_the_published_totals_stand_beside_their_share_of_the_true_maximum(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard()
    table = app.get_by_key("published").dataframe[0].value

    assert table["as printed"].tolist()[0] == "69 / 100"
    assert table["share"].tolist() == ["86.25%", "80%", "80%", "77.5%", "73.75%", "65%"]
    assert "8 criteria with at most 10 points each add up to 80" in words(app)


def test_every_concept_has_its_card(scorecard: Callable[..., AppTest]) -> None:
    said = words(scorecard())

    for part in ("Owner:", "Horizon:", "KPIs:", "Often confused with:"):
        assert said.count(f"**{part}**") == 6
    assert said.count("**Best for:**") == 2


def test_no_more_concepts_are_chosen_than_can_be_told_apart(scorecard: Callable[..., AppTest]) -> None:
    app = scorecard()

    assert app.multiselect("concepts").value == ["GTM strategy", "Marketing plan"]
    assert app.multiselect("concepts").max_selections == 3


def test_presenting_shows_one_picture_alone_under_the_same_weights(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard()
    app.slider("weight-specificity").set_value(4.0).run()
    app.toggle("presenting").set_value(True).run()

    assert not app.exception
    assert not app.slider
    assert not app.dataframe
    [ranking] = app.get("plotly_chart")
    assert "86.25%" not in ranking.proto.spec  # the share under equal weights
    app.segmented_control("staged-scorecard").set_value("Scores").run()
    [scores] = app.get("plotly_chart")
    assert "heatmap" in scores.proto.spec
    app.toggle("presenting").set_value(False).run()
    assert app.slider("weight-specificity").value == 4.0


@pytest.mark.parametrize(
    ("team", "concept"),
    [("Enterprise with many teams", "GTM strategy"), ("Small team", "Marketing plan")],
)
def test_the_two_published_answers_come_out_so(
    scorecard: Callable[..., AppTest], team: str, concept: str
) -> None:
    app = scorecard(FINDER)
    app.session_state["team"] = team
    app.run()

    assert f"Start here: {concept}." in words(app)


def test_decisions_on_the_table_lead_to_the_concept_whose_job_they_are(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard(FINDER)
    assert "Select the decisions you face" in words(app)

    app.checkbox("decide-finance_approval").check()
    app.checkbox("decide-who_does_what_when").check()
    app.checkbox("decide-pipeline_this_quarter").check().run()

    said = words(app)
    assert "Start here: Marketing plan." in said
    assert "Then: Demand generation." in said
    assert "**Owner:** Marketing leadership or marketing operations" in said
    assert "What finance can approve: The plan ties budget and headcount to priorities" in said


def test_the_own_table_begins_with_an_example_that_nobody_has_to_save(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard(OWN)

    assert set(standings(app, "own-table")) == {"Partners first", "Field sales first", "Self-serve first"}
    assert app.session_state["_workspace"].own_table is None


def test_a_faulty_table_is_kept_and_every_fault_is_told_by_row_and_column(
    scorecard: Callable[..., AppTest],
) -> None:
    app = kept(
        scorecard(OWN),
        OwnTable(
            criteria=(OwnCriterion(name="Cost"),),
            options=(OwnOption(name="A", scores=("12",)), OwnOption(name="a")),
        ),
    )

    assert "Fix these cells to see the comparison. Your entries are saved." in words(app)
    assert [text.value for text in app.text] == [
        "row 2, column option: 'a' is already in row 1. Use a different name for each option.",
        "row 1, column Cost: '12' is outside 0 to 10. Enter a number from 0 to 10.",
        "row 2, column Cost: it is empty. Enter a number from 0 to 10.",
    ]


def test_an_upload_takes_the_place_of_the_table_and_keeps_known_weights(
    scorecard: Callable[..., AppTest],
) -> None:
    app = scorecard(OWN)
    uploaded(app, "Plan;cost;Reach\nNorth;2,5;4\nSouth;8;9\n".encode("utf-16"))

    assert not app.exception
    table = state_of(app)
    assert [(c.name, c.weight, c.lower_is_better) for c in table.criteria] == [
        ("cost", "1", True),
        ("Reach", "1", False),
    ]
    assert [(option.name, option.scores) for option in table.options] == [
        ("North", ("2.5", "4")),
        ("South", ("8", "9")),
    ]
    assert "2 options from plans.csv." in words(app)


def test_a_faulty_upload_changes_nothing(scorecard: Callable[..., AppTest]) -> None:
    app = scorecard(OWN)
    uploaded(app, b"Plan,Cost\nNorth,12\n")

    assert "plans.csv was not imported." in words(app)
    assert "plans.csv, row 2, column Cost: '12' is outside 0 to 10" in words(app)
    assert app.session_state["_workspace"].own_table is None


def test_the_own_table_is_presented_when_it_is_the_open_tab(scorecard: Callable[..., AppTest]) -> None:
    app = scorecard(OWN)
    app.toggle("presenting").set_value(True).run()

    assert not app.exception
    [ranking] = app.get("plotly_chart")
    assert "Partners" in ranking.proto.spec


def state_of(app: AppTest) -> OwnTable:
    table: OwnTable = app.session_state["_workspace"].own_table
    return table


def test_the_profiles_are_one_click_away_as_png_and_svg(
    scorecard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_downloads, "why_no_picture", lambda: "")
    keys = {button.key for button in scorecard().get("download_button")}

    assert {"download-profiles-png", "download-profiles-svg"} <= keys
