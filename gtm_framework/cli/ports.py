"""A free port for the app, or why a port can't be used."""

import errno
import os
import socket
from contextlib import closing

from gtm_framework.errors import GtmError, OutOfRangeError

HOST = "127.0.0.1"
FIRST_PORT = 8501
_PORTS_TRIED = 50


def free_port(wanted: int | None, host: str = HOST) -> int:
    """The wanted port, or the first free one if it is None.

    Raises:
        OutOfRangeError: If the number is out of range.
        GtmError: If the port can't be used, or none is free.
    """
    if wanted is not None:
        if not 1 <= wanted <= 65535:
            raise OutOfRangeError("port", wanted, 1, 65535)
        reason = _why_not(wanted, host)
        if reason:
            raise GtmError(
                f"Port {wanted} {reason}. Choose another with --port, or omit --port to use a free one."
            )
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        if not _why_not(port, host):
            return port
    raise GtmError(
        f"No port from {FIRST_PORT} to {FIRST_PORT + _PORTS_TRIED - 1} is free. Choose another with --port."
    )


def _why_not(port: int, host: str = HOST) -> str:
    """Why a port can't be used; empty if it can."""
    with closing(socket.socket()) as probe:
        if probe.connect_ex((HOST, port)) == 0:
            return "is already in use"
    with closing(socket.socket()) as probe:
        if os.name == "posix":  # elsewhere, it would allow a port that is taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            return "is already in use" if taken else f"can't be used ({error.strerror})"
    return ""
