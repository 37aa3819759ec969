"""A decision framework for go-to-market ideas: classify them with reasons, place them, and rank them.

The names below are loaded on first use, so importing the package is nearly free, and a command that needs
no table never loads one.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gtm_framework.errors import GtmError as GtmError
    from gtm_framework.scorecard.kernel import rank_options as rank_options
    from gtm_framework.scorecard.scorecard import load_scorecard as load_scorecard
    from gtm_framework.triage.initiative import Initiative as Initiative
    from gtm_framework.triage.matrix import place as place
    from gtm_framework.triage.ranking import rank as rank
    from gtm_framework.triage.rubric import Rubric as Rubric
    from gtm_framework.triage.table.engine import triage_table as triage_table
    from gtm_framework.triage.verdict import classify as classify

__version__ = "0.2.0"

_HOME = {
    "GtmError": "gtm_framework.errors",
    "Initiative": "gtm_framework.triage.initiative",
    "Rubric": "gtm_framework.triage.rubric",
    "classify": "gtm_framework.triage.verdict",
    "load_scorecard": "gtm_framework.scorecard.scorecard",
    "place": "gtm_framework.triage.matrix",
    "rank": "gtm_framework.triage.ranking",
    "rank_options": "gtm_framework.scorecard.kernel",
    "triage_table": "gtm_framework.triage.table.engine",
}

__all__ = [*_HOME]  # noqa: PLE0604  (the names are the keys above)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'gtm_framework' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
