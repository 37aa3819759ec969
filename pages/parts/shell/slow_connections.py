"""Connections that send no request, or send one slowly, are closed before they fill the server.

The web server waits without end for the first request of a connection, and for one that comes byte by byte.
Whether somebody has the pass is not known before the request is there, so the limit holds for everyone.
A request under way, an upload, and an open page are none of it: from there on, the door decides.
"""

from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from gtm_framework.workshop.rules import rules


def install(protocol: Any = AutoHTTPProtocol, seconds: float | None = None) -> None:
    """Have every connection of this process's web server watched from its start on.

    Args:
        protocol: The server's class for one connection.
        seconds: How long a connection may wait for a whole request; the published limit by default.
    """
    patience = rules().guests.request_seconds if seconds is None else seconds
    begin = protocol.connection_made

    def connection_made(self: Any, transport: Any) -> None:
        begin(self, transport)
        self.loop.call_later(patience, _look, self, None, patience)

    if not getattr(begin, "watches", False):
        connection_made.watches = True  # type: ignore[attr-defined]
        protocol.connection_made = connection_made


def _look(connection: Any, before: Any, patience: float) -> None:
    """Close a connection that has begun no request since the last look, and answers none."""
    if connection not in connection.connections:
        return  # it has ended, or become the connection of an open page
    request = connection.cycle
    if request is before and (request is None or request.response_complete):
        connection.transport.abort()
        return
    connection.loop.call_later(patience, _look, connection, request, patience)
