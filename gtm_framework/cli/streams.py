"""What goes in and out of the command: files that appear whole or not at all, and the standard streams."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from gtm_framework.errors import GtmError
from gtm_framework.exchange.report import on_one_line

STANDARD = "-"


def is_watched() -> bool:
    """Whether standard output is a terminal, so that somebody reads along."""
    return sys.stdout is not None and sys.stdout.isatty()


def prepare() -> None:
    """Let a terminal that lacks a character show its number, and say nothing where nobody listens."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (it lasts as long as we do)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def leaving_early() -> Iterator[None]:
    """Write what is left in standard output; that nobody reads it any more (`| head`) is no fault."""
    try:
        yield
    finally:
        if sys.stdout is not None:
            try:
                sys.stdout.flush()
            except OSError:
                let_go()


def read(source: str) -> tuple[str, bytes]:
    """A file's name for messages, and its bytes.

    Args:
        source: A path, or ``"-"`` for standard input.

    Raises:
        GtmError: If it cannot be read.
    """
    if source == STANDARD:
        if sys.stdin is None:
            raise GtmError("standard input: it is closed. Send a CSV file into it, or name one.")
        return "standard input", sys.stdin.buffer.read()
    path, told = Path(source), on_one_line(source)
    try:
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise GtmError(f"{told}: there is no such file. Check the name and the folder.") from None
    except OSError as error:
        raise GtmError(f"{told}: it cannot be read ({error.strerror}). Give a CSV file.") from None


@contextmanager
def writing(target: str) -> Iterator[BinaryIO]:
    """Where to write; a file appears whole at the end of the block, or not at all.

    Args:
        target: A path, or ``"-"`` for standard output.

    Raises:
        GtmError: If it cannot be written.
    """
    told = "standard output" if target == STANDARD else on_one_line(target)
    try:
        with _standard_output() if target == STANDARD else _file(Path(target)) as file:
            yield file
    except BrokenPipeError:
        let_go()  # whoever reads has enough
    except OSError as error:
        raise GtmError(f"{told}: it cannot be written ({error.strerror}). Give another name.") from None


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    if sys.stdout is None:
        raise GtmError("standard output: it is closed. Name a file with -o.")
    yield sys.stdout.buffer
    sys.stdout.flush()


@contextmanager
def _file(target: Path) -> Iterator[BinaryIO]:
    if target.exists() and not target.is_file():  # a pipe or a device: there is nothing to replace
        with target.open("wb") as file:
            yield file
        return
    place = target.resolve()  # what a link points to is written, and the link stays
    draft = place.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        with draft.open("xb") as file:
            yield file
        draft.replace(place)
    finally:
        with suppress(OSError):
            draft.unlink()


def let_go() -> None:
    """Have nothing more written to a pipe that nobody reads, also not when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
