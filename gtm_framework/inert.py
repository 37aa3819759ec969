"""Text that people typed, made to mean nothing but itself in a file that is read as Markdown or HTML."""

import re
from html import escape

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BEFORE_A_LINK = re.compile(r"(?i)(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)|(?<=[-<=>~])(?=[-<=>~])")
_WORD_JOINER = "\u2060"  # invisible; keeps links and arrows from being recognised


def in_markdown(text: str) -> str:
    """Markdown that reads as the text itself, on one line: no link, picture, list, table, formula."""
    flat = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", _BEFORE_A_LINK.sub(_WORD_JOINER, flat))


def in_html(text: str) -> str:
    """HTML that reads as the text itself, inside an element or a quoted attribute."""
    return escape(text, quote=True)
