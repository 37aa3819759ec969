"""Whether the mix of the work has followed the strategy since a version was saved (S1)."""

from collections.abc import Iterator, Sequence

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.coherence.comparison import compare
from gtm_framework.strategy.health.mix_changes import KeptMix, MixChange, mix_change, strategy_changes
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.versions.versions import Version
from gtm_framework.strategy.work.work import ClassifiedInitiative

_FOUNDED_BY = ("evidence", "note", "on")
"""Fields about an answer's evidence, not about the answer."""


def since_version(
    version: Version,
    page: OnePage,
    cascade: Cascade,
    classified: Sequence[ClassifiedInitiative] = (),
) -> MixChange:
    """Compare a saved version with today's strategy and work.

    Args:
        version: The version, with the mix saved with it.
        page: Today's one-pager.
        cascade: Today's roadmap.
        classified: The initiatives on Triage.

    Raises:
        RefusedError: If the version was saved without its mix.

    Example:
        >>> from gtm_framework.strategy.health import KeptMix
        >>> roadmap = Cascade(tactics=[{"id": "t-1", "title": "Run search ads", "person_weeks": 2}])
        >>> kept = Version(name="Spring", on="2026-04-01", page=OnePage(), work=KeptMix.of(roadmap))
        >>> since_version(kept, OnePage(), roadmap).text
        'Neither the strategy nor the mix of work has changed.'
    """
    if version.work is None:
        raise RefusedError(
            f"version {version.name!r}", ["This version was saved without its mix. Save a new version."]
        )
    changes = (
        *dict.fromkeys(_changed_answers(version.page, page)),
        *strategy_changes(version.work.choices, cascade),
    )
    return mix_change(version.work.mix, KeptMix.of(cascade, classified).mix, changes)


def _changed_answers(before: OnePage, after: OnePage) -> Iterator[str]:
    """The questions, fields, and choices whose answers differ, in words."""
    for change in compare(before, after).changes:
        if change.path.rpartition(".")[2] not in _FOUNDED_BY:
            yield change.name.partition(":")[0]
