"""The documented order of a list for a whole table, without comparing row by row."""

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

    By rank; if it is shared or missing, by impact (high first), effort (low first), title, id; then in the
    original order. Blanks come last.

    Args:
        rank: Each row's rank; 0 if it has none.
        impact: 1 to 10, NaN if blank.
        effort: 1 to 10, NaN if blank.
        title: Each row's title, without blanks: a list, a pandas or polars column, or an arrow array.
        id_: Each row's id, in the same form.

    Returns:
        The position of the list's first row, of its second, and so on.

    Example:
        >>> ranks, scores = np.array([2, 2, 1]), np.array([8.0, 8.0, 9.0])
        >>> titles = ["Trade show", "Partner program", "Webinars"]
        >>> [titles[at] for at in stated_order(ranks, scores, scores, titles, ["a", "b", "c"])]
        ['Webinars', 'Partner program', 'Trade show']
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
    """Texts as bytes that sort like their characters, including lone surrogates."""
    if isinstance(texts, pa.Array | pa.ChunkedArray):
        return texts
    try:
        return pa.array(texts, type=pa.large_string())
    except UnicodeEncodeError:
        return pa.array([text.encode("utf-8", "surrogatepass") for text in texts])
