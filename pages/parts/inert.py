"""Text that people typed, made to show as exactly that text wherever Streamlit reads Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BETWEEN = re.compile(r"(?i)(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)|(?<=[-<=>~])(?=[-<=>~])")
_WORD_JOINER = "\u2060"  # invisible; keeps links and arrows from being recognised


def inert(text: str) -> str:
    """Markdown that renders as the text itself, on one line: no link, picture, colour, formula."""
    flat = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", _BETWEEN.sub(_WORD_JOINER, flat))
