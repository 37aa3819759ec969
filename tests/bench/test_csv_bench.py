from io import BytesIO

import pandas as pd
import pytest

from bench import csv_triage

pytestmark = pytest.mark.thorough


def test_the_same_list_is_made_every_time_with_blanks_in_it() -> None:
    content = csv_triage.idea_list(40)

    table = pd.read_csv(BytesIO(content))
    assert content == csv_triage.idea_list(40)
    assert table["title"].is_unique
    assert table["purpose"].isna().any()
    assert table["effort"].between(1, 10).all()


def test_both_ways_write_a_table_of_the_same_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.timing.SHORTEST_SAMPLE", 0)
    content = csv_triage.idea_list(40)
    written = csv_triage._triaged(content)
    as_written = pd.read_csv(BytesIO(written), dtype=str, keep_default_na=False)

    again = csv_triage._read_and_written(content, as_written)

    assert pd.read_csv(BytesIO(again), dtype=str, keep_default_na=False).equals(as_written)
    assert [figure.what for figure in csv_triage._figures(40)] == [
        "CSV to triaged CSV, 40 rows, 0 MB to 0 MB, beside pandas",
        "CSV to triaged CSV, 40 rows, 0 MB to 0 MB, beside pandas, CPU",
    ]
