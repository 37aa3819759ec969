"""The server's log: no message longer than a screen, and a limit on tracebacks per minute."""

import logging
import traceback
from collections import deque
from time import monotonic

LONGEST = 2_000
"""Maximum characters of a message and of a traceback, which keeps its end because that says the most."""

TRACEBACKS = 10
"""Tracebacks per minute; beyond that, one line says what happened and where."""

_MINUTE = 60.0
_ONE_LINE = 300


class _Bounds:
    def __init__(self) -> None:
        self._written: deque[float] = deque(maxlen=TRACEBACKS)
        self._make = logging.getLogRecordFactory()

    def __call__(self, *arguments: object, **named: object) -> logging.LogRecord:
        record = self._make(*arguments, **named)
        record.msg, record.args = _cut(_text(record)), ()
        if record.exc_info and record.exc_info[1] is not None:
            self._bound_traceback(record, record.exc_info[1])
        return record

    def _bound_traceback(self, record: logging.LogRecord, error: BaseException) -> None:
        now = monotonic()
        record.exc_info = None
        if len(self._written) == TRACEBACKS and now - self._written[0] < _MINUTE:
            record.msg = f"{record.msg}: {_on_one_line(error)}"
            return
        self._written.append(now)
        text = "".join(traceback.format_exception(error, limit=-8)).rstrip()
        record.exc_text = text if len(text) <= LONGEST else f"… {text[-LONGEST:]}"


def bound_log() -> None:
    """From now on, limit every line this process writes to its log."""
    if not isinstance(logging.getLogRecordFactory(), _Bounds):
        logging.setLogRecordFactory(_Bounds())


def _text(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # arguments that don't fit the message
        return str(record.msg)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text):,} characters)"


def _on_one_line(error: BaseException) -> str:
    """What happened, and where in the code."""
    where = traceback.extract_tb(error.__traceback__)
    place = f" ({where[-1].filename}:{where[-1].lineno})" if where else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:_ONE_LINE]}{place}"
