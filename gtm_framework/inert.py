"""Text that people typed, made to show as exactly that text in Markdown and in HTML."""

import re
from html import escape

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters, lone surrogates, and the marks that turn the direction of what follows."""

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


def inert_html(text: str) -> str:
    """HTML that renders as the text itself, in an element or an attribute in quotes."""
    return escape(_UNSEEN.sub("", text), quote=True)
