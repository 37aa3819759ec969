"""Everything that a workspace says against itself, worst first: what the page and the command share."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from gtm_framework.strategy.coherence.remarks import page_remarks
from gtm_framework.strategy.coherence.standing import standing
from gtm_framework.strategy.exclusions.remarks import exclusion_remarks
from gtm_framework.strategy.remarks import Remark, worst_first
from gtm_framework.strategy.severity import Severity
from gtm_framework.workspace.checkup import Checkup
from gtm_framework.workspace.workspace import Workspace

FORMAT = "gtm-framework-check"
VERSION = 1


def findings(workspace: Workspace) -> tuple[Remark, ...]:
    """Look at a workspace from every side.

    No finding depends on the day: the same workspace always gives the same findings, in the same order
    (what only a date brings up is `strategy.due.due`).

    Args:
        workspace: The workspace.

    Returns:
        Worst first; among equals weak ground and contradictions of the one page (family ``coherence``),
        then what is said of the roadmap (``line_of_sight``, ``capacity``, ``outlier``), ``mix``,
        ``health`` and ``exclusion``, each in the order of its own rules.
    """
    checkup, strategy = Checkup(workspace), workspace.strategy
    of_the_mix = (held.remark for held in (checkup.reading, checkup.since) if held is not None)
    return worst_first(
        (
            *page_remarks(standing(strategy.page, strategy.previous)),
            *checkup.outlook.remarks,
            *(remark for remark in of_the_mix if remark is not None),
            *checkup.health.findings,
            *exclusion_remarks(workspace.initiatives, workspace.touched),
        )
    )


def counts(found: Sequence[Remark]) -> dict[Severity, int]:
    """How many findings there are of each severity, worst first, zeros included."""
    return {severity: sum(remark.severity == severity for remark in found) for severity in Severity}


def as_json(name: str, found: Sequence[Remark]) -> dict[str, Any]:
    """Findings in the one shape in which they leave the product.

    ``format`` and ``version`` say what it is; ``workspace`` is the name; ``counts`` has how many there
    are of ``high``, ``medium`` and ``low``; ``findings`` holds them in their order, each with

    - ``id``: the same as long as the fault is the same, unique in the workspace,
    - ``rule`` and ``family``: what found it, and the part of the product that it belongs to,
    - ``severity``: ``high``, ``medium`` or ``low``,
    - ``fields``: what it rests on, each ``{"level", "id", "field"}``; the id is empty for what there is
      only one of,
    - ``reason``, ``question``, ``advice``: sentences; the last two may be empty,
    - ``source``: the ids of the documents behind it, ``house`` for a rule of the product's own.

    Args:
        name: What people call the workspace.
        found: The findings.
    """
    parts = ("id", "rule", "family", "severity", "fields", "reason", "question", "advice", "source")
    return {
        "format": FORMAT,
        "version": VERSION,
        "workspace": name,
        "counts": {str(severity): count for severity, count in counts(found).items()},
        "findings": [{part: entry[part] for part in parts} for entry in map(asdict, found)],
    }
