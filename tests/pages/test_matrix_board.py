"""The board on the Matrix page: drawn only when it is opened, and a move is a score in the store."""

import itertools
import os
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.store import Put, Store
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods import Criterion, with_method
from pages.parts import workspace
from pages.parts.components.board.moves import BoardMove
from pages.parts.matrix import matrix_board

Visit = Callable[[], AppTest]
IDEA = Initiative(id="mails", title="Win-back mails", impact=4, effort=4)


@pytest.fixture
def matrix(visit: Visit) -> AppTest:
    """The page with some ideas."""
    app = visit()
    app.button("example").click().run()
    app.switch_page("pages/matrix.py").run()
    assert not app.exception
    return app


def drawn(app: AppTest) -> tuple[int, int]:
    """How many plots and how many boards are on the page."""
    boards = [one for one in app.get("bidi_component") if "board" in one.proto.component_name]
    return len(app.get("plotly_chart")), len(boards)


def test_the_page_opens_with_the_plot_and_without_the_board(matrix: AppTest) -> None:
    assert drawn(matrix) == (1, 0)
    assert "board-undo" not in [one.key for one in matrix.button]


def test_the_board_stands_in_the_plots_place_until_the_plot_is_wanted_again(matrix: AppTest) -> None:
    matrix.segmented_control("matrix-view").set_value("Board").run()
    assert drawn(matrix) == (0, 1)
    matrix.toggle("presenting").set_value(True).run()
    assert drawn(matrix) == (0, 1)
    matrix.toggle("presenting").set_value(False).run()

    matrix.segmented_control("matrix-view").set_value("Plot").run()

    assert drawn(matrix) == (1, 0)


def test_a_room_turns_from_quadrant_to_quadrant_if_there_are_many_ideas(visit: Visit) -> None:
    app = visit()
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        scores = itertools.product(range(1, 11), range(1, 11))
        puts = [
            Put(
                "initiative",
                f"i-{at}",
                {"title": f"Idea {at}", "impact": impact, "effort": effort},
                based_on=None,
            )
            for at, (impact, effort) in enumerate(scores)
        ]
        store.save(store.workspaces()[0].id, puts, summary="Paste")
    app.switch_page("pages/matrix.py").run()
    app.toggle("presenting").set_value(True).run()
    assert "1 of 4" in [one.value for one in app.markdown]

    app.button("staged-presented-matrix-next").click().run()

    assert not app.exception
    assert "2 of 4" in [one.value for one in app.markdown]
    assert "Major project" in app.get("plotly_chart")[0].proto.spec


def test_a_move_is_one_change_of_both_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Any] = []
    monkeypatch.setattr(workspace, "get_initiative", lambda _: IDEA)
    monkeypatch.setattr(workspace, "edit_idea", lambda *given, **scores: saved.append((given, scores)))

    matrix_board._move(BoardMove("mails", 8, 3, "pointer"))

    assert saved == [(("mails", "Move “Win-back mails” on the board"), {"impact": 8, "effort": 3})]


def captions(app: AppTest) -> list[str]:
    return [str(one.value) for one in app.caption]


def test_a_matrix_without_places_says_where_they_come_from(visit: Visit) -> None:
    app = visit()
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        puts = [Put("initiative", "a", {"title": "Win-back emails", "impact": 4}, based_on=None)]
        store.save(store.workspaces()[0].id, puts, summary="Paste")

    app.switch_page("pages/matrix.py").run()

    assert "None of these ideas has a place yet. Score them in Triage." in captions(app)


def test_a_method_with_its_own_axes_names_them_and_has_no_board(visit: Visit) -> None:
    app = visit()
    own = with_method({}, "Fit", "product", [Criterion("Strategic fit", scale="1-5", axis="impact")])
    idea = {"title": "Win-back emails", "effort": 2, "inputs": {"fit_strategic_fit": 5}}
    settings = {"method": "fit", "own_methods": own}
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        puts = [
            Put("initiative", "a", idea, based_on=None),
            Put("settings", "settings", settings, based_on=None),
        ]
        store.save(store.workspaces()[0].id, puts, summary="Paste")

    app.switch_page("pages/matrix.py").run()

    assert "Under this method, impact is Strategic fit. Score it on each idea in Triage." in captions(app)
    assert "matrix-view" not in [one.key for one in app.segmented_control]
