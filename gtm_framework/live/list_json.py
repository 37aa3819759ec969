"""The ranked list as JSON for spreadsheets and scripts: names instead of ids, null for blank."""

import json
from typing import Any

from gtm_framework.exchange import inert
from gtm_framework.triage import Ranked
from gtm_framework.triage.explain import why
from gtm_framework.workspace import Workspace


def list_json(workspace: Workspace) -> bytes:
    """Write the ranked list of a workspace.

    Args:
        workspace: The workspace; its ranking method and threshold apply.

    Returns:
        JSON in UTF-8. Scripts copy its texts into spreadsheets, so text that a spreadsheet could run is
        neutralized, as in the CSV.
    """
    objectives = {objective.id: objective.title for objective in workspace.cascade.objectives}
    content = {
        "workspace": inert(workspace.name),
        "method": workspace.settings.ranking_method.name,
        "ideas": [_idea(item, objectives) for item in workspace.ranked()],
    }
    return f"{json.dumps(content, indent=1)}\n".encode()


def _idea(item: Ranked, objectives: dict[str, str]) -> dict[str, Any]:
    idea = item.initiative
    return {
        "rank": item.rank,
        "title": inert(idea.title),
        "verdict": item.verdict.final_kind.value,
        "quadrant": item.quadrant.label if item.quadrant else None,
        "action": item.quadrant.action if item.quadrant else None,
        "score": item.score,
        "impact": item.matrix_impact,
        "effort": item.matrix_effort,
        "owner": inert(idea.owner) or None,
        "status": inert(idea.status) or None,
        "quarter": inert(idea.quarter) or None,
        "objective": inert(objectives.get(idea.supports, "")) or None,
        "why": inert(why(item)),
    }
