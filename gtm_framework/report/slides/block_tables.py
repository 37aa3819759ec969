"""Blocks of a report that slides show as tables: facts, conflicts, and the timeline."""

from gtm_framework.charts import ink, severity_sign, shade
from gtm_framework.report.blocks import Column, Conflicts, Facts, Table
from gtm_framework.report.chart_blocks import TimelineChart
from gtm_framework.report.slides.tables import Fill


def facts_table(block: Facts) -> Table:
    """What was decided, field by field."""
    rows = tuple((fact.label, "\n".join(filter(None, (fact.text, *fact.details)))) for fact in block.facts)
    return Table((Column("Field", 1), Column("Decision", 4.5)), rows)


def conflicts_table(block: Conflicts) -> Table:
    """Each conflict with its severity and its question."""
    rows = tuple((severity_sign(one.severity).label, one.reason, one.question) for one in block.conflicts)
    return Table((Column("Severity", 0.8), Column("Conflict", 4), Column("Question", 4)), rows)


def severity_fill(block: Conflicts) -> Fill:
    """The severity's tint in the first column."""
    return lambda row, column: severity_sign(block.conflicts[row].severity).light if column == 0 else None


def timeline_table(block: TimelineChart) -> Table:
    """A row for each lane and each of its items, and a column for each quarter."""
    columns = (Column("Work", 5), *(Column(quarter, 1) for quarter in block.quarters))
    blank = ("",) * len(block.quarters)
    rows = [
        row for lane in block.lanes for row in (lane.title, *(f"– {span.title}" for span in lane.spans))
    ]
    return Table(columns, tuple((row, *blank) for row in rows))


def lane_rows(block: TimelineChart) -> frozenset[int]:
    """The rows that are lane titles."""
    rows = [row for lane in block.lanes for row in (True, *(False for _ in lane.spans))]
    return frozenset(row for row, is_title in enumerate(rows) if is_title)


def span_fill(block: TimelineChart) -> Fill:
    """A quarter's cell is colored if work runs in it."""
    spans = [span for lane in block.lanes for span in (None, *lane.spans)]

    def fill(row: int, column: int) -> str | None:
        span = spans[row]
        if span is None:
            return ink("light").line
        if column == 0:
            return None
        runs = block.quarters[column - 1] in span.quarters
        return shade(1 if span.level == "objective" else 0.6, "light") if runs else None

    return fill
