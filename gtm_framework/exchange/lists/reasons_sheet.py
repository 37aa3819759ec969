"""The sheet of reasons: each idea's verdict in a sentence, and what every answer adds to the lean."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.exchange.lists.workbook_formats import Formats
from gtm_framework.triage import Ranked, Rubric
from gtm_framework.triage.explain import criterion_words, flip_sentence, next_step, score_sentence, why

_COLUMNS = (
    ("Rank", 7), ("Idea", 40), ("Verdict", 14), ("Quadrant", 17), ("Why", 60), ("Score", 40),
    ("Next question", 34), ("What would change the verdict", 40), ("Answered", 10), ("Lean", 8),
)  # fmt: skip


def add_reasons(sheet: Worksheet, formats: Formats, ranked: Sequence[Ranked], rubric: Rubric) -> None:
    """Fill the sheet: one row per idea, and one column per question; the numbers add up to the lean.

    Args:
        sheet: An empty sheet.
        formats: The formats of its workbook.
        ranked: The list in order.
        rubric: The rubric it was ranked by.
    """
    questions = [question.id for question in rubric.questions]
    first = len(_COLUMNS)
    for place, (name, width) in enumerate((*_COLUMNS, *((criterion_words(q), 11) for q in questions))):
        sheet.write_string(0, place, name, formats.header)
        sheet.set_column(place, place, width)
    for row, item in enumerate(ranked, start=1):
        _add_row(sheet, formats, row, item)
        for part in item.verdict.contributions:
            sheet.write_number(row, first + questions.index(part.criterion), part.value, formats.signed)
    formats.finish(sheet, len(ranked), first + len(questions) - 1)


def _add_row(sheet: Worksheet, formats: Formats, row: int, item: Ranked) -> None:
    verdict, sign = item.verdict, kind_sign(item.verdict.final_kind)
    quadrant = f"{quadrant_sign(item.quadrant).glyph} {item.quadrant.label}" if item.quadrant else ""
    texts = (
        item.initiative.title, f"{sign.glyph} {sign.label}", quadrant, why(item), score_sentence(item),
        next_step(verdict), flip_sentence(verdict),
    )  # fmt: skip
    if item.rank is not None:
        sheet.write_number(row, 0, item.rank, formats.top)
    for place, text in enumerate(texts, start=1):
        sheet.write_string(row, place, text, formats.wrapped)
    sheet.write_number(row, len(texts) + 1, verdict.coverage, formats.share)
    sheet.write_number(row, len(texts) + 2, verdict.lean, formats.signed)
