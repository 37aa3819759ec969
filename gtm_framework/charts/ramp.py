"""One color scale from low to high, with numbers that are readable on every shade."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.charts.signs import Theme

_BLACK, _WHITE = "#000000", "#FFFFFF"


def ends(theme: Theme) -> tuple[str, str]:
    """The colors of the lowest and the highest value."""
    ramp = _ramps()[theme]
    return str(ramp["low"]), str(ramp["high"])


def shade(share: float, theme: Theme) -> str:
    """The color at a position on the scale, 0 to 1.

    Example:
        >>> shade(0, "light"), shade(1, "light")
        ('#EDF3F8', '#0B5A8A')
    """
    low, high = map(_channels, ends(theme))
    mixed = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def on(colour: str) -> str:
    """Black or white, whichever is easier to read on a color.

    Example:
        >>> on("#0072B2"), on("#F0E442")
        ('#FFFFFF', '#000000')
    """
    return max((_BLACK, _WHITE), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, 1 to 21; text needs 4.5 or more.

    References:
        W3C, Web Content Accessibility Guidelines 2.2, contrast ratio.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _ramps() -> Mapping[str, Mapping[str, Any]]:
    ramps: Mapping[str, Mapping[str, Any]] = read_toml("signs.toml")["ramp"]
    return ramps
