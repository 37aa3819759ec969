"""`triage_table` gives a whole table what `classify`, `place` and `rank` give one initiative."""

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework import GtmError, Initiative, Rubric, classify, rank, triage_table
from gtm_framework.errors import OutOfRangeError, RefusedTableError, UnknownNameError
from gtm_framework.triage.methods.methods import all_inputs, all_methods
from gtm_framework.triage.questions import RESULTS
from gtm_framework.triage.scales.scales import scales_text
from tests.triage.drawn import FIELDS, lists_of_initiatives, question, rubric, rubrics


def rows_of(initiatives: list[Initiative], to: Rubric) -> dict[str, list[Any]]:
    """The columns of a table that holds these initiatives."""
    own = [name for name in all_inputs() if name not in FIELDS]
    return {
        "title": [i.title for i in initiatives],
        **{q: [i.answers.get(q) for i in initiatives] for q in to.by_id},
        **{field: [getattr(i, field) for i in initiatives] for field in FIELDS},
        **{name: [i.inputs.get(name) for i in initiatives] for name in own},
        "scales": [scales_text(i.scales) for i in initiatives],
    }


def one_by_one(
    initiatives: list[Initiative], to: Rubric, method: str, threshold: float
) -> list[tuple[Any, ...]]:
    """What the scalar path says of each, in the order given."""
    numbered = [i.model_copy(update={"id": str(at)}) for at, i in enumerate(initiatives)]
    ranked = sorted(rank(numbered, method, to, threshold), key=lambda item: int(item.initiative.id))
    return [
        (
            str(item.verdict.kind),
            item.verdict.lean,
            item.verdict.coverage,
            item.verdict.decided,
            item.quadrant and str(item.quadrant),
            item.quadrant and item.quadrant.action,
            item.score,
            item.rank,
        )
        for item in ranked
    ]


def told(frame: Any) -> list[tuple[Any, ...]]:
    """The results of a table, row by row, with None for what is missing."""
    if isinstance(frame, pl.DataFrame):
        return frame.select(RESULTS[:-1]).rows()
    columns = [frame[name].astype(object) for name in RESULTS[:-1]]
    return list(zip(*(column.where(column.notna(), None) for column in columns), strict=True))


KINDS_OF_TABLE = {
    "pandas strings": pd.DataFrame,
    "pandas objects": lambda columns: pd.DataFrame(columns).astype(object),
    "pandas categories": lambda columns: pd.DataFrame(columns).astype(
        {name: "category" for name in columns if name not in all_inputs()}
    ),
    "polars strings": lambda columns: pl.DataFrame(
        columns, schema_overrides={n: pl.Float64 if n in all_inputs() else pl.String for n in columns}
    ),
    "polars categories": lambda columns: pl.DataFrame(
        columns, schema_overrides={n: pl.Float64 if n in all_inputs() else pl.Categorical for n in columns}
    ),
}


@pytest.mark.parametrize("make", KINDS_OF_TABLE.values(), ids=KINDS_OF_TABLE)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_table_says_of_each_row_what_the_scalar_path_says(make: Any, data: st.DataObject) -> None:
    to = data.draw(rubrics())
    listed = data.draw(lists_of_initiatives(to))
    method = data.draw(st.sampled_from(list(all_methods())))
    threshold = data.draw(st.integers(1, 9) | st.floats(1, 9))

    answered = triage_table(make(rows_of(listed, to)), to, method, threshold)

    assert told(answered) == one_by_one(listed, to, method, threshold)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_repeating_every_row_moves_nothing_but_ranks(data: st.DataObject) -> None:
    to = data.draw(rubrics(largest_weight=9, most_questions=3))
    listed = data.draw(lists_of_initiatives(to, most=6))
    method = data.draw(st.sampled_from(list(all_methods())))
    times = 300
    once = pd.DataFrame(rows_of(listed, to))

    first = told(triage_table(once, to, method))
    many = told(triage_table(pd.concat([once] * times), to, method))

    assert many == [(*row[:-1], row[-1] and (row[-1] - 1) * times + 1) for row in first] * times


@pytest.mark.parametrize("largest", [10**6, 10**14, 10**30])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_large_weights_are_added_up_exactly(largest: int, data: st.DataObject) -> None:
    to = data.draw(rubrics(largest_weight=largest))
    listed = data.draw(lists_of_initiatives(to, most=6))

    answered = triage_table(pd.DataFrame(rows_of(listed, to)), to)

    assert told(answered) == one_by_one(listed, to, "quadrant", 5)


