"""Records from TOML: the files in `data/` and users' own files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from gtm_framework import catalog
from gtm_framework.errors import RefusedError
from gtm_framework.records.record import Record

R = TypeVar("R", bound=Record)


def load(model: type[R], name: str) -> R:
    """A record from one file in `data/`.

    Args:
        model: The model of the file's content.
        name: The file's name with its extension, such as ``"rubric.toml"``.

    Raises:
        RefusedError: If anything in it is wrong; lists every error.

    Example:
        >>> from gtm_framework import Rubric
        >>> load(Rubric, "rubric.toml").by_id["horizon"].question
        'How long until you can judge the result?'
    """
    return parse(model, catalog.read_toml(name), name)


def load_own(model: type[R], path: Path | str, what: str) -> R:
    """A record from a user's TOML file.

    Args:
        model: The model of the file's content.
        path: Where it is.
        what: What to call it in an error, in front of the file's name.

    Raises:
        RefusedError: If it can't be read, or anything in it is wrong; lists every error.

    Example:
        >>> from gtm_framework import Rubric
        >>> load_own(Rubric, "missing.toml", "rubric")
        Traceback (most recent call last):
            ...
        gtm_framework.errors.RefusedError: rubric missing.toml: Can't read the file: [Errno 2] No such
        file or directory: 'missing.toml'. Check the name and the folder.
    """
    name = f"{what} {Path(path).name}"
    return parse(model, catalog.read_own_toml(Path(path), name), name)


def parse(model: type[R], content: Mapping[str, Any], name: str) -> R:
    """A record from the content of a file.

    Args:
        model: The model of the file's content.
        content: Its tables.
        name: What to call the file in an error.

    Raises:
        RefusedError: If anything in it is wrong; lists every error.
    """
    try:
        return model.model_validate(content)
    except RefusedError as refused:
        raise RefusedError(name, refused.faults) from refused
