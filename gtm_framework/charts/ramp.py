"""One scale of colour from little to much, with numbers that can be read on every shade of it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.charts.signs import Theme

_BLACK, _WHITE = "#000000", "#FFFFFF"


def ends(theme: Theme) -> tuple[str, str]:
    """The colours of the least and of the most."""
    ramp = _ramps()[theme]
    return str(ramp["low"]), str(ramp["high"])


def shade(share: float, theme: Theme) -> str:
    """The colour at a share of the scale, 0 to 1."""
    low, high = map(_channels, ends(theme))
    mixed = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def on(colour: str) -> str:
    """Black or white, whichever is read more easily on a colour."""
    return max((_BLACK, _WHITE), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """How far apart two colours are in lightness, 1 to 21; text wants 4.5 or more.

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
