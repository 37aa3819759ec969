"""An agenda as Markdown, for the meeting notes."""

from collections.abc import Iterator

from gtm_framework.inert import inert_markdown
from gtm_framework.strategy.reviews import Agenda, AgendaItem


def agenda_markdown(plan: Agenda, company: str) -> str:
    """Write an agenda: a heading for each point, a checkbox for each item.

    Args:
        plan: The agenda.
        company: The company's name; it is escaped, and so are the items.

    Example:
        >>> from gtm_framework.strategy.reviews import Review
        >>> weekly = {"review": Review.WEEKLY, "title": "Check-in", "day": None, "minutes": 30}
        >>> plan = Agenda(**weekly, purpose="See what is stuck.", points=(), source="S3")
        >>> agenda_markdown(plan, "Acme").splitlines()
        ['# Check-in: Acme', '', '30 minutes. See what is stuck.']
    """
    return "\n".join(_lines(plan, company)) + "\n"


def _lines(plan: Agenda, company: str) -> Iterator[str]:
    yield f"# {plan.title}: {inert_markdown(company)}"
    yield ""
    day = f"{plan.day.isoformat()}, " if plan.day else ""
    yield f"{day}{plan.minutes} minutes. {plan.purpose}"
    for number, point in enumerate(plan.points, start=1):
        yield ""
        yield f"## {number}. {point.text}"
        yield ""
        yield from (_item(item) for item in point.items)
        if not point.items:
            yield "Nothing to flag."


def _item(item: AgendaItem) -> str:
    question = f" {inert_markdown(item.question)}" if item.question else ""
    return f"- [ ] {item.severity}: {inert_markdown(item.text)}{question}"
