"""A pasted table is reviewed in place of the list, imported as one revision, and undone as one."""

import os
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from gtm_framework.store import Store
from tests.pages.conftest import unfolded
from tests.pages.test_history_page import said

Visit = Callable[[], AppTest]

TABLE = (
    "Feature\tReach\tImpact\tConfidence\tEffort\tRICE\n"
    "Own the benchmark\t1200\t3\t80%\t4\t720\n"
    "Run one webinar\t300\t1\t100%\t0.5\t600\n"
    "Total\t1500\t\t\t4.5\t\n"
)


def kept(kind: str) -> list[dict[str, Any]]:
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        return [dict(each.body) for each in store.load(store.workspaces()[0].id).of(kind)]


def reviewed(visit: Visit, table: str = TABLE) -> AppTest:
    app = visit()
    next(box for box in app.text_area if box.label == "One idea per line").set_value(table).run()
    return app.button(key="paste-add").click().run()


def test_a_table_is_reviewed_before_anything_is_added(visit: Visit) -> None:
    app = reviewed(visit)

    assert not app.exception
    assert [title.value for title in app.title] == ["Review Pasted table"]
    assert "2 new" in said(app).replace("*", "")
    assert "Your RICE column matches in 2 of 2 rows" in said(app)
    assert kept("initiative") == []


def test_importing_is_one_revision_that_remembers_the_columns_and_is_undone_as_one(visit: Visit) -> None:
    app = reviewed(visit)

    app.button(key="import").click().run()
    assert not app.exception
    assert [idea["title"] for idea in kept("initiative")] == ["Own the benchmark", "Run one webinar"]
    assert "reach" in kept("settings")[0]["mappings"]

    app.button(key="undo").click().run()
    assert kept("initiative") == []


def test_canceling_brings_back_the_list_and_adds_nothing(visit: Visit) -> None:
    app = reviewed(visit)

    app.button(key="import-cancel").click().run()

    assert not app.exception
    assert kept("initiative") == []
    assert "import" not in {button.key for button in app.button}


def test_the_same_table_again_has_nothing_to_import(visit: Visit) -> None:
    app = reviewed(visit)
    app.button(key="import").click().run()
    unfolded(app, "add")
    next(box for box in app.text_area if box.label == "One idea per line").set_value(TABLE).run()

    app.button(key="paste-add").click().run()

    assert "as in your last import with these headers" in said(app)
    assert "Nothing would change: the workspace already has all of it." in said(app)
    assert app.button(key="import").disabled


def test_a_chosen_scale_changes_what_is_imported(visit: Visit) -> None:
    app = reviewed(visit, "Idea\tImpact\nA\t5\nB\t2\n")
    box = next(each for each in app.selectbox if each.label == "Scale")

    box.set_value("1-5").run()
    app.button(key="import").click().run()

    assert [idea["scales"] for idea in kept("initiative")] == [{"impact": "1-5"}] * 2


def test_text_from_the_file_is_inert(visit: Visit) -> None:
    app = reviewed(visit, "Idea\t:red[x] **b** <script>\nA\t$x$ [link](http://example.org)\n")

    shown = "\n".join(str(each.value) for each in (*app.markdown, *app.caption))
    assert ":red[x]" not in shown.replace("\\:red", "")
    assert "[link](" not in shown


def test_a_pasted_list_with_an_idea_that_is_there_already_is_reviewed_first(visit: Visit) -> None:
    app = reviewed(visit, "Own the benchmark\nRun one webinar\n")
    assert [idea["title"] for idea in kept("initiative")] == ["Own the benchmark", "Run one webinar"]
    unfolded(app, "add")
    box = next(box for box in app.text_area if box.label == "One idea per line")
    box.set_value("- own the benchmark\n- A partner channel\n").run()

    app.button(key="paste-add").click().run()

    assert [title.value for title in app.title] == ["Review Pasted list"]
    assert "1 new" in said(app).replace("*", "")
    assert len(kept("initiative")) == 2


def test_a_pasted_list_with_an_idea_worded_otherwise_is_reviewed_first(visit: Visit) -> None:
    app = reviewed(visit, "Own the benchmark report for our industry\nRun one webinar\n")
    unfolded(app, "add")
    box = next(box for box in app.text_area if box.label == "One idea per line")
    box.set_value("Own the benchmark report of our industry\nA partner channel\n").run()

    app.button(key="paste-add").click().run()

    assert [title.value for title in app.title] == ["Review Pasted list"]
    assert len(kept("initiative")) == 2


def test_a_period_in_doubt_is_a_question_and_no_fault(visit: Visit) -> None:
    app = reviewed(visit, "Idea\tImpact\tEffort (days)\nA\t8\t1.200\nB\t6\t900\n")

    assert not app.exception
    assert not app.error
    app.radio(key="import-answer-decimal").set_value("point").run()
    app.button(key="import").click().run()

    assert {idea["title"]: idea["effort"] for idea in kept("initiative")} == {"A": 1.2, "B": 900}
