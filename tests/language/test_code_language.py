"""Texts in pages, scripts, library, and documentation follow the same rules as the texts in `data/`."""

import ast
import re
from pathlib import Path

import pytest

from tests.language import page_texts
from tests.language.wording import Text, avoided_words, button_errors, format_errors, sentences

ROOT = Path(__file__).parents[2]

VERBS = (
    *(
        "Accept",
        "Add",
        "Apply",
        "Back",
        "Cancel",
        "Change",
        "Clear",
        "Close",
        "Collect",
        "Confirm",
        "Create",
    ),
    *(
        "Delete",
        "Duplicate",
        "Dismiss",
        "Done",
        "Download",
        "Edit",
        "Export",
        "Find",
        "Finish",
        "Forget",
        "Import",
        "Keep",
    ),
    *(
        "Leave",
        "Let",
        "Load",
        "Log",
        "Mark",
        "Merge",
        "Open",
        "Plan",
        "Rank",
        "Remove",
        "Restore",
        "Revoke",
        "Save",
        "Set",
        "Show",
    ),
    *("Split", "Start", "Stop", "Undo", "Use"),
)

NAMES_OF_ACTIONS = {
    "Cancel",
    "Continue",
    "Join",
    "Leave",
    "Redo",
    "Submit",
    "Undo",
    "Unmerge",
    "Edit",
    "Delete",
}
"""One word that everyone knows is enough."""

PLACES = (
    "All ",
    "List",
    "Newest ",
    "Next",
    "Older ",
    "Rapid triage",
    "Shared-screen voting",
    "Triage list",
    "New code",
)
"""Buttons that lead somewhere are named after the place."""

CODE = re.compile(r"\\[bdswn]|\(\?|<[!/a-z]|\[\^")
"""Patterns and markup, which nobody reads."""


def read(texts: object) -> list[Text]:
    """The texts that a person reads, without the spaces that lay out placeholders."""
    return [
        Text(text.place, re.sub(r"\}[\W_]*  +", "} ", text.text).replace("  \n", "\n"))
        for text in texts  # type: ignore[attr-defined]
        if not CODE.search(text.text.replace("\n", " ")) and "#DIV/0!" not in text.text
    ]


PAGES = read(page_texts.literals("pages", "app.py"))
LIBRARY = read(page_texts.literals("gtm_framework"))
SCRIPTS = read(page_texts.scripts())
DOCUMENTATION = list(page_texts.documentation())


@pytest.mark.parametrize(
    "texts", [PAGES, SCRIPTS, LIBRARY, DOCUMENTATION], ids=["pages", "scripts", "library", "docs"]
)
def test_no_text_uses_a_word_of_the_vocabulary(texts: list[Text]) -> None:
    assert list(avoided_words(texts)) == []


@pytest.mark.parametrize("texts", [PAGES, SCRIPTS, LIBRARY], ids=["pages", "scripts", "library"])
def test_numbers_and_plurals_are_written_the_american_way_and_no_id_is_shown(texts: list[Text]) -> None:
    assert list(format_errors(texts)) == []


def test_every_button_is_a_verb_and_its_object_or_names_a_place() -> None:
    buttons = [
        text
        for text in page_texts.buttons()
        if text.text[0].isalpha() and text.text not in NAMES_OF_ACTIONS and not text.text.startswith(PLACES)
    ]

    assert len(buttons) > 50
    assert list(button_errors(buttons, VERBS)) == []


def test_an_error_says_what_happened_and_what_to_do() -> None:
    short = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {text}"
        for folder in ("gtm_framework", "pages")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "GtmError"
        if node.args and (text := page_texts.written(node.args[0])) and len(sentences(text)) < 2
    ]

    assert short == []


def test_the_checks_read_what_they_should() -> None:
    assert len(PAGES) > 700
    assert len(LIBRARY) > 900
    assert len(SCRIPTS) > 10
    assert any("Vote silently" in text.text for text in DOCUMENTATION)
    assert any(text.text == "Answer a few cards to see conflicts." for text in PAGES)
    assert any("Use a different id for each" in text.text for text in LIBRARY)
