"""A list written by column is the list written row by row, byte for byte."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.exchange.lists.columns import ListColumns
from gtm_framework.exchange.lists.triage_file import Triaged, triage_file
from gtm_framework.triage.rubric import Rubric

HEADER = "Title,Notes,Reach,Impact,Confidence,Effort,Ease,purpose,horizon,risk,Team\n"
TEXTS = st.sampled_from(
    ["", "Own it", "=1+1", '"a ""b"", c"', '"two\nlines"', "'quoted", "-3", "Zoë", "-x"]
)
NUMBERS = st.sampled_from(["", "0", "0.5", "1", "2.25", "3", "8"])
ANSWERS = st.sampled_from(["", "strategic", "tactical", "mixed"])
ROW = st.tuples(
    st.sampled_from(["A", "B", "=B", "C d", "'x"]), TEXTS, NUMBERS, NUMBERS, NUMBERS, NUMBERS,
    st.sampled_from(["", "1", "7", "10"]), ANSWERS, ANSWERS, ANSWERS, TEXTS,
)  # fmt: skip


def triaged(text: str, method: str = "quadrant", *, skip: bool = True) -> Triaged:
    content = text.encode("utf-8", "surrogatepass")
    return triage_file(
        content, name="x.csv", rubric=Rubric.default(), method=method, on_bad="skip" if skip else "refuse"
    )


def written(of: Triaged) -> bytes:
    out = BytesIO()
    of.write(out)
    return out.getvalue()


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=8), st.sampled_from(["quadrant", "ratio", "rice", "ice", "wsjf"]))
def test_columns_and_rows_give_the_same_bytes(rows: list[tuple[str, ...]], method: str) -> None:
    made = triaged(HEADER + "".join(",".join(row) + "\n" for row in rows), method)

    assert isinstance(made.columns, ListColumns)
    assert written(made) == written(replace(made, columns=None))


def test_words_tags_and_scales_are_written_alike() -> None:
    made = triaged(
        'Idea,Impact,Effort,Labels,Quadrant\nA,High,S,"x, y",\nB,,XL,,Nope\nC,Low,,z,\n', skip=False
    )

    assert made.columns is not None
    assert written(made) == written(replace(made, columns=None))
    assert b"High" in written(made)


def test_a_verdict_by_hand_is_written_row_by_row() -> None:
    made = triaged("title,override,override_reason\nA,strategic,The board said so\nB,,\n")

    assert made.columns is None
    assert b"Overridden to strategic: The board said so." in written(made)


def test_progress_counts_the_rows_and_can_cancel() -> None:
    made = triaged("title\n" + "".join(f"Idea {at}\n" for at in range(12_000)))
    seen: list[tuple[int, int]] = []

    made.write(BytesIO(), lambda done, of: seen.append((done, of)))

    assert seen == [(10_000, 12_000), (12_000, 12_000)]


def test_half_a_character_is_refused_by_its_idea() -> None:
    made = triaged("title\nA\n")
    assert made.columns is not None
    broken = replace(made.columns.sheet, texts={"title": ["\ud83d"]})

    with pytest.raises(RefusedError, match="title: the text contains a broken character"):
        written(replace(made, columns=replace(made.columns, sheet=broken)))
