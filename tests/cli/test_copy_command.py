"""`gtm-framework copy-to`: what it says, and that both databases are there afterward."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gtm_framework.store import Put, Store
from tests.cli.conftest import Done

Command = Callable[..., Done]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This machine's database, with one workspace."""
    file = tmp_path / "here.db"
    monkeypatch.setenv("GTM_DATABASE_URL", f"sqlite:///{file}")
    with Store.open() as store:
        acme = store.create_workspace("Acme").id
        for number in range(2):
            store.save(acme, [Put("pillar", str(number), {}, based_on=None)], summary="Add")
    return file


def test_everything_is_copied_and_what_to_do_next_is_told(
    command: Command, here: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there.db"

    done = command("copy-to", f"sqlite:///{there}")

    assert (done.code, done.err) == (0, [])
    assert done.out.decode().splitlines() == [
        f"Copied from {here} to {there}: 1 workspace, 2 revisions, 0 workshops.",
        f"Set GTM_DATABASE_URL to the new address before you start the app. {here} is unchanged.",
    ]
    with Store.open() as before, Store.open(f"sqlite:///{there}") as after:
        assert before.workspaces() == after.workspaces()


def test_a_database_that_is_not_empty_ends_the_command(command: Command, here: Path) -> None:
    done = command("copy-to", f"sqlite:///{here}")

    assert (done.code, done.out) == (2, b"")
    assert " ".join(done.err) == (
        f"Database {here} already has workspaces. Nothing was copied. Use an empty database that the "
        "app hasn't opened yet."
    )
