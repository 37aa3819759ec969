"""Text from people stays text wherever Streamlit reads Markdown: seen in a real browser."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server
from tests.browser.test_triage_visit import WORD_JOINER

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("inert-text")]
APP = Path(__file__).parent / "apps" / "inert.py"

PLACES = {
    "title": "h1",
    "heading": "h3",
    "text": "[data-testid=stMarkdown] strong",
    "caption": "[data-testid=stCaptionContainer] p",
    "label": "[data-testid=stTextInput] label p",
    "checkbox": "[data-testid=stCheckbox] label p",
    "button": "[data-testid=stButton] button p",
    "tab": "[data-testid=stTab] p",
    "error": "[data-testid=stAlertContentError] p",
    "success": "[data-testid=stAlertContentSuccess] p",
    "info": "[data-testid=stAlertContentInfo] p",
    "warning": "[data-testid=stAlertContentWarning] p",
    "option": "[data-testid=stButtonGroup] [role=radio] p",
    "expander": "[data-testid=stExpander] summary p",
    "popover": "[data-testid=stPopover] button p",
    "metric": "[data-testid=stMetricLabel] p",
}
NASTY = [
    "<script>document.title='taken'</script>",
    ":red[x] and **bold** and `code`",
    "$x^2$ costs $y$",
    "=1+1",
    "[link](http://example.org) http://example.org",
    "![picture](http://example.org/a.png)",
    ":material/home: -> <b>b</b>",
]
MORE = [
    "1. first\n- second\n# third",
    "* * * and --- and ~~~ and ~~gone~~ and ==marked==",
    "&amp; &lt;b&gt; \\*star\\* \\",
    ":smile: :streamlit: :blue-background[x] :badge[x] :small[x] :material/home:",
    "a | b\n--|--",
    "<a href='http://example.org'>x</a> www.example.org me@example.org",
    "[^1] [x]: http://example.org 'y' > quoted",
    "<- -> <-> => >= -- --- ... (c)",
    "\\(x\\) \\[y\\] $$z$$",
    "note:x:y at 10:30:15 and :+1: and a:b",
    "+ plus\n> quote\n    code\n```x```",
    "\u202edrawkcab\u202c turned",
    "word_with_underscores and *stars* 2*3*4 C:\\temp 10:30",
]


def as_shown(text: str) -> str:
    """One line, without the marks that turn the direction of what follows."""
    return " ".join(text.replace("\u202e", "").replace("\u202c", "").split())


@pytest.fixture(scope="module")
def server(serve: Callable[..., Server]) -> Server:
    return serve(APP)


def test_texts_stay_as_they_were_typed_in_every_place(server: Server, visit: Callable[..., Page]) -> None:
    page = visit(server.url)
    for text in (*NASTY, *MORE):
        page.goto(f"{server.url}/?text={quote(text)}")
        expect(page.locator(PLACES["metric"])).to_be_visible()

        shown = {
            place: (page.locator(where).first.text_content() or "").replace(WORD_JOINER, "")
            for place, where in PLACES.items()
        }

        assert shown == dict.fromkeys(PLACES, as_shown(text))
        assert page.locator("[data-testid=stMain] :is(a, img, code, .katex)").count() == 0
