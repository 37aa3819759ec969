"""Text that people typed, made to show as exactly that text in Markdown, in HTML and in a terminal."""

import re
from html import escape

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters, lone surrogates, and the marks that turn the direction of what follows."""

_UNSEEN_BY_TERMINALS = re.compile(rf"{_UNSEEN.pattern}|[\x80-\x9f]")
"""Also the second set of control characters, with which some terminals are steered."""

_BETWEEN = re.compile(
    r"(?i)(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)|(?<=[-<=>~])(?=[-<=>~])|(?<=:)(?=[a-z][\w/+-]*:)"
)
_WORD_JOINER = "\u2060"  # invisible; keeps links, arrows and names of icons from being recognised

_SIGNS = re.compile(
    r"""
    [!#$&*+<=>@\[\\\]^_`{|}~]              # always a sign somewhere
    | :(?!\s|$)                            # colours, icons and emoji begin with it
    | (?<![A-Za-z0-9])- | -(?![A-Za-z0-9]) # a dash between words is no list and no line
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d+)([.)])")
"""The beginning of a numbered list."""


def inert_markdown(text: str) -> str:
    """Markdown that renders as the text itself, on one line: no link, picture, list, colour, formula.

    Plain punctuation stays as it is, so that the Markdown can be read as it stands.
    """
    flat = " ".join(_UNSEEN.sub("", text).split())
    quiet = _SIGNS.sub(r"\\\g<0>", _BETWEEN.sub(_WORD_JOINER, flat))
    return _NUMBERED.sub(r"\1\\\2", quiet)


def visible(text: str) -> str:
    """Text without control characters and without the marks that turn the direction of what follows."""
    return _UNSEEN.sub("", text)


def inert_html(text: str) -> str:
    """HTML that renders as the text itself, in an element or an attribute in quotes."""
    return escape(visible(text), quote=True)


def inert_line(text: str) -> str:
    """One line for a terminal or a log, its indent kept: the text itself, no colour, no cursor moved."""
    quiet = _UNSEEN_BY_TERMINALS.sub("", text)
    indent = quiet[: len(quiet) - len(quiet.lstrip(" "))]
    return indent + " ".join(quiet.split())
