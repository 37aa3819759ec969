from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench.page_ideas import COUNT, filled, ideas
from gtm_framework.store import Store

pytestmark = pytest.mark.thorough

BARE = Path(__file__).resolve().parents[2] / "bench" / "bare_page.py"


def test_the_database_holds_every_idea_once(tmp_path: Path) -> None:
    store = Store.open(filled(tmp_path / "ideas.db"))

    (workspace,) = store.workspaces()
    assert len(store.load(workspace.id).documents["initiative"]) == COUNT == len({i.id for i in ideas()})


def test_the_bare_page_shows_one_table_and_one_chart() -> None:
    app = AppTest.from_file(str(BARE), default_timeout=60)

    placed = sum(None not in (idea.impact, idea.effort) for idea in ideas())
    for page, rows in (("triage", COUNT), ("matrix", placed)):
        app.query_params["page"] = page
        app.run()
        assert not app.exception
        (table,) = app.dataframe
        assert len(table.value) == rows
        assert len(app.get("plotly_chart")) == 1
