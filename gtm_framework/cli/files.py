"""Files that a command reads and writes; a dash is standard input or standard output."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from gtm_framework.errors import GtmError

STANDARD = "-"


def read(file: str) -> tuple[str, bytes]:
    """What a file is called in messages, and its bytes.

    Raises:
        GtmError: If it is not there or cannot be read.
    """
    if file == STANDARD:
        return "standard input", sys.stdin.buffer.read()
    path = Path(file)
    try:
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise GtmError(f"{file}: there is no such file. Check the name and the folder.") from None
    except OSError as error:
        raise GtmError(f"{file}: it cannot be read ({error.strerror}). Give a CSV file.") from None


@contextmanager
def opened(output: str) -> Iterator[BinaryIO]:
    """A file that appears whole or not at all, or standard output.

    Raises:
        GtmError: If it cannot be written.
    """
    if output == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    target = Path(output)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("xb") as file:
            yield file
        draft.replace(target)
    except OSError as error:
        raise GtmError(f"{output}: it cannot be written ({error.strerror}). Give another name.") from None
    finally:
        draft.unlink(missing_ok=True)
