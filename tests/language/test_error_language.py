"""Every error says what happened and what to do, wherever its text is written."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language.page_texts import written
from tests.language.wording import Text, sentences

ROOT = Path(__file__).parents[2]

WHOLE = {"GtmError": 0, "refuse": 0, "RefusedError": 1, "CannotStepError": 2}
"""Calls whose text, or list of texts, at this position is shown as it is: what happened, and what to do."""

PARTS = {"Misfit": (0, 1), "Fault": (5, 6), "TableFault": (3, 4), "UnavailableError": (1, 2)}
"""Calls that take the problem and the remedy separately, at these positions."""


def calls(*names: str) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call of these names in the library and the pages, with where it is."""
    for folder in ("gtm_framework", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (name := called(node)) in names:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", name, node


def called(node: ast.Call) -> str:
    """The name that a call goes by."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def whole_texts() -> list[Text]:
    """Texts that stand alone: of errors, of lists of errors, and of what a workshop doesn't allow."""
    found = []
    for place, name, node in calls(*WHOLE):
        if len(node.args) > (at := WHOLE[name]) and len(node.args) < at + 2:
            entry = node.args[at]
            texts = entry.elts if isinstance(entry, ast.List) else [entry]
            found += [Text(place, text) for each in texts if (text := written(each))]
    return found


def remedies() -> list[Text]:
    """What to do, where a call takes it separately from the problem."""
    found = []
    for place, name, node in calls(*PARTS, "refuse"):
        at = PARTS[name][1] if name in PARTS else 2
        if len(node.args) > at and (text := written(node.args[at])):
            found.append(Text(place, text))
    return found


def problems() -> list[Text]:
    """What is wrong, where a call takes it separately from the remedy."""
    found = []
    for place, name, node in calls(*PARTS, "refuse"):
        at = PARTS[name][0] if name in PARTS else 1
        if len(node.args) > at + (name not in ("Misfit",)) and (text := written(node.args[at])):
            found.append(Text(place, text))
    return found


def init_texts() -> list[Text]:
    """Texts that error classes build for themselves."""
    found = []
    for path in sorted((ROOT / "gtm_framework").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                found += [
                    Text(f"{path.relative_to(ROOT)}:{call.lineno}", text)
                    for call in ast.walk(node)
                    if isinstance(call, ast.Call) and called(call) == "__init__" and call.args
                    if " " in (text := written(call.args[0]))
                ]
    return found


@pytest.mark.parametrize("texts", [whole_texts(), init_texts()], ids=["calls", "classes"])
def test_a_whole_error_has_a_sentence_on_what_happened_and_one_on_what_to_do(texts: list[Text]) -> None:
    own = [text for text in texts if not text.text.startswith("{value}") and text.text.endswith(".")]

    assert [text for text in own if len(sentences(text.text)) < 2] == []


def test_a_remedy_is_a_sentence() -> None:
    assert [text for text in remedies() if not text.text.endswith((".", "}"))] == []


def test_a_problem_continues_its_place_and_has_no_period() -> None:
    assert [text for text in problems() if text.text.endswith(".")] == []


def test_the_checks_read_what_they_should() -> None:
    assert len(whole_texts()) > 100
    assert len(init_texts()) > 10
    assert len(remedies()) > 30
    assert len(problems()) > 40
