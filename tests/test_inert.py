"""Text from people means nothing but itself in Markdown and HTML."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gtm_framework.inert import inert_html, inert_line, inert_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "# heading",
    "- item",
    "1. item",
    "| a | b |",
    "> quote",
    "```code```",
    "https://example.org www.example.org me@example.org",
    "*a* **b** _c_ ~~d~~ `e`",
    "&amp; &lt; &#60;",
    "a\n\n# b",
    "    indented",
    ":red[x] $x$ -> :smile:",
    "\\*a\\*",
    "--- === ***",
]


def rendered_text(source: str) -> str:
    """What a Markdown reader with tables and links shows, which must be one paragraph of plain text."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(source)
    assert [t.type for t in tokens] in (["paragraph_open", "inline", "paragraph_close"], []), source
    parts = [child for t in tokens for child in t.children or ()]
    assert {p.type for p in parts} <= {"text", "text_special"}, source
    return "".join(p.content for p in parts).replace("\u2060", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_inert_markdown(text: str) -> None:
    assert rendered_text(inert_markdown(text)) == " ".join(text.split())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=60))
def test_any_text_stays_text_inert_markdown(text: str) -> None:
    assert rendered_text(inert_markdown(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", ["https://example.org", "www.example.org", "me@example.org"])
def test_no_address_becomes_a_link_by_itself(text: str) -> None:
    assert not re.search(r"https?:|www\.|\w@", inert_markdown(text))


def test_what_turns_the_direction_of_text_is_taken_out() -> None:
    assert inert_markdown("a\u202eb\x07c") == inert_html("a\u202eb\x07c") == "abc"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=60))
def test_any_text_stays_text_in_html(text: str) -> None:
    escaped = inert_html(text)

    assert not set(escaped) & set("<>\"'")
    assert html.unescape(escaped) == text


def test_text_for_a_terminal_stays_on_its_line_and_cannot_steer_it() -> None:
    assert inert_line("  a\x1b[31m\nb\u202e  c") == "  a[31m b c"


@pytest.mark.parametrize(
    "steering", ["\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\r", "\b\b", "\u202e", "\0"]
)
def test_a_terminal_is_not_steered(steering: str) -> None:
    shown = inert_line(f"one {steering} two\nthree")

    assert shown.isprintable()
    assert shown.startswith("one ")
    assert shown.endswith(" two three")


def test_a_terminal_shows_plain_text_as_it_is() -> None:
    assert inert_line("Preis über 5 € [bold]*x* 🙂") == "Preis über 5 € [bold]*x* 🙂"
