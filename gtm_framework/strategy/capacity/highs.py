"""The call of SciPy's MILP solver (HiGHS), and the exact check of what it found."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from gtm_framework.errors import GtmError

Row = tuple[Mapping[int, int | Fraction], float, float]
"""Coefficients by slot, and the minimum and maximum of their sum."""


class SearchTooLongError(GtmError):
    """The recommended portfolio wasn't found within the allowed steps.

    Attributes:
        nodes: The maximum number of branches per search.
    """

    def __init__(self, nodes: int) -> None:
        self.nodes = nodes
        super().__init__(
            f"The recommended portfolio was not found within {nodes} branches. "
            "Lock some items in or out, or plan fewer quarters at once."
        )


def solve(cost: Mapping[int, float], rows: Sequence[Row], slots: int, nodes: int) -> frozenset[int] | None:
    """The slots of a selection with the lowest cost, within the solver's tolerance; None if there is none.

    Args:
        cost: The cost of each slot; 0 for the others.
        rows: The constraints.
        slots: How many slots there are.
        nodes: The maximum number of branches.

    Raises:
        SearchTooLongError: If the search needs more branches.
    """
    cells = [(r, k, float(value)) for r, (row, _, _) in enumerate(rows) for k, value in row.items()]
    at_row, at_slot, value = zip(*cells, strict=True)
    found = milp(
        np.array([cost.get(k, 0.0) for k in range(slots)]),
        integrality=np.ones(slots),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(
            coo_array((value, (at_row, at_slot)), shape=(len(rows), slots)).tocsr(),
            [low for _, low, _ in rows],
            [high for _, _, high in rows],
        ),
        options={"mip_rel_gap": 0, "node_limit": nodes},
    )
    if found.status not in {0, 2}:
        raise SearchTooLongError(nodes)
    return None if found.x is None else frozenset(np.flatnonzero(found.x > 0.5).tolist())


def holds(row: Row, found: frozenset[int]) -> bool:
    """Whether a selection keeps within a row's minimum and maximum, in exact numbers."""
    coefficients, low, high = row
    return low <= sum(value for k, value in coefficients.items() if k in found) <= high
