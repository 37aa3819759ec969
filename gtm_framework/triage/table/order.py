"""The stated order of a list for a whole table, without comparing row by row."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray


def stated_order(
    rank: NDArray[Any],
    impact: NDArray[np.float64],
    effort: NDArray[np.float64],
    title: Any,
    id_: Any,
) -> NDArray[np.intp]:
    """The rows in the order in which `rank` lists initiatives.

    That is by rank; where it is shared or missing by impact (high first), effort (low first), title,
    id; then as they came. What is blank comes last.

    Args:
        rank: Each row's rank, 0 where it has none.
        impact: 1 to 10, not-a-number where it is blank.
        effort: 1 to 10, not-a-number where it is blank.
        title: Each row's title, none missing: a list, a pandas or polars column, an arrow array.
        id_: Each row's id, likewise.

    Returns:
        The position of the first row of the list, of the second, and so on.
    """
    columns = {
        "rank": np.where(rank > 0, rank, np.iinfo(np.int64).max),
        "impact": np.where(np.isnan(impact), np.inf, -impact),
        "effort": np.where(np.isnan(effort), np.inf, effort),
        "title": _texts(title),
        "id": _texts(id_),
    }
    order = pc.sort_indices(pa.table(columns), sort_keys=[(name, "ascending") for name in columns])
    return np.asarray(order, dtype=np.intp)


def _texts(texts: Any) -> Any:
    """Texts as bytes, whose order is that of their characters; half a surrogate pair is one too."""
    if isinstance(texts, pa.Array | pa.ChunkedArray):
        return texts
    try:
        return pa.array(texts, type=pa.large_string())
    except UnicodeEncodeError:
        return pa.array([text.encode("utf-8", "surrogatepass") for text in texts])
