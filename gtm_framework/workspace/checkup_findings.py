"""All findings in a workspace, worst first, shared by the page and the command."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from gtm_framework.strategy import Remark, Severity, worst_first
from gtm_framework.strategy.coherence import page_remarks, standing
from gtm_framework.strategy.exclusions import exclusion_remarks
from gtm_framework.workspace.checkup import Checkup
from gtm_framework.workspace.workspace import Workspace

FORMAT = "gtm-framework-check"
VERSION = 1


def findings(workspace: Workspace) -> tuple[Remark, ...]:
    """Check a workspace from every angle.

    No finding depends on the date: the same workspace always gives the same findings in the same order
    (date-dependent findings are in `strategy.reviews.due.due`).

    Args:
        workspace: The workspace.

    Returns:
        Worst first. Within a severity: unproven assumptions and conflicts on the one-pager (family
        ``coherence``), then the roadmap (``line_of_sight``, ``capacity``, ``outlier``), ``mix``,
        ``health``, and ``exclusion``, each in the order of its own rules.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> findings(example_workspace("contradictory"))[0].reason
        'You sell self-serve at an enterprise price. No user can approve this amount alone.'
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
    """How many findings there are of each severity, worst first, including zeros.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> found = counts(findings(example_workspace("contradictory")))
        >>> found[Severity.HIGH], found[Severity.MEDIUM], found[Severity.LOW]
        (3, 6, 0)
    """
    return {severity: sum(remark.severity == severity for remark in found) for severity in Severity}


def as_json(name: str, found: Sequence[Remark]) -> dict[str, Any]:
    """Findings in the one format used outside the product.

    ``format`` and ``version`` identify it; ``workspace`` is the name; ``counts`` has the number of
    ``high``, ``medium``, and ``low`` findings; ``findings`` lists them in order, each with

    - ``id``: stable as long as the problem is the same, unique in the workspace,
    - ``rule`` and ``family``: what found it, and the part of the product it belongs to,
    - ``severity``: ``high``, ``medium``, or ``low``,
    - ``fields``: what it is based on, each ``{"level", "id", "field"}``; the id is empty if there is
      only one,
    - ``reason``, ``question``, ``advice``: sentences; the last two may be empty,
    - ``source``: the ids of the documents behind it; ``house`` for the product's own rules.

    Args:
        name: The workspace's name.
        found: The findings.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> report = as_json("Quayside Metrics", findings(example_workspace("contradictory")))
        >>> report["format"], report["counts"]
        ('gtm-framework-check', {'high': 3, 'medium': 6, 'low': 0})
    """
    parts = ("id", "rule", "family", "severity", "fields", "reason", "question", "advice", "source")
    return {
        "format": FORMAT,
        "version": VERSION,
        "workspace": name,
        "counts": {str(severity): count for severity, count in counts(found).items()},
        "findings": [{part: entry[part] for part in parts} for entry in map(asdict, found)],
    }
