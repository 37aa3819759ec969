"""Importing the package: the names of the contract, and nothing loaded before it is needed."""

import subprocess
import sys

import pytest

import gtm_framework

CONTRACT = ["Initiative", "Rubric", "classify", "place", "rank", "triage_table", "GtmError", "rank_options"]

HEAVY = [
    "alembic", "narwhals", "numpy", "pandas", "plotly", "polars", "pyarrow", "pydantic", "rich",
    "sqlalchemy", "streamlit", "typer",
]  # fmt: skip


def loaded_after(statement: str) -> set[str]:
    """What of the heavy packages a fresh interpreter has loaded after a statement."""
    told = f"import sys; {statement}; print(*(m for m in {HEAVY} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("name", CONTRACT)
def test_every_name_of_the_contract_is_there(name: str) -> None:
    assert getattr(gtm_framework, name).__name__ == name
    assert name in gtm_framework.__all__
    assert name in dir(gtm_framework)


def test_a_name_that_is_not_there_is_said() -> None:
    with pytest.raises(AttributeError, match=r"^No gtm_framework attribute clasify$"):
        gtm_framework.clasify  # noqa: B018  (asking is the test)


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import gtm_framework") == set()


def test_classifying_one_initiative_needs_pydantic_alone() -> None:
    assert loaded_after("from gtm_framework import Initiative, classify, rank, place") == {"pydantic"}


def test_a_table_of_pandas_needs_no_polars_and_no_page() -> None:
    loaded = loaded_after(
        "import gtm_framework, pandas; gtm_framework.triage_table(pandas.DataFrame({'impact': [1]}))"
    )

    assert loaded == {"narwhals", "numpy", "pandas", "pyarrow", "pydantic"}
