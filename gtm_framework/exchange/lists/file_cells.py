"""Texts as cells of a CSV file, in bulk: neutralized if a spreadsheet would run them, and quoted."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gtm_framework.exchange.formulas import inert

_CALM = "^[abcefghijklmnopqrstuvwxyzABCEFGHIJKLMNOPQRSTUVWXYZ0123456789]"
"""First characters of cells that no spreadsheet runs: letters and digits, except for DDE."""
_RARE = (b'"', b"\r", b"\n")
_SPECIAL = '[,"\r\n]'


def ready_texts(texts: Sequence[str]) -> pa.Array:
    """Texts as `inert` and the CSV format write them.

    Raises:
        UnicodeEncodeError: If a text has a lone surrogate, which can't be written.
    """
    cells = pa.array(texts, pa.large_string())
    doubted = np.flatnonzero(~pc.match_substring_regex(cells, _CALM).to_numpy(zero_copy_only=False))
    if len(doubted):
        seen = cells.take(pa.array(doubted)).to_pylist()
        guarded = [inert(text) for text in seen]
        if guarded != seen:
            all_texts = np.array(cells.to_numpy(zero_copy_only=False), dtype=object)
            all_texts[doubted] = guarded
            cells = pa.array(all_texts, pa.large_string())
    return quoted(cells)


def quoted(cells: pa.Array) -> pa.Array:
    """Cells in quotes where CSV requires it."""
    held = bytes(cells.buffers()[2] or b"")
    rare = any(sign in held for sign in _RARE)
    if not rare and b"," not in held:
        return cells
    special = pc.match_substring_regex(cells, _SPECIAL) if rare else pc.match_substring(cells, ",")
    mark = pa.scalar('"', pa.large_string())
    inside = pc.replace_substring(cells, '"', '""') if rare else cells
    nothing = pa.scalar("", pa.large_string())
    return pc.if_else(special, pc.binary_join_element_wise(mark, inside, mark, nothing), cells)
