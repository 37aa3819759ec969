"""What a visitor of the guide sees and can do."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from gtm_framework.catalog import source_titles
from gtm_framework.strategy.guide import load_guide
from tests.pages.test_strategy_page import keyed, press, words

Visit = Callable[[], AppTest]
S0, S1, S3 = (source_titles()[source] for source in ("S0", "S1", "S3"))


def opened(visit: Visit) -> AppTest:
    app = visit().switch_page("pages/guide.py").run()
    assert not app.exception
    return app


def look_at(app: AppTest, view: str) -> None:
    app.segmented_control("guide-view").set_value(view).run()
    assert not app.exception


def test_strategy_tactics_and_plan_stand_side_by_side(visit: Visit) -> None:
    app = opened(visit)

    assert [heading.value for heading in app.header] == ["Strategy", "Tactics", "Plan"]
    assert all(cell.text in words(app) for row in load_guide().rows for cell in row.cells)


def test_one_row_is_open_with_its_sources_and_another_can_be_opened(visit: Visit) -> None:
    app = opened(visit)
    assert [caption.help for caption in app.caption] == [f"Source: {title}" for title in (S3, S3, S1)]

    press(app, "open-horizon")
    assert [caption.help for caption in app.caption] == [
        f"Source: {title}" for title in (f"{S3}; {S0}", S0, S0)
    ]


def test_a_statement_is_sorted_and_answered_at_once_with_reasons_and_a_tally(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Exercise")
    first, second = load_guide().statements[:2]
    assert app.header[0].value == first.text

    press(app, f"sort-{first.taken_for}")
    assert f"It’s a {first.label}." in words(app)
    assert all(reason in words(app) for reason in first.reasons)
    assert "**0 of 1 correct**" in words(app)
    press(app, "statement-next")
    assert app.header[0].value == second.text
    press(app, f"sort-{second.label}")
    assert "**1 of 2 correct**" in words(app)
    press(app, "exercise-again")
    assert "24 statements in total" in words(app)


def test_the_exercise_ends(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Exercise")
    for statement in load_guide().statements:
        press(app, f"sort-{statement.label}")
        press(app, "statement-next")

    assert app.header[0].value == "That was the last statement."
    assert "**24 of 24 correct**" in words(app)
    assert not keyed(app.button, "sort-")


def test_a_help_icon_leads_to_its_word(visit: Visit) -> None:
    app = visit()
    app.query_params["term"] = "lean"
    app.switch_page("pages/guide.py").run()

    assert app.segmented_control("guide-view").value == "Glossary"
    assert app.markdown[0].value.startswith("**lean**")


def test_a_word_is_found(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Glossary")
    app.text_input("guide-search").input("person-weeks").run()
    assert "**capacity**" in words(app)
    assert "**lean**" not in words(app)

    app.text_input("guide-search").input("*nothing*").run()
    assert "No term matches “*nothing*”." in words(app)


def test_figures_are_shown_as_the_claims_of_their_sources(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Statistics")

    assert "These figures are the sources’ claims. We haven’t verified them." in words(app)
    assert all(claim.figure in words(app) for claim in load_guide().claims)
    assert all(heading.value for heading in app.header)
    assert "Source: Strategic and tactical plans, Value CMO" in words(app)
