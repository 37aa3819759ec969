"""Cells that a spreadsheet would run: inert on the way out, exact on the way back."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from gtm_framework.exchange.formulas import inert, restored

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "formulas.yaml").read_text(encoding="utf-8"))

nasty = st.text(alphabet=st.sampled_from("'\"=+-@＝－ \t\r\n\0\u200b–1a,.%€(dDeE"), max_size=12) | st.text()


@pytest.mark.parametrize("cell", CASES["run"])
def test_a_cell_that_would_run_leaves_behind_a_quote(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", CASES["plain"])
def test_a_plain_cell_leaves_as_it_is(cell: str) -> None:
    assert inert(cell) == cell


@given(nasty)
@example("''=")
@example("'\t'=")
def test_every_text_comes_back_exactly(cell: str) -> None:
    assert restored(inert(cell)) == cell


@given(nasty)
def test_what_leaves_never_begins_with_what_runs(cell: str) -> None:
    assert inert(cell)[:1] not in set("=@\t\r\n\0＝＋－＠")


@given(nasty)
def test_a_guarded_cell_is_still_one_to_guard(cell: str) -> None:
    written = inert(cell)
    if written != cell:
        assert inert(written) == f"'{written}"


def test_a_quote_before_plain_text_is_text() -> None:
    assert restored("'tis the season") == "'tis the season"


def test_a_guard_that_another_tool_set_is_taken_off() -> None:
    assert restored("'=SUM(B2:B9)") == "=SUM(B2:B9)"
