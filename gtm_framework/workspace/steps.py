"""What to do next in a workspace: what its pages still need, most helpful first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.english import counted
from gtm_framework.strategy.coherence import standing
from gtm_framework.strategy.page import OnePage
from gtm_framework.triage import Kind, Ranked
from gtm_framework.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do.

    Attributes:
        id: The step's id in `data/next_steps.toml`.
        page: The page where you do it, such as ``"strategy"``.
        text: What to do, such as ``"3 conflicts to resolve"``.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> [(step.page, step.text) for step in next_steps(example_workspace("contradictory"))][:2]
        [('triage', 'Add your ideas'), ('strategy', '6 conflicts to resolve')]
    """

    id: str
    page: str
    text: str


def next_steps(workspace: Workspace) -> tuple[NextStep, ...]:
    """Everything a workspace still needs.

    Returns:
        The steps in the order of `data/next_steps.toml`; empty when nothing is left.

    Example:
        >>> from gtm_framework.workspace import Workspace
        >>> next_steps(Workspace(id="w-1", name="New team"))[0].text
        'Add your ideas'
    """
    ranked = workspace.ranked()
    lacks = Counter(name for item in ranked if item.rank is None for name in item.missing)
    [(missing, how_many)] = lacks.most_common(1) or [("", 0)]
    counts = {**_counts(workspace, ranked), "missing": how_many}
    steps = (step for step in read_toml("next_steps.toml")["step"] if counts[step["id"]])
    return tuple(
        NextStep(step["id"], step["page"], _text(step, counts[step["id"]], missing)) for step in steps
    )


def _text(step: Mapping[str, Any], count: int, missing: str) -> str:
    told = counted(count, *step["noun"]) if "noun" in step else ""
    return str(step["text"]).format(count=told, input=missing)


def _counts(workspace: Workspace, ranked: list[Ranked]) -> Mapping[str, int]:
    """Maps each step id to how often it applies, except `missing`; 0 if it doesn't."""
    strategy, cascade = workspace.strategy, workspace.cascade
    has_page = strategy.page != OnePage()
    has_roadmap = bool(cascade.things)
    planned = [idea for idea in workspace.initiatives if idea.quarter.strip()]
    return {
        "no_ideas": int(not workspace.initiatives),
        "undecided": sum(item.verdict.final_kind is Kind.UNDECIDED for item in ranked),
        "no_page": int(not has_page),
        "conflicts": len(standing(strategy.page, strategy.previous).conflicts) if has_page else 0,
        "out_of_scope": len(workspace.touched),
        "no_roadmap": int(not has_roadmap),
        "unlinked": sum(not idea.supports for idea in planned) if has_roadmap else 0,
        "no_stage": int(not workspace.health.stage),
    }
