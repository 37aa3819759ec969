"""Values computed once for what they depend on, kept for this visitor."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def cached(name: str, key: object, compute: Callable[[], T]) -> T:
    """The value computed last under a name if its key is still the same, else computed now.

    Args:
        name: What is computed; one value is kept for each name.
        key: Everything the value depends on.
        compute: Computes it.
    """
    entry = st.session_state.get(f"_cached-{name}")
    if entry is None or entry[0] != key:
        entry = (key, compute())
        st.session_state[f"_cached-{name}"] = entry
    value: T = entry[1]
    return value
