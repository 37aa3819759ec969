"""Keys that work while no field has the focus, and buttons that do the same."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from gtm_framework.charts import kind_sign
from gtm_framework.triage import Axis, Kind, level_text
from gtm_framework.triage.worklist import KINDS, SCORES
from pages.parts import session
from pages.parts.components import outbox
from pages.parts.components.bundle import script, style

SKIP = "skip"
UNDO = "undo"
KNOWN = {*KINDS, *SCORES, SKIP, UNDO}
NAME = "key-pad"
_PAD = st.components.v2.component(
    "gtm_key_pad",
    html='<div class="pad"></div>',
    css=style(Path(__file__).with_suffix(".css")),
    js=script(Path(__file__).with_suffix(".js")),
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key that currently does something.

    Attributes:
        key: The key to press.
        label: The label on it.
        text: Its meaning, below it.
        color: The color of its edge, or empty.
    """

    key: str
    label: str
    text: str
    colour: str = ""


def kind_key(kind: Kind) -> Key:
    """The key of a verdict."""
    sign = kind_sign(kind)
    [key] = [key for key, its_kind in KINDS.items() if its_kind is kind]
    return Key(key, key.upper(), sign.words, sign.colour(session.theme()))


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
    round_id: str,
    on_press: Callable[[], None],
) -> None:
    """Draw the keys and listen for them.

    Args:
        keys: The keys that currently do something.
        can_undo: Whether there is anything to undo.
        can_skip: Whether there is a card to skip.
        round_id: Id of the round; each press names it.
        on_press: Called when keys have arrived, to take them from the outbox.
    """
    data = {
        "keys": [asdict(key) for key in keys],
        "undo": can_undo,
        "skip": can_skip,
        "round": round_id,
        "ack": dict(outbox.acknowledged(NAME)),
    }
    _PAD(key=NAME, data=data, on_pressed_change=on_press)
