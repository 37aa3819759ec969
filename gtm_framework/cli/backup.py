"""`gtm-framework backup` and `gtm-framework restore`: the whole database as one file, and back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.english import counted
from gtm_framework.errors import GtmError

if TYPE_CHECKING:
    from gtm_framework.store.backups import Copied


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Backup file to write, such as backup.db.")],
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Save everything to one backup file.

    Saves all workspaces and workshops, and checks the file. The app can stay in use.
    """
    # Heavy packages are imported only when the command runs, so that --help is fast.
    from gtm_framework.store import Store  # noqa: PLC0415
    from gtm_framework.store.backups import back_up  # noqa: PLC0415

    if file.exists() and not force:
        raise GtmError(
            f"{file}: this file already exists. Choose another name, or add --force to replace it."
        )
    with Store.open() as store:
        done, where = back_up(store, file), store.database.where
    typer.echo(f"Backed up {where} to {file}: {_amount(done)}. The backup was checked.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file written by the backup command.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the current data; a backup of it is saved first.")
    ] = False,
) -> None:
    """Restore everything from a backup file.

    Restores all workspaces and workshops. The app can stay in use.
    """
    from gtm_framework.store import Store  # noqa: PLC0415
    from gtm_framework.store.backups import back_up  # noqa: PLC0415
    from gtm_framework.store.backups import restore as put_back  # noqa: PLC0415

    if not file.is_file():
        raise GtmError(f"{file}: file not found. Check the name and the folder.")
    with Store.open() as store:
        if replace:
            now = datetime.now(UTC)
            before = file.with_name(f"before-restore-{now:%Y%m%dT%H%M%S%fZ}.db")
            back_up(store, before)
            typer.echo(f"Saved the previous data to {before}.")
        done, where = put_back(store, file, replace=replace), store.database.where
    typer.echo(f"Restored {file} to {where}: {_amount(done)}. Reload every page that is open.")


def _amount(done: "Copied") -> str:
    return ", ".join(counted(count, what.removesuffix("s")) for what, count in done._asdict().items())
