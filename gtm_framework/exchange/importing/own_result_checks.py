"""A file's own scores, ranks, and quadrants compared with its numbers, and the scales they prove."""

from collections.abc import Mapping, Sequence

from gtm_framework.exchange.cells.vocabulary import Role
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing import own_scores
from gtm_framework.exchange.importing.column_scales import NUMBER_ROLES, ColumnScales
from gtm_framework.exchange.importing.own_criteria import own_criteria, unnamed
from gtm_framework.exchange.importing.own_scores import Check
from gtm_framework.exchange.importing.own_weights import check_named_weights, check_weights
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage.methods import Method, Methods
from gtm_framework.triage.scales import holds, places

_TRIED = ("1-5", "1-3", "1-4", "0-10", "0-100", None)


def check_own_results(
    scales: ColumnScales, grid: Grid, by: Method, methods: Methods, threshold: float
) -> list[Check]:
    """Compare a file's own results, and settle the scales they prove.

    Args:
        scales: The columns; proven scales are set in place.
        grid: The file as cells.
        by: The method that will rank the list; it is tried first.
        methods: The methods that could have produced the scores.
        threshold: Scores above it are high.
    """
    free = [c for c in scales.columns if c.role in (Role.UNKNOWN, Role.TAGS)]
    tried = [by, *(each for each in methods.values() if each.id != by.id)]
    own = own_scores.own_columns([c.header for c in free], [grid.columns[c.at] for c in free])
    if not own:
        return []
    values = {c.name: scales.values(c) for c in scales.columns if c.role in NUMBER_ROLES}
    results = [column.header for column in own]
    checks = [
        _check(scales, grid, column, values, tried, results=results, threshold=threshold) for column in own
    ]
    return [check for check in checks if check is not None]


def _check(
    scales: ColumnScales,
    grid: Grid,
    own: own_scores.OwnColumn,
    values: Mapping[str, own_scores.Numbers],
    tried: Sequence[Method],
    *,
    results: Sequence[str],
    threshold: float,
) -> Check | None:
    if "quadrant" in own.kinds:
        check = _check_quadrants(scales, grid, own, threshold)
        if check is not None or own.kinds == ("quadrant",):
            return check
    check = own_scores.check_scores(own, values, grid.rows, tried, scales.style)
    if check is not None and check.confidence_points:
        _confidence_as_written(scales, check, next(by for by in tried if by.id == check.method))
    if check is not None or "rank" in own.kinds or own.kinds == ("quadrant",):
        return check
    criteria = own_criteria(scales, grid, results, scales.style)
    check = check_named_weights(own, criteria, grid.rows, scales.style)
    check = check or check_weights(own, values, grid.rows, scales.style)
    return check or check_weights(own, unnamed(criteria), grid.rows, scales.style)


def _check_quadrants(
    scales: ColumnScales, grid: Grid, own: own_scores.OwnColumn, threshold: float
) -> Check | None:
    """Compare quadrants using the detected scales, and the scales that would match every row."""
    axes = [scales.column(name) for name in ("impact", "effort")]
    if any(column is None for column in axes):
        return None
    impact, effort = (scales.values(column) for column in axes if column)
    best: tuple[Check, str | None, str | None] | None = None
    for on in dict.fromkeys((scales.scale_of("impact"), *_TRIED)):
        other = scales.scale_of("effort") if on == scales.scale_of("impact") else on
        if not (holds(impact, on) and holds(effort, other)):
            continue
        placed = places(impact, on), places(effort, other)
        check = own_scores.check_quadrants(own, *placed, grid.rows, threshold)
        if check is not None and (best is None or check.matched > best[0].matched):
            best = check, on, other
    if best is None:
        return None
    check, on, other = best
    if 2 * check.matched > check.total:
        why = (
            f"your {on_one_line(own.header)} column matches on this scale in "
            f"{check.matched:,} of {check.total:,} rows"
        )
        scales.settle("impact", on, why)
        scales.settle("effort", other, why)
    return check


def _confidence_as_written(scales: ColumnScales, check: Check, by: Method) -> None:
    """Confidence counts as written if the file's own scores prove it."""
    column = scales.column("confidence")
    if column is None or column.scale is not None or check.factor != 1:
        return
    why = f"your {on_one_line(check.header)} column uses it as written"
    if scales.largest("confidence") > 1:
        scales.settle("confidence", "0-100", why)
    elif any(needed.field == "confidence" and needed.times != 1 for needed in by.inputs):
        scales.settle("confidence", "0-1", why)