def test_fractions_that_share_a_float_are_still_told_apart() -> None:
    # 2.00000002 ÷ 2.00000001 is less than 2.00000001 ÷ 2, by one part in 4 × 10^16.
    pairs = [(2.00000001, 2.0), (2.00000002, 2.00000001), (2.00000001, 2.0), (4.00000002, 4.0), (9.0, 1.0)]
    impact, effort = map(list, zip(*pairs, strict=True))

    answered = triage_table(pd.DataFrame({"impact": impact, "effort": effort}), method="ratio")

    assert [row[-1] for row in told(answered)] == [2, 5, 2, 2, 1]
    assert len({row[-2] for row in told(answered)[:4]}) == 1
    listed = [Initiative(title="x", impact=i, effort=e) for i, e in pairs]
    assert told(answered) == one_by_one(listed, Rubric.default(), "ratio", 5)


@pytest.mark.parametrize("method", ["quadrant", "ratio"])
@pytest.mark.parametrize("decimals", [0, 1, 2, 6, 17])
def test_ranks_of_many_rows_equal_exact_arithmetic(method: str, decimals: int) -> None:
    rng = np.random.default_rng(decimals)
    scores = rng.uniform(1, 10, (2, 4000)).round(decimals)
    listed = [Initiative(title="x", impact=i, effort=e) for i, e in scores.T.tolist()]

    answered = triage_table(pd.DataFrame({"impact": scores[0], "effort": scores[1]}), method=method)

    assert told(answered) == one_by_one(listed, Rubric.default(), method, 5)


def test_the_product_s_own_rubric_with_all_eighteen_questions() -> None:
    to = Rubric.default()
    rng = np.random.default_rng(1)
    listed = [
        Initiative(
            title="x",
            answers={q: str(rng.choice([*leans])) for q, leans in to.leans.items() if rng.random() < 0.6},
        )
        for _ in range(300)
    ]

    answered = triage_table(pd.DataFrame(rows_of(listed, to)))

    assert told(answered) == one_by_one(listed, to, "quadrant", 5)


FEW = {
    "title": ["A", "B", "C"],
    "purpose": ["position", None, "demand"],
    "form": ["choice", "", "task"],
    "impact": [9, 3, None],
    "effort": [2, 8, 2],
}


def test_a_pandas_table_keeps_its_columns_rows_and_index() -> None:
    few = pd.DataFrame(FEW, index=["k", "l", "k"])
    before = few.copy()

    answered = triage_table(few)

    assert list(answered.columns) == [*FEW, *RESULTS[:-1]]
    assert list(answered.index) == ["k", "l", "k"]
    pd.testing.assert_frame_equal(few, before)
    pd.testing.assert_frame_equal(answered[list(FEW)], before)


def test_the_results_of_a_pandas_table_are_categories_floats_and_whole_numbers() -> None:
    answered = triage_table(pd.DataFrame(FEW))

    assert {name: str(dtype) for name, dtype in answered[list(RESULTS[:-1])].dtypes.items()} == {
        "kind": "category",
        "lean": "float64",
        "coverage": "float64",
        "decided": "bool",
        "quadrant": "category",
        "action": "category",
        "score": "float64",
        "rank": "Int64",
    }
    assert list(answered["kind"].cat.categories) == ["strategic", "tactical", "undecided"]
    assert told(answered) == [
        ("strategic", 1.0, 40 / 102, False, "quick_win", "do now", 4.5, 1),
        ("undecided", 0.0, 0.0, False, "time_sink", "avoid", 0.375, 2),
        ("tactical", -1.0, 40 / 102, False, None, None, None, None),
    ]


