"""Whether the mix of the work has followed the strategy since a version was kept (S1)."""

from collections.abc import Iterator, Sequence

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.coherence.comparison import compare
from gtm_framework.strategy.health.mix_change import KeptMix, MixChange, mix_change, strategy_changes
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.versions.versions import Version
from gtm_framework.strategy.work.work import ClassifiedInitiative

_FOUNDED_BY = ("evidence", "note", "on")
"""What says how an answer is founded, not what it is."""


def since_version(
    version: Version,
    page: OnePage,
    cascade: Cascade,
    classified: Sequence[ClassifiedInitiative] = (),
) -> MixChange:
    """Hold a kept version against the strategy and the work of today.

    Args:
        version: The version, with the work beside it.
        page: The one page as it is now.
        cascade: The cascade as it is now.
        classified: The initiatives of the triage list.

    Raises:
        RefusedError: If the version was kept without the work.
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
    """The questions, fields and choices whose answer is another one, in words."""
    for change in compare(before, after).changes:
        if change.path.rpartition(".")[2] not in _FOUNDED_BY:
            yield change.name.partition(":")[0]
