"""The latest KPI results, and what each is compared with: the plan, or its peers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Literal, Self

from gtm_framework.exact import exact
from gtm_framework.strategy.alignment.work_coverage import latest
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import KpiResult, Objective
from gtm_framework.strategy.cascade.work_items import Status, Tactic


def latest_readings(cascade: Cascade) -> tuple[KpiResult, ...]:
    """The latest check-in of each tactic or objective and label, in the order of the results."""
    by_subject: dict[tuple[str, str], list[KpiResult]] = defaultdict(list)
    for result in cascade.results:
        by_subject[result.of, result.label.casefold()].append(result)
    last = {reading.id for readings in by_subject.values() if (reading := latest(readings))}
    return tuple(result for result in cascade.results if result.id in last)


@dataclass(frozen=True)
class Expected:
    """What a check-in is compared with: the plan, or a number of peers."""

    basis: Literal["plan", "peers"]
    figure: Fraction
    peers: int = 0


@dataclass(frozen=True)
class Reading:
    """A result with the item it measures."""

    result: KpiResult
    thing: Tactic | Objective

    @property
    def kpi(self) -> str:
        """The measured KPI; empty if none is named."""
        return self.result.kpi or (self.thing.kpi if isinstance(self.thing, Tactic) else "")

    @property
    def measure(self) -> tuple[str, str]:
        """What peers have in common: KPI and unit."""
        return self.kpi.casefold(), self.thing.unit.casefold()

    def plan(self) -> Expected | None:
        """The target for this day, or else the overall one."""
        whole = self.thing.target if isinstance(self.thing, Tactic) else self.thing.number
        stated = whole if self.result.target is None else self.result.target
        return None if stated is None else self._comparable(Expected("plan", exact(stated)))

    def usual(self, readings: Sequence[Self], fewest: int) -> Expected | None:
        """The median of the peers, if there are enough of them."""
        same = [other for other in readings if other is not self and other.measure == self.measure]
        if not self.kpi or len(same) < fewest:
            return None
        figures = [exact(other.result.actual) for other in same]
        return self._comparable(Expected("peers", median(figures), len(same)))

    def _comparable(self, expected: Expected) -> Expected | None:
        return expected if expected.figure > 0 and self.result.actual >= 0 else None

    def factor(self, expected: Expected) -> Fraction:
        """The result as a multiple of what was expected."""
        return exact(self.result.actual) / expected.figure

    def stands_out(self, expected: Expected, limit: Fraction) -> bool:
        """Whether the result is that many times above or below what was expected."""
        factor = self.factor(expected)
        if factor * limit <= 1:
            return expected.basis == "peers" or self.is_final
        return factor >= limit

    @property
    def is_final(self) -> bool:
        """Whether the result can be called below plan: the plan is for this day, or its time is over."""
        thing, end = self.thing, self.thing.span[1]
        settled = isinstance(thing, Tactic) and (thing.status != Status.OPEN or thing.lower_is_better)
        return self.result.target is not None or settled or (end is not None and self.result.on >= end)
