"""Computed values, cached for this visitor by what they depend on."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def cached(name: str, key: object, compute: Callable[[], T]) -> T:
    """The last value computed under a name if its key is unchanged; otherwise a new one.

    Args:
        name: Name of the value; one value is cached per name.
        key: Everything the value depends on.
        compute: Computes it.
    """
    entry = st.session_state.get(f"_cached-{name}")
    if entry is None or entry[0] != key:
        entry = (key, compute())
        st.session_state[f"_cached-{name}"] = entry
    value: T = entry[1]
    return value
