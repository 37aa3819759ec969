"""What the pages show, drawn with examples: no code of a source, no internal id, no word to avoid."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.store import Put, Store
from gtm_framework.workspace.examples import example_workspace
from tests.language.wording import Text, avoided_words

APP = Path(__file__).resolve().parents[2] / "app.py"

VIEWS = {
    "matrix": [("", "")],
    "scorecard": [("", "")],
    "strategy": [("strategy-view", view) for view in ("One-pager", "Versions", "Exclusions", "Documents")],
    "roadmap": [("roadmap-view", view) for view in ("Tree", "Timeline", "Capacity", "Results")],
    "health": [("health-view", view) for view in ("Check", "Mix", "Reviews")],
    "guide": [("guide-view", view) for view in ("Side by side", "Exercise", "Glossary", "Statistics")],
    "triage": [("", "")],
    "workshop": [("", "")],
}

CODE = re.compile(r"\bS[0-4]\b|\(house\)")
ID = re.compile(r"\b[a-z]-(?:\d+\b|[0-9a-f]{10}\b)")
PLURAL = re.compile(
    r"(?<![\d.,])1 (?:ideas|items|pieces|tactics|pillars|objectives|conflicts|issues|answers|weeks)\b"
)
PERCENT = re.compile(r"\d\s+%")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    """The app on a workspace that holds an example of everything."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'pages.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GTM_DATABASE_URL", url)
        st.cache_resource.clear()
        documents: dict[str, Any] = {
            "strategy": example_workspace("contradictory").strategy,
            "cascade": example_workspace("fintech-cascade").cascade,
        }
        with Store.open(url) as store:
            workspace = store.create_workspace("Northbridge Planning").id
            puts = [
                Put("initiative", idea.id, idea.model_dump(mode="json"), based_on=None)
                for idea in example_ideas()
            ]
            puts += [
                Put(key, key, made.model_dump(mode="json"), based_on=None)
                for key, made in documents.items()
            ]
            store.save(workspace, puts, summary="Load sample data")
        yield AppTest.from_file(str(APP), default_timeout=60).run()
        st.cache_resource.clear()


def shown(app: AppTest) -> Iterator[str]:
    """Every text of the page: what stands on it, labels, help, and the cells of its tables."""
    for element in app:
        if "<style>" in str(getattr(element, "value", "")):
            continue
        for name in ("label", "value", "help", "placeholder"):
            text = getattr(element, name, None)
            is_choice = name == "value" and element.type in ("selectbox", "multiselect", "button_group")
            if isinstance(text, str) and text and not is_choice:
                yield re.sub(r"\]\([^)]*\)|:material/\w+:", "", text).replace("\\", "")
        if element.type in ("arrow_data_frame", "dataframe"):
            frame = element.value
            yield from (str(cell) for cell in [*frame.columns, *frame.to_numpy().ravel()])


@pytest.mark.parametrize(
    ("page", "key", "view"), [(page, *view) for page, views in VIEWS.items() for view in views]
)
def test_a_page_shows_no_code_no_id_and_no_word_to_avoid(
    app: AppTest, page: str, key: str, view: str
) -> None:
    app.switch_page(f"pages/{page}.py").run()
    if key:
        control = next(
            made
            for made in app
            if str(getattr(made, "key", "")).startswith(key) and hasattr(made, "set_value")
        )
        control.set_value(view).run()
    assert not app.exception

    texts = list(shown(app))

    assert len(texts) > 5
    for pattern in (CODE, ID, PLURAL, PERCENT):
        assert [text for text in texts if pattern.search(text)] == []
    assert list(avoided_words(Text(page, text) for text in texts)) == []