def test_a_polars_table_stays_one() -> None:
    answered = triage_table(pl.DataFrame(FEW))

    assert isinstance(answered, pl.DataFrame)
    assert answered.columns == [*FEW, *RESULTS[:-1]]
    assert answered.schema["quadrant"] == pl.Enum(["quick_win", "major_project", "fill_in", "time_sink"])
    assert answered.schema["rank"] == pl.Int64
    assert told(answered) == told(triage_table(pd.DataFrame(FEW)))


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_results_that_are_there_are_replaced(make: Any) -> None:
    once = triage_table(make({"rank": [7], "impact": [9], "kind": ["?"], "effort": [2]}))

    twice = triage_table(once)

    assert list(once.columns) == list(twice.columns) == ["impact", "effort", *RESULTS[:-1]]
    assert told(once) == told(twice) == [("undecided", 0.0, 0.0, False, "quick_win", "do now", 4.5, 1)]


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
@pytest.mark.parametrize("columns", [{}, {"title": []}, {"impact": [], "effort": [], "purpose": []}])
@pytest.mark.parametrize("method", list(all_methods()))
def test_an_empty_table_gains_empty_columns(make: Any, columns: dict[str, Any], method: str) -> None:
    answered = triage_table(make(columns), method=method)

    assert (list(answered.columns), len(answered)) == ([*columns, *RESULTS[:-1]], 0)


def test_a_table_without_a_column_of_ours_is_undecided_throughout() -> None:
    answered = triage_table(pd.DataFrame({"title": ["A", "B"]}))

    assert told(answered) == [("undecided", 0.0, 0.0, False, None, None, None, None)] * 2


@pytest.mark.parametrize(
    "blanks",
    [
        pd.Series([None, np.nan, pd.NA, "", "  "], dtype=object),
        pd.Series([None, np.nan, pd.NA, "", "  "], dtype="str"),
        pd.Series([None, np.nan, pd.NA, "", "  "], dtype="category"),
        pd.Series([None] * 5, dtype=object),
        pd.Series([np.nan] * 5),
        pd.Series([pd.NA] * 5, dtype="Int64"),
        pl.Series(["", None, "  ", None, ""], dtype=pl.Categorical),
        pl.Series([None] * 5),
        pl.Series([None, float("nan")] * 2 + [None], dtype=pl.Float64),
        pl.Series([None, "", "  ", float("nan"), None], dtype=pl.Object),
    ],
    ids=str,
)
def test_a_blank_is_no_answer_and_no_number_however_a_table_holds_it(blanks: Any) -> None:
    columns = dict.fromkeys(("purpose", "impact", "reach"), blanks)
    make = pl.DataFrame if isinstance(blanks, pl.Series) else pd.DataFrame

    answered = triage_table(make(columns), method="rice")

    assert told(answered) == [("undecided", 0.0, 0.0, False, None, None, None, None)] * 5


@pytest.mark.parametrize(
    "numbers",
    [
        pd.Series([6, 9]),
        pd.Series(["6", " 9.0 "]),
        pd.Series(["6", 9], dtype=object),
        pd.Series([6, 9], dtype="Int64"),
        pd.Series([6, 9], dtype="int8[pyarrow]"),
        pd.Series([6, 9], dtype="category"),
        pd.Series(["6", "9"], dtype="category"),
        pl.Series([6, 9]),
        pl.Series(["6", "9"]),
        pl.Series(["6", "9"], dtype=pl.Categorical),
        pl.Series([6, 9], dtype=pl.Decimal(4, 1)),
        pl.Series([6, "9"], dtype=pl.Object),
    ],
    ids=str,
)
def test_a_number_is_one_however_a_table_holds_it(numbers: Any) -> None:
    make = pl.DataFrame if isinstance(numbers, pl.Series) else pd.DataFrame

    answered = triage_table(make({"impact": numbers, "effort": numbers}))

    assert [row[4] for row in told(answered)] == ["major_project"] * 2


TEXT_TYPES = {
    "pandas str": "str",
    "pandas object": object,
    "pandas category": "category",
    "pandas string[python]": "string[python]",
    "pandas string[pyarrow]": "string[pyarrow]",
    "arrow string": pd.ArrowDtype(pa.string()),
    "arrow string view": pd.ArrowDtype(pa.string_view()),
    "arrow dictionary": pd.ArrowDtype(pa.dictionary(pa.int8(), pa.string())),
    "polars String": pl.String,
    "polars Categorical": pl.Categorical,
    "polars Enum": pl.Enum(["", "  ", "elsewhere", "demand", "position"]),
}


def texts(cells: list[str | None], dtype: Any) -> Any:
    if isinstance(dtype, pl.DataType | type(pl.String)):
        return pl.DataFrame({"purpose": pl.Series(cells, dtype=dtype)})
    return pd.DataFrame({"purpose": pd.Series(cells, dtype=dtype)})


