"""Which pages there are for whom: decided in `app.py`, before any page can run."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.sharing.key import cookie_name, pass_of
from pages.parts.session import gate

ROOT = Path(__file__).resolve().parents[2]
KEY = "K7M4XP93K7M4XP93K7M4XP93"
FRAMED = [
    *("triage", "matrix", "scorecard", "strategy", "roadmap", "health", "guide"),
    *("rapid", "export", "workspaces"),
]
Visit = Callable[[], AppTest]


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """The app as others reach it; the visitor's browser holds these cookies."""
    monkeypatch.setenv("GTM_FACILITATOR_KEY", KEY)

    def holding(cookies: dict[str, str]) -> None:
        monkeypatch.setattr(gate, "_cookies", lambda: cookies)

    return holding


def named(app: AppTest) -> str:
    return app.title[0].value


@pytest.mark.parametrize(
    "cookies", [{}, {cookie_name(8501): KEY}, {cookie_name(8502): pass_of(KEY)}, {cookie_name(8501): "x"}]
)
def test_without_the_pass_there_is_no_page_but_join(
    visit: Visit, shared: Callable[[dict[str, str]], None], cookies: dict[str, str]
) -> None:
    shared(cookies)

    app = visit()

    assert named(app) == "This page needs the facilitator’s key"
    assert "_workspace" not in app.session_state
    for name in FRAMED:
        with pytest.raises(ValueError, match=r"^Could not find a navigation page"):
            app.switch_page(f"pages/{name}.py").run()


def test_with_the_pass_every_page_is_there(visit: Visit, shared: Callable[[dict[str, str]], None]) -> None:
    shared({cookie_name(8501): pass_of(KEY)})

    app = visit()

    assert named(app) == "Which of your ideas are worth doing?"
    assert named(app.switch_page("pages/matrix.py").run()) == "Impact and effort"


@pytest.mark.parametrize(
    ("address", "open_to_all"),
    [("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False), (None, False)],
)
def test_an_app_that_listens_to_a_network_without_a_key_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, address: str | None, open_to_all: bool
) -> None:
    monkeypatch.delenv("GTM_FACILITATOR_KEY", raising=False)
    monkeypatch.setattr(gate.st, "get_option", {"server.address": address}.get)

    assert gate.is_open() is open_to_all


def test_no_page_does_anything_before_it_is_reached_through_the_app() -> None:
    """Streamlit may run a page on its own, once, before the app has said which pages there are."""
    doing = {}
    for path in sorted((ROOT / "pages").glob("[!_]*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body[1:]
        first = next(node for node in body if not isinstance(node, ast.Import | ast.ImportFrom))
        doing[path.name] = ast.unparse(first)

    assert set(doing.values()) == {"entry.through_app()"}
    assert len(doing) >= 10
