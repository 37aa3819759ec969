"""Files that a command reads and writes; a dash is standard input or standard output."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from gtm_framework.cli import streams
from gtm_framework.errors import GtmError
from gtm_framework.exchange import on_one_line

STANDARD = "-"


def read(file: str, sort: str = "CSV") -> tuple[str, bytes]:
    """A file's name for messages, and its bytes.

    Args:
        file: Its path; a dash for standard input.
        sort: The expected kind of file, for the error message.

    Raises:
        GtmError: If it cannot be read.
    """
    if file == STANDARD:
        if sys.stdin is None:
            raise GtmError("standard input: it is closed. Pipe a CSV file into it, or name a file.")
        return "standard input", sys.stdin.buffer.read()
    path, told = Path(file), on_one_line(file)
    try:
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise GtmError(f"{told}: file not found. Check the name and the folder.") from None
    except OSError as error:
        raise GtmError(f"{told}: can't read the file ({error.strerror}). Use a {sort} file.") from None


def read_text(path: Path) -> str:
    """The text of a TOML file.

    Raises:
        GtmError: If it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told = on_one_line(str(path))
        raise GtmError(f"{told}: can't read the file. Use a TOML file in UTF-8.") from error


def is_same(source: str | None, output: str) -> bool:
    """Whether the output is the same file as the input; never true for a pipe or a device."""
    if source is None or STANDARD in (source, output):
        return False
    target = Path(output)
    return target.is_file() and Path(source).exists() and target.samefile(source)


@contextmanager
def opened(output: str) -> Iterator[BinaryIO]:
    """Where to write. A file appears complete at the end of the block, or not at all.

    Args:
        output: A path, or ``"-"`` for standard output.

    Raises:
        GtmError: If it cannot be written.
    """
    told = "standard output" if output == STANDARD else on_one_line(output)
    try:
        with _standard_output() if output == STANDARD else _file(Path(output)) as file:
            yield file
    except BrokenPipeError:
        streams.let_go()  # the reader has closed the pipe
    except OSError as error:
        raise GtmError(f"{told}: can't write the file ({error.strerror}). Use another name.") from None


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
    place = target.resolve()  # writes the link's target, and keeps the link
    draft = place.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        with draft.open("xb") as file:
            yield file
        draft.replace(place)
    finally:
        with suppress(OSError):
            draft.unlink()