@pytest.mark.parametrize("dtype", TEXT_TYPES.values(), ids=TEXT_TYPES)
def test_an_answer_is_one_however_a_table_holds_text(dtype: Any) -> None:
    # White space makes a column one that has more than the words that are expected.
    for blank in ("", "  "):
        answered = triage_table(texts(["position", None, blank, "demand"], dtype))

        assert [row[1] for row in told(answered)] == [1, 0, 0, -1]


@pytest.mark.parametrize("dtype", TEXT_TYPES.values(), ids=TEXT_TYPES)
def test_an_unknown_answer_is_named_however_a_table_holds_text(dtype: Any) -> None:
    refused = refusal(texts(["position", None, "elsewhere"], dtype))

    assert [(cell.row, cell.value) for cell in refused.cells] == [(2, "elsewhere")]


def refusal(frame: Any, **options: Any) -> RefusedTableError:
    with pytest.raises(RefusedTableError) as refused:
        triage_table(frame, **options)
    return refused.value


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_every_faulty_cell_is_named_with_row_column_value_and_remedy(make: Any) -> None:
    faulty = {
        "purpose": ["positon", "demand", None],
        "one_kpi": ["yes", "perhaps", "no"],
        "impact": [9.0, 12.0, 0.5],
        "job_size": [4.0, 5.0, float("inf")],
    }

    refused = refusal(make(faulty), method="wsjf")

    assert str(refused) == (
        "table (rows counted from 0): 6 errors. "
        "row 0, column purpose: Unknown answer 'positon'. Did you mean 'position'? "
        "row 0, column job_size: 4 is not one of 1, 2, 3, 5, 8, 13, 20. Choose one, or leave it empty. "
        "row 1, column one_kpi: Unknown answer 'perhaps'. Known: yes, no. "
        "row 1, column impact: 12 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty. "
        "row 2, column impact: 0.5 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty. "
        "row 2, column job_size: inf is not one of 1, 2, 3, 5, 8, 13, 20. Choose one, or leave it empty."
    )
    assert [(cell.row, cell.column) for cell in refused.cells[:2]] == [(0, "purpose"), (0, "job_size")]


@pytest.mark.parametrize(
    ("column", "cells", "message"),
    [
        ("effort", ["much", "5"], "effort: 'much' is outside 1 to 10. "),
        ("effort", [True, False], "effort: True is outside 1 to 10. "),
        ("effort", [11, 5], "effort: 11 is outside 1 to 10. "),
        ("reach", [-1, 5], "reach: -1 is not 0 or more. "),
        ("reach", [float("inf"), 5], "reach: inf is not 0 or more. "),
        ("confidence", [100.5, 5], "confidence: 100.5 is outside 0 to 100. "),
        ("person_months", [-1, 5], "person_months: -1 is not 0.1 or more. "),
        ("rice_impact", ["big", "1"], "rice_impact: 'big' is not one of 0.25, 0.5, 1, 2, 3. "),
        ("purpose", [3, 4], "purpose: Unknown answer '3'. Known: position, both, demand, "),
    ],
)
@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_a_cell_that_is_none_of_what_is_allowed_is_refused(
    make: Any, column: str, cells: list[Any], message: str
) -> None:
    refused = refusal(make({column: cells}), method="rice")

    assert refused.faults[0].startswith(f"row 0, column {message}")
    assert refused.cells[0].value == cells[0]


@pytest.mark.parametrize("column", ["impact", "purpose"])
def test_a_cell_that_holds_a_list_is_refused(column: str) -> None:
    for frame in (pd.DataFrame({column: [[1]]}), pl.DataFrame({column: [[1]]})):
        assert refusal(frame).count == 1


def test_true_is_no_number_even_beside_a_one() -> None:
    mixed = pd.DataFrame({"impact": pd.Series(["5"] * 200 + [1, True], dtype=object)})

    assert [(cell.row, cell.value) for cell in refusal(mixed).cells] == [(201, True)]


def test_a_hundred_faults_are_named_and_all_are_counted() -> None:
    many = pd.DataFrame({"impact": [999] * 90, "effort": [-1] * 90, "purpose": ["?"] * 90})

    refused = refusal(many)

    assert (refused.count, len(refused.cells)) == (270, 100)
    assert str(refused).startswith("table (rows counted from 0): 270 errors. The first 100: row 0, column ")
    assert [(cell.row, cell.column) for cell in refused.cells[-2:]] == [(32, "effort"), (33, "purpose")]


