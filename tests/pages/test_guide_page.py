"""What a visitor of the guide sees and can do."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from gtm_framework.strategy.guide import load_guide
from tests.pages.test_strategy_page import keyed, press, words

Visit = Callable[[], AppTest]


def opened(visit: Visit) -> AppTest:
    app = visit().switch_page("pages/guide.py").run()
    assert not app.exception
    return app


def look_at(app: AppTest, view: str) -> None:
    app.segmented_control("guide-view").set_value(view).run()
    assert not app.exception


def test_strategy_tactics_and_plan_stand_side_by_side(visit: Visit) -> None:
    app = opened(visit)

    assert [heading.value for heading in app.subheader] == ["Strategy", "Tactics", "Plan"]
    assert all(cell.text in words(app) for row in load_guide().rows for cell in row.cells)


def test_one_row_is_open_with_its_sources_and_another_can_be_opened(visit: Visit) -> None:
    app = opened(visit)
    assert [caption.value for caption in app.caption] == ["Source: S3", "Source: S3", "Source: S1"]

    press(app, "open-horizon")
    assert [caption.value for caption in app.caption] == ["Source: S3, S0", "Source: S0", "Source: S0"]


def test_a_statement_is_sorted_and_answered_at_once_with_reasons_and_a_tally(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Exercise")
    first, second = load_guide().statements[:2]
    assert app.subheader[0].value == first.text

    press(app, f"sort-{first.taken_for}")
    assert f"It is a {first.label}." in words(app)
    assert all(reason in words(app) for reason in first.reasons)
    assert "**0 of 1 right**" in words(app)
    press(app, "statement-next")
    assert app.subheader[0].value == second.text
    press(app, f"sort-{second.label}")
    assert "**1 of 2 right**" in words(app)
    press(app, "exercise-again")
    assert "**0 of 0 right**" in words(app)


def test_the_exercise_ends(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Exercise")
    for statement in load_guide().statements:
        press(app, f"sort-{statement.label}")
        press(app, "statement-next")

    assert app.subheader[0].value == "That was the last one."
    assert "**24 of 24 right**" in words(app)
    assert not keyed(app.button, "sort-")


def test_a_help_icon_leads_to_its_word(visit: Visit) -> None:
    app = visit()
    app.query_params["term"] = "lean"
    app.switch_page("pages/guide.py").run()

    assert app.segmented_control("guide-view").value == "Words"
    assert app.markdown[0].value.startswith("**lean**")


def test_a_word_is_found(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Words")
    app.text_input("guide-search").input("person-weeks").run()
    assert "**capacity**" in words(app)
    assert "**lean**" not in words(app)

    app.text_input("guide-search").input("*nothing*").run()
    assert "No word matches “*nothing*”." in words(app)


def test_figures_are_shown_as_the_claims_of_their_sources(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Figures")

    assert "These are claims of the sources. Nobody here has checked them." in words(app)
    assert all(claim.figure in words(app) for claim in load_guide().claims)
    assert all(heading.value for heading in app.subheader)
    assert "Says S3: Strategic and tactical plans, Value CMO" in words(app)
