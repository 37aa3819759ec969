"""`gtm-framework copy-to`: copy everything from this machine's database to an empty one."""

from typing import Annotated

import typer

from gtm_framework.english import counted


def copy_to(
    address: Annotated[
        str, typer.Argument(metavar="ADDRESS", help="An empty database: postgresql://user@host/name.")
    ],
) -> None:
    """Copy everything to an empty database.

    Copies all workspaces and workshops, for example to a team's database; the originals stay here.
    """
    # Heavy packages are imported only when the command runs, so that --help is fast.
    from gtm_framework.store import ADDRESS, Store  # noqa: PLC0415
    from gtm_framework.store.backups import copy_database  # noqa: PLC0415

    with Store.open() as source, Store.open(address) as target:
        done = copy_database(source, target)
        here, there = source.database.where, target.database.where
    told = [counted(count, what.removesuffix("s")) for what, count in done._asdict().items()]
    typer.echo(f"Copied from {here} to {there}: {', '.join(told)}.")
    typer.echo(f"Set {ADDRESS} to the new address before you start the app. {here} is unchanged.")
