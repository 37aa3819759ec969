"""Date-dependent findings: what is due, what is overdue, what has never had a check-in."""

from datetime import date

from gtm_framework.english import written_day
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective
from gtm_framework.strategy.cascade.work_items import Status, Tactic
from gtm_framework.strategy.remarks import Field, Remark, RemarkText, mention
from gtm_framework.strategy.reviews.rules import review_rules
from gtm_framework.strategy.work.work import days_in


def due(cascade: Cascade, first: date, last: date) -> tuple[Remark, ...]:
    """Findings for a period.

    Args:
        cascade: The roadmap.
        first: First day of the period, such as a review's date.
        last: Last day of it, such as the day before the next review.

    Returns:
        Open tactics that are overdue; those due in the period; those that started before it and have a KPI
        but no check-in; objectives due in the period.
    """
    texts = review_rules().due
    still_open = [tactic for tactic in cascade.tactics if tactic.status == Status.OPEN]
    spans = [(tactic, days_in(cascade, tactic)) for tactic in still_open]
    read = {result.of for result in cascade.results}
    return (
        *(
            _remark(texts.overdue_tactic, "overdue_tactic", tactic, "end", end)
            for tactic, (_, end) in spans
            if end and end < first
        ),
        *(
            _remark(texts.due_tactic, "due_tactic", tactic, "end", end)
            for tactic, (_, end) in spans
            if end and first <= end <= last
        ),
        *(
            _remark(texts.unread, "unread", tactic, "kpi", start)
            for tactic, (start, _) in spans
            if start and start < first and tactic.kpi and tactic.id not in read
        ),
        *(
            _remark(texts.due_objective, "due_objective", objective, "date", objective.date)
            for objective in cascade.objectives
            if objective.date and first <= objective.date <= last
        ),
    )


def _remark(text: RemarkText, rule: str, thing: Tactic | Objective, field: str, day: date) -> Remark:
    words = {
        "thing": mention(thing.level, thing.title),
        "day": written_day(day),
        "kpi": thing.kpi if isinstance(thing, Tactic) else "",
    }
    return text.remark(rule, "due", [Field(level=thing.level, id=thing.id, field=field)], words)