def test_a_category_that_no_row_holds_is_no_fault() -> None:
    column = pd.Categorical(["position"], categories=["position", "elsewhere"])

    assert told(triage_table(pd.DataFrame({"purpose": column})))[0][1] == 1.0


def test_a_column_with_very_many_categories_is_looked_up_all_the_same() -> None:
    categories = [*(f"unused {at}" for at in range(70_000)), "position"]
    column = pd.Categorical(["position", None], categories=categories)

    answered = triage_table(pd.DataFrame({"purpose": column, "form": ["task", "task"]}))

    assert [row[1] for row in told(answered)] == [0.0, -1.0]


def test_only_the_inputs_of_the_method_are_read() -> None:
    few = pd.DataFrame({"impact": [9], "effort": [2], "job_size": ["not a number"]})

    assert told(triage_table(few))[0][-1] == 1


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        (pl.LazyFrame({"impact": [1]}), "polars LazyFrame"),
        (pa.table({"impact": [1]}), "pyarrow Table"),
        (pd.Series([1]), "pandas Series"),
        ([{"impact": 1}], "builtins list"),
    ],
    ids=["lazy", "arrow", "series", "list"],
)
def test_what_cannot_be_ranked_is_refused(frame: Any, kind: str) -> None:
    with pytest.raises(GtmError) as refused:
        triage_table(frame)

    assert str(refused.value) == (
        f"triage_table takes a pandas or polars DataFrame, not a {kind}. Ranking needs every row in "
        "memory: "
        "collect or convert the table first, for example with .collect(), .compute(), or .to_pandas()."
    )


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(GtmError) as refused:
        triage_table(pd.DataFrame([[1, 2]], columns=["impact", "impact"]))

    assert str(refused.value) == (
        "triage_table: two columns of the table share a name. Use a different name for each."
    )


def test_an_unknown_method_and_a_threshold_off_the_scale_are_refused() -> None:
    with pytest.raises(UnknownNameError, match=r"^Unknown method 'rise'. Did you mean 'rice'\?$"):
        triage_table(pd.DataFrame(FEW), method="rise")
    with pytest.raises(OutOfRangeError, match=r"^threshold: 0 is outside 1 to 9\."):
        triage_table(pd.DataFrame(FEW), threshold=0)


def test_a_coverage_that_is_exactly_enough_is_enough_in_a_table_too() -> None:
    half = rubric(question("one"), question("two"), min_coverage_percent=50)
    answer = next(iter(half.leans["one"]))
    idea = Initiative(title="A", answers={"one": answer})

    answered = triage_table(pd.DataFrame({"title": ["A"], "one": [answer]}), half)

    assert answered["kind"].tolist() == [classify(idea, half).kind] != ["undecided"]


def test_columns_are_found_in_any_case_and_by_known_names() -> None:
    table = pd.DataFrame({"Title": ["A"], "Business Impact (1-5)": [4], "Level of Effort": [2]})

    answered = triage_table(table)

    assert (answered["quadrant"][0], answered["score"][0]) == ("quick_win", 2)


def test_a_table_that_is_not_understood_is_refused_with_the_closest_names() -> None:
    with pytest.raises(
        GtmError, match=r"the columns are 'impct', 'efort'\. 'impct' could be 'impact', 'efort' could"
    ):
        triage_table(pd.DataFrame({"impct": [8], "efort": [2]}))


def test_the_closest_of_two_columns_is_read_as_the_import_reads_it() -> None:
    table = pd.DataFrame(
        {"Idea": ["A"], "Value": [1], "Impact (1-10)": [8], "Cost": [9], "Effort (1-10)": [2]}
    )

    answered = triage_table(table)

    assert (answered["quadrant"][0], answered["score"][0]) == ("quick_win", 4)


def test_a_column_that_is_called_nearly_like_a_missing_number_is_refused() -> None:
    with pytest.raises(
        GtmError,
        match=r"^triage_table: a column that the method needs is missing, but 'Efort' could be 'effort'",
    ):
        triage_table(pd.DataFrame({"Idea": ["A"], "Impact": [8], "Efort": [2]}))
