"""A Streamlit process that is forked off one which has everything imported already.

It is what `streamlit run` starts, without two seconds of imports: most visits want a server of their own.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import ModuleType
from typing import IO

from tests.browser.server import ROOT, Server

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.browser.preloaded"])


class ForkedServer(Server):
    """A `Server` that starts in a tenth of the time."""

    def _launch(self) -> IO[str]:
        reader, writer = _FORKS.Pipe(duplex=False)
        self._process = _FORKS.Process(target=_run, args=(self._arguments, self._env, writer), daemon=True)
        with _nothing_to_run_again():
            self._process.start()
        writer.close()
        return os.fdopen(os.dup(reader.fileno()), encoding="utf-8", errors="replace")

    def _end(self) -> None:
        self._process.terminate()
        self._process.join(timeout=15)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(timeout=15)


@contextmanager
def _nothing_to_run_again() -> Iterator[None]:
    """A new process runs its parent's main module once more; after a test with AppTest that is our app."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _run(arguments: Sequence[str], env: Mapping[str, str], log: Connection) -> None:
    from streamlit.web.cli import main

    os.environ.clear()
    os.environ.update(env)
    os.chdir(ROOT)
    for stream in (1, 2):
        os.dup2(log.fileno(), stream)
    main(arguments, prog_name="streamlit")
