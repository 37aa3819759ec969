"""The standard streams: whether someone is watching, reading, or gone."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path


def is_watched() -> bool:
    """Whether standard output is a terminal that someone is watching."""
    return sys.stdout is not None and sys.stdout.isatty()


def prepare() -> None:
    """Let a terminal that lacks a character show its number, and stay silent if nobody is reading."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (it lasts as long as we do)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def leaving_early() -> Iterator[None]:
    """Flush standard output; a reader that has gone (`| head`) is not an error."""
    try:
        yield
    finally:
        if sys.stdout is not None:
            try:
                sys.stdout.flush()
            except OSError:
                let_go()


def let_go() -> None:
    """Write nothing more to a closed pipe, not even when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
