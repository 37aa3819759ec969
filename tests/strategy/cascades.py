"""Cascades to test with: one that is whole, and short ways to make others."""

from typing import Any

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.work.work import ClassifiedInitiative
from gtm_framework.triage.initiative import Initiative, Kind


def made(**tables: Any) -> Cascade:
    """A cascade from plain tables."""
    return Cascade.model_validate(tables)


def pillar(name: str = "p", **fields: Any) -> dict[str, Any]:
    return {"id": name, "title": f"Pillar {name}", **fields}


def objective(name: str = "o", supports: str = "p", **fields: Any) -> dict[str, Any]:
    given = {"number": 10, "unit": "%", "date": "2029-06-30"}
    return {"id": name, "title": f"Objective {name}", "supports": supports, **given, **fields}


def quarterly(
    name: str = "q", supports: str = "o", quarter: str = "2026-Q3", **fields: Any
) -> dict[str, Any]:
    return {"id": name, "title": f"Initiative {name}", "supports": supports, "quarter": quarter, **fields}


def tactic(name: str = "t", supports: str = "q", **fields: Any) -> dict[str, Any]:
    given = {"owner": "Ada", "kpi": "leads"}
    return {"id": name, "title": f"Tactic {name}", "supports": supports, **given, **fields}


def result(name: str = "r", of: str = "t", actual: float = 5, **fields: Any) -> dict[str, Any]:
    return {"id": name, "of": of, "on": "2026-08-15", "actual": actual, **fields}


def whole(**tables: Any) -> Cascade:
    """One thing on each level, nothing to remark on; tables given take the place of its own."""
    own = {
        "pillars": [pillar()],
        "objectives": [objective()],
        "quarterly_initiatives": [quarterly()],
        "tactics": [tactic()],
    }
    return made(**{**own, **tables})


def classified(
    name: str, kind: str = "tactical", rank: int | None = None, metrics: str = "", **fields: Any
) -> ClassifiedInitiative:
    """An initiative of the list with its verdict."""
    answers = {"metrics": metrics} if metrics else {}
    idea = Initiative(**{"id": name, "title": f"Idea {name}", "answers": answers, **fields})
    return ClassifiedInitiative(initiative=idea, kind=Kind(kind), rank=rank)
