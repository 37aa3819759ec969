"""What an idea's wording says: its words marked in the title, and a one-line summary."""

from gtm_framework.triage import Kind
from gtm_framework.triage.hints import Certainty, Hints
from pages.parts.shell.inert import inert

_MARKED = {Kind.STRATEGIC: "blue", Kind.TACTICAL: "orange"}


def marked_title(title: str, hints: Hints) -> str:
    """The title as Markdown, with the deciding words marked."""
    colour = _MARKED.get(hints.leaning)
    if colour is None:
        return inert(title)
    pieces = [
        f":{colour}-background[{inert(text)}]" if told else _plain(text)
        for text, told in hints.title_pieces(title)
    ]
    return "".join(pieces)


def _plain(text: str) -> str:
    """Text between marked words, with the blanks at its ends."""
    before = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return f"{before}{inert(text)}{after}"


def outcome(hints: Hints) -> str:
    """The summary of the wording, as Markdown in one line: decided, leaning, or unclear."""
    if hints.certainty is Certainty.UNCLEAR:
        return "The wording doesn’t say whether it’s strategic or tactical."
    words = ", ".join(hints.telling_words)
    if hints.as_decided_for:
        return f"Looks {hints.kind}, as you decided for “{inert(hints.as_decided_for)}”: {inert(words)}"
    if hints.certainty is Certainty.LEANING:
        return f"Uncertain, leans {hints.leaning}: {inert(words)}. {hints.question}"
    return f"Looks {hints.kind}: {inert(words)}"
