"""Styles for several series that have no meaning of their own."""

from dataclasses import dataclass
from functools import cache

from gtm_framework.catalog import read_toml
from gtm_framework.charts.signs import Theme, kind_sign
from gtm_framework.triage import Kind


@dataclass(frozen=True, slots=True)
class SeriesSign:
    """How one of several series looks: a mark, a line, and a color for each theme."""

    symbol: str
    dash: str
    light: str
    dark: str

    def colour(self, theme: Theme) -> str:
        """Its color in one theme."""
        return self.dark if theme == "dark" else self.light


@cache
def series_signs() -> tuple[SeriesSign, ...]:
    """The styles, as many as people can distinguish at a glance.

    Example:
        >>> [sign.symbol for sign in series_signs()][:3]
        ['diamond', 'circle', 'square']
    """
    return tuple(_series_sign(**entry) for entry in read_toml("signs.toml")["series"])


def _series_sign(symbol: str, dash: str, kind: str = "", light: str = "", dark: str = "") -> SeriesSign:
    if kind:
        light, dark = kind_sign(Kind(kind)).light, kind_sign(Kind(kind)).dark
    return SeriesSign(symbol, dash, light, dark)
