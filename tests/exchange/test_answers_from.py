"""The column that says where each answer comes from, read."""

import pytest

from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.report import FileRefused

HEADER = "title,purpose,form,answers_from"


def suggested(*rows: str) -> list[tuple[str, ...]]:
    sheet = read_csv("\n".join((HEADER, *rows)).encode(), "ideas.csv")
    return [initiative.suggested for initiative in sheet.initiatives()]


def test_a_list_from_a_spreadsheet_keeps_what_was_suggested() -> None:
    assert suggested(
        "a,demand,task,purpose=suggested  form=Suggested", "b,demand,task,purpose=confirmed", "c,,,"
    ) == [("form", "purpose"), (), ()]


def test_what_is_not_answered_any_more_is_not_suggested() -> None:
    assert suggested("a,,task,purpose=suggested form=suggested") == [("form",)]


def test_a_criterion_that_the_rubric_does_not_have_is_passed_over() -> None:
    assert suggested("a,demand,,purpose=suggested mood=suggested") == [("purpose",)]


@pytest.mark.parametrize("cell", ["purpose", "purpose=maybe", "=suggested", "purpose=suggested form"])
def test_a_cell_that_cannot_be_read_is_refused_with_what_to_write(cell: str) -> None:
    with pytest.raises(FileRefused) as refused:
        suggested("a,demand,,purpose=suggested", f"b,demand,task,{cell}")

    assert str(refused.value) == (
        f"ideas.csv, row 3, column answers_from: '{cell}' is not criterion=suggested or "
        "criterion=confirmed. Write purpose=suggested form=confirmed."
    )


def test_another_column_of_that_name_is_kept_untouched() -> None:
    sheet = read_csv(f"{HEADER}\na,demand,task,the board".encode(), "ideas.csv")

    assert sheet.initiatives()[0].extra == {"answers_from (imported)": "the board"}
