"""The sign of each meaning: shape, color, and word, the same on every chart, page, and export."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any, Literal

from gtm_framework.catalog import read_toml
from gtm_framework.strategy import Level, Severity
from gtm_framework.strategy.coherence import Reply
from gtm_framework.triage import Kind, Quadrant

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Sign:
    """How one meaning looks: a glyph for text, a symbol for plots, a color for each theme.

    If it is drawn as a line, the symbol is the dash pattern and `width` is the width in pixels.

    Example:
        >>> kind_sign(Kind.STRATEGIC).words, kind_sign(Kind.STRATEGIC).colour("dark")
        ('◆ strategic', '#56B4E9')
    """

    label: str
    glyph: str
    symbol: str
    light: str
    dark: str
    width: float = 1.0

    @property
    def words(self) -> str:
        """Glyph and label, as written wherever the sign appears in text: ``"◆ strategic"``."""
        return f"{self.glyph} {self.label}"

    def colour(self, theme: Theme) -> str:
        """Its color in one theme."""
        return self.dark if theme == "dark" else self.light


@dataclass(frozen=True, slots=True)
class Ink:
    """The colors of everything neutral: text, lines, background."""

    text: str
    quiet: str
    line: str
    ground: str


def kind_sign(kind: Kind) -> Sign:
    """The sign of a verdict.

    Example:
        >>> [kind_sign(kind).words for kind in Kind]
        ['◆ strategic', '● tactical', '◻ undecided']
    """
    return _signs()[kind]


def quadrant_sign(quadrant: Quadrant) -> Sign:
    """The sign of a quadrant; its color is a tint that text can go on.

    Example:
        >>> [quadrant_sign(quadrant).label for quadrant in Quadrant]
        ['Quick win', 'Major project', 'Fill-in', 'Time sink']
    """
    return _signs()[quadrant]


def severity_sign(severity: Severity) -> Sign:
    """The sign of a severity, drawn as a line.

    Example:
        >>> [severity_sign(severity).label for severity in Severity]
        ['high', 'medium', 'low']
    """
    return _signs()[severity]


def reply_sign(reply: Reply) -> Sign:
    """The sign of the reply to a coherence question.

    Example:
        >>> [reply_sign(reply).words for reply in Reply]
        ['✓ yes', '× no', '○ open']
    """
    return _signs()[reply]


def level_sign(level: Level) -> Sign:
    """The sign of a level of the roadmap.

    Example:
        >>> level_sign(Level.PILLAR).words
        '★ pillar'
    """
    return _signs()[level]


def ink(theme: Theme) -> Ink:
    """The neutral colors of one theme.

    Example:
        >>> ink("dark").ground
        '#0F161D'
    """
    return Ink(**_content()["ink"][theme])


def readable_on(colour: str) -> str:
    """Black or white, whichever has more contrast with a background such as ``"#D55E00"`` (WCAG 2.2).

    Example:
        >>> readable_on("#D55E00"), readable_on("#0B3954")
        ('#000000', '#FFFFFF')
    """
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#FFFFFF"


def shortened(text: str, limit: int) -> str:
    """Text on one line, cut to `limit` characters with an ellipsis.

    Example:
        >>> shortened("Win-back emails to customers who churned", 16)
        'Win-back emails…'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1].rstrip()}…"


def plain(text: str, limit: int = 1000) -> str:
    """User-typed text, shortened and escaped for a plot, which interprets some HTML."""
    return escape(shortened(text, limit), quote=False)


@cache
def _content() -> Mapping[str, Any]:
    return read_toml("signs.toml")


@cache
def _signs() -> Mapping[str, Sign]:
    kinds: dict[str, Sign] = {kind: Sign(**_content()["kind"][kind]) for kind in Kind}
    quadrants: dict[str, Sign] = {
        quadrant: Sign(label=quadrant.label, symbol="square", **_content()["quadrant"][quadrant])
        for quadrant in Quadrant
    }
    severities: dict[str, Sign] = {
        severity: Sign(label=severity.value, **_content()["severity"][severity]) for severity in Severity
    }
    replies: dict[str, Sign] = {
        reply: Sign(label=reply.value, **_content()["reply"][reply]) for reply in Reply
    }
    levels: dict[str, Sign] = {
        level: Sign(label=level.words, **_content()["level"][level]) for level in Level
    }
    return kinds | quadrants | severities | replies | levels
