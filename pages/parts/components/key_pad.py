"""Keys that are caught while no field has the focus, and the same as buttons for a finger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.charts.signs import kind_sign
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.matrix import Axis, level_text
from gtm_framework.triage.rapid import KINDS, SCORES
from pages.parts import state
from pages.parts.frame.outbox import with_outbox

SKIP = "skip"
UNDO = "undo"
KNOWN = {*KINDS, *SCORES, SKIP, UNDO}
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
    return [
        Key(key, key if score < 10 else f"{key} = {score:g}", level_text(axis, score))
        for key, score in SCORES.items()
    ]


def key_pad(
    keys: Sequence[Key],
    *,
    can_undo: bool,
    can_skip: bool,
    ack: Mapping[str, Any],
    on_press: Callable[[], None],
) -> None:
    """Draw the keys and catch them.

    Args:
        keys: What means something now.
        can_undo: Whether there is anything to take back.
        can_skip: Whether there is a card to put aside.
        ack: The last key that has been put down: ``from`` which pad, and its ``seq``.
        on_press: Called when keys have come; `sent` gives them.
    """
    data = {"keys": [asdict(key) for key in keys], "undo": can_undo, "skip": can_skip, "ack": dict(ack)}
    _component()(key=_NAME, data=data, on_pressed_change=on_press)


def sent() -> Mapping[str, Any]:
    """What the pad sent: its name under ``from``, and the keys that it holds no answer for."""
    pressed: Mapping[str, Any] = state.typed(_NAME).pressed
    return pressed


def _component() -> Callable[..., object]:
    """The component with its style and script, which lie beside this file."""
    css, js = (_FILES / "key_pad.css").read_text(encoding="utf-8"), with_outbox(_FILES / "key_pad.js")
    return st.components.v2.component("gtm_key_pad", html='<div class="pad"></div>', css=css, js=js)
