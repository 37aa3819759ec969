"""The 200 ideas used to time the pages, and a database with them."""

from pathlib import Path

import numpy as np

from bench.csv_triage import statement_texts
from gtm_framework.store import Put, Store
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workspace import INITIATIVE

COUNT = 200
_ANSWERED, _SCORED = 0.8, 0.9


def ideas() -> list[Initiative]:
    """Ideas with real titles and random answers and scores; always the same."""
    rng = np.random.default_rng(COUNT)
    questions = [question for question in Rubric.default().questions if question.group == "criterion"]
    made = []
    for title in statement_texts()[:COUNT]:
        answers = {
            q.id: str(rng.choice([o.id for o in q.options])) for q in questions if rng.random() < _ANSWERED
        }
        impact, effort = (float(rng.integers(1, 11)) if rng.random() < _SCORED else None for _ in range(2))
        made.append(Initiative(title=title, answers=answers, impact=impact, effort=effort))
    return made


def filled(database: Path) -> str:
    """The address of a new database with one workspace that has the ideas."""
    url = f"sqlite:///{database}"
    store = Store.open(url)
    workspace = store.create_workspace("Two hundred ideas")
    bodies = {i.id: i.model_dump(mode="json", exclude_defaults=True, exclude={"id"}) for i in ideas()}
    puts = [Put(INITIATIVE, its_id, body, based_on=None) for its_id, body in bodies.items()]
    store.save(workspace.id, puts, summary="Add them")
    return url
