"""The report bench: it writes what it says, beside a floor of the same rows."""

import pytest

from bench import reports

pytestmark = pytest.mark.thorough


def test_the_list_is_as_long_as_it_says_and_every_idea_is_its_own() -> None:
    workspace = reports.workspace_of(30)

    assert len({idea.id for idea in workspace.initiatives}) == 30
    assert len({idea.title for idea in workspace.initiatives}) == 30


def test_both_files_are_measured_beside_their_floor() -> None:
    assert [figure.what for figure in reports._figures(3)] == [
        "report as HTML, 3 ideas, beside bare pandas table",
        "list as a workbook, 3 ideas, beside bare pandas sheet",
    ]
