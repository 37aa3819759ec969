"""Tables for the tests of this folder, small enough to check by eye, and drawn ones."""

from collections.abc import Sequence

from hypothesis import strategies as st

from gtm_framework.scorecard.own.table import table_from_rows
from gtm_framework.scorecard.table import Table


def table(*rows: Sequence[object], criteria: str = "value cost fit") -> Table:
    """Rows of a name and its scores; as many criteria as the rows are wide."""
    names = criteria.split()[: len(rows[0]) - 1]
    return table_from_rows(["option", *names], rows, "test")


@st.composite
def tables(draw: st.DrawFn, most_options: int = 6, most_criteria: int = 4) -> Table:
    """Tables with few distinct scores, so that ties are common."""
    width = draw(st.integers(1, most_criteria))
    score = st.sampled_from(["0", "1", "2.5", "5", "7.3", "10"])
    rows = draw(
        st.lists(st.lists(score, min_size=width, max_size=width), min_size=1, max_size=most_options)
    )
    return table_from_rows(
        ["option", *(f"c{at}" for at in range(width))],
        [[f"o{at}", *row] for at, row in enumerate(rows)],
        "drawn",
    )


@st.composite
def weighted_tables(draw: st.DrawFn) -> tuple[Table, dict[str, str], tuple[str, ...]]:
    """A table with a weight for each criterion, not all 0, and the criteria to turn round."""
    drawn = draw(tables())
    names = [criterion.id for criterion in drawn.criteria]
    weight = st.sampled_from(["0", "0.1", "0.5", "1", "2", "3.3"])
    weights = draw(
        st.lists(weight, min_size=len(names), max_size=len(names)).filter(lambda ws: set(ws) != {"0"})
    )
    minimized = draw(st.lists(st.sampled_from(names), unique=True))
    return drawn, dict(zip(names, weights, strict=True)), tuple(minimized)
