"""The database's location: a SQLite file or a PostgreSQL server, and its address without the password."""

import os
import re
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from gtm_framework.store.errors import UnavailableError

ADDRESS = "GTM_DATABASE_URL"
"""The environment variable that names a database other than the default file."""

_FORMS = "Use sqlite:///file.db or postgresql://user:password@host/name"
_SIGNS = "In a user name or password, write %40 for @."


def locate(url: str | None) -> URL:
    """The database to use: the one given, else the environment's, else a file in the user data folder.

    Raises:
        UnavailableError: If the address can't be parsed, or the kind of database isn't supported.
    """
    given = url or os.environ.get(ADDRESS)
    if not given:
        folder = user_data_path("gtm-framework", appauthor=False)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            advice = f"Create the folder, or set {ADDRESS} to another database."
            raise UnavailableError(
                str(folder), f"we can't create its folder ({error.strerror})", advice
            ) from error
        return URL.create("sqlite", database=str(folder / "workspaces.db"))
    advice = f"{_FORMS}, as the argument or in {ADDRESS}."
    try:
        found = make_url(re.sub("^postgres:", "postgresql:", given))
    except (ArgumentError, ValueError) as error:  # the latter for an invalid port number
        raise UnavailableError(_masked(given), "this is not a database address", advice) from error
    if "@" in (found.host or ""):
        raise UnavailableError(_masked(given), "the address has more than one @", f"{_SIGNS} {advice}")
    address = shown(found)
    kind = found.get_backend_name()
    if kind == "postgresql":
        return found.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise UnavailableError(address, f"{kind} is not supported", advice)
    if not found.database or found.database.startswith((":memory:", "file:")):
        raise UnavailableError(
            address, "the address doesn't name a file, so nothing could be saved", advice
        )
    return found.set(drivername="sqlite", database=str(Path(found.database).absolute()))


def _masked(address: str) -> str:
    """Text that can't be parsed as an address, without anything that could be a password."""
    return re.sub("(?i)(password *=).*", r"\1***", re.sub("//.*@", "//***@", address))


def shown(url: URL) -> str:
    """An address for display: a password can also be among its options."""
    secret = [name for name in url.query if "password" in name.lower()]
    return url.difference_update_query(secret).render_as_string(hide_password=True)
