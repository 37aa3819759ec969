"""An agenda as Markdown, to be put into the notes of the meeting."""

from collections.abc import Iterator

from gtm_framework.inert import inert_markdown
from gtm_framework.strategy.reviews.agenda import Agenda, AgendaItem


def agenda_markdown(plan: Agenda, company: str) -> str:
    """Write an agenda: a heading for each point, a box to tick for each remark.

    Args:
        plan: The agenda.
        company: Whose it is; any text, and it stays text, as the remarks do.
    """
    return "\n".join(_lines(plan, company)) + "\n"


def _lines(plan: Agenda, company: str) -> Iterator[str]:
    yield f"# {plan.title}: {inert_markdown(company)}"
    yield ""
    day = f"{plan.day.isoformat()}, " if plan.day else ""
    yield f"{day}{plan.minutes} minutes. {plan.purpose} ({plan.source})"
    for number, point in enumerate(plan.points, start=1):
        yield ""
        yield f"## {number}. {point.text} ({point.source})"
        yield ""
        yield from (_item(item) for item in point.items)
        if not point.items:
            yield "Nothing stands out."


def _item(item: AgendaItem) -> str:
    question = f" {inert_markdown(item.question)}" if item.question else ""
    return f"- [ ] {item.severity}: {inert_markdown(item.text)}{question}"
