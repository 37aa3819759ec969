"""User-typed text, escaped to show exactly as typed in Markdown, HTML, and a terminal."""

import re
from html import escape

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters, lone surrogates, and marks that change the text direction."""

_UNSEEN_BY_TERMINALS = re.compile(rf"{_UNSEEN.pattern}|[\x80-\x9f]")
"""Also the second set of control characters, which some terminals obey."""

_BETWEEN = re.compile(
    r"(?i)(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)|(?<=[-<=>~])(?=[-<=>~])|(?<=:)(?=[a-z][\w/+-]*:)"
)
_WORD_JOINER = "\u2060"  # invisible; keeps links, arrows, and icon names from being recognized

_SIGNS = re.compile(
    r"""
    [!#$&*+<=>@\[\\\]^_`{|}~]              # always a sign somewhere
    | :(?!\s|$)                            # colours, icons and emoji begin with it
    | (?<![A-Za-z0-9])- | -(?![A-Za-z0-9]) # a dash between words is no list and no line
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d+)([.)])")
"""The start of a numbered list."""


def inert_markdown(text: str) -> str:
    """Markdown that renders as the text itself, on one line: no link, picture, list, color, or formula.

    Plain punctuation is unchanged, so the Markdown source stays readable.
    """
    flat = " ".join(_UNSEEN.sub("", text).split())
    quiet = _SIGNS.sub(r"\\\g<0>", _BETWEEN.sub(_WORD_JOINER, flat))
    return _NUMBERED.sub(r"\1\\\2", quiet)


def visible(text: str) -> str:
    """Text without control characters and without marks that change the text direction."""
    return _UNSEEN.sub("", text)


def inert_html(text: str) -> str:
    """HTML that renders as the text itself, in an element or a quoted attribute."""
    return escape(visible(text), quote=True)


def inert_line(text: str) -> str:
    """One line for a terminal or a log, with its indent: the text itself, no colors, no cursor movement."""
    quiet = _UNSEEN_BY_TERMINALS.sub("", text)
    indent = quiet[: len(quiet) - len(quiet.lstrip(" "))]
    return indent + " ".join(quiet.split())
