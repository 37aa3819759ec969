"""Keys that are caught while no field has the focus, and the same as buttons for a finger.

A browser may send several keys while one run is under way, and Streamlit keeps only one trigger of a
component. So the keys are numbered and kept in the browser until the server has acknowledged them: each
arrives once, in order.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from gtm_framework.charts.signs import kind_sign
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.matrix import Axis, level_text
from gtm_framework.triage.rapid import KINDS, SCORES
from pages.parts import state

SKIP = "skip"
UNDO = "undo"
_KNOWN = {*KINDS, *SCORES, SKIP, UNDO}
_NAME = "key-pad"
_FILES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Key:
    """One key that means something now.

    Attributes:
        key: The key as it is pressed.
        label: What stands on it.
        text: What it means, beneath.
        colour: The colour of its edge, or empty.
    """

    key: str
    label: str
    text: str
    colour: str = ""


def kind_key(kind: Kind) -> Key:
    """The key of a verdict."""
    sign = kind_sign(kind)
    [key] = [key for key, its_kind in KINDS.items() if its_kind is kind]
    return Key(key, key.upper(), f"{sign.glyph} {sign.label}", sign.colour(state.theme()))


def score_keys(axis: Axis) -> list[Key]:
    """The keys of a score, 1 to 10."""
    return [Key(key, f"{score:g}", level_text(axis, score)) for key, score in SCORES.items()]


def key_pad(
    keys: Sequence[Key], *, can_undo: bool, can_skip: bool, on_press: Callable[[str], None]
) -> None:
    """Draw the keys and catch them.

    Args:
        keys: What means something now.
        can_undo: Whether there is anything to take back.
        can_skip: Whether there is a card to put aside.
        on_press: Called once for each key, in order, before the page is drawn again. When it refuses
            one, the keys behind it are dropped, since they were meant for what would have come.
    """
    data = {
        "keys": [asdict(key) for key in keys],
        "undo": can_undo,
        "skip": can_skip,
        "ack": state.held(_NAME),
    }
    _component()(key=_NAME, data=data, on_pressed_change=lambda: _take(on_press))


@state.guarded
def _take(on_press: Callable[[str], None]) -> None:
    sent = state.typed(_NAME).pressed
    ack = state.held(_NAME) or {}
    done = ack.get("seq", 0) if ack.get("from") == sent["from"] else 0
    fresh = [press for press in sent["presses"] if press["seq"] > done]
    if not fresh:
        return
    state.hold(_NAME, {"from": sent["from"], "seq": fresh[-1]["seq"]})
    for press in fresh:
        if press["key"] in _KNOWN:  # what a browser sends is never believed
            on_press(press["key"])


def _component() -> Callable[..., object]:
    """The component with its style and script, which lie beside this file."""
    css, js = ((_FILES / f"key_pad.{ending}").read_text(encoding="utf-8") for ending in ("css", "js"))
    return st.components.v2.component("gtm_key_pad", html='<div class="pad"></div>', css=css, js=js)
