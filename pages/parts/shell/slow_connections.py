"""Closes connections that send no request, or send one too slowly, before they fill up the server.

The web server waits without end for the first request of a connection, and for one that comes byte by byte.
Whether somebody has the pass is not known before the request is there, so the limits apply to everyone: in
time, in number for each address, and in number altogether. If there are too many, the oldest is closed,
since a browser sends its request at once. A request under way, an upload, and an open page do not count:
from there on, the door decides.
"""

from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from gtm_framework.sharing import SilentConnections
from gtm_framework.workshop.rules import GuestRule, rules


def install(protocol: Any = AutoHTTPProtocol, rule: GuestRule | None = None) -> None:
    """Watch every connection of this process's web server from its start.

    Args:
        protocol: The server's class for one connection.
        rule: How long and how many connections may wait for a complete request; the published limits by
            default.
    """
    limits = rule or rules().guests
    silent = SilentConnections(_is_silent, limits)
    begin = protocol.connection_made

    def connection_made(self: Any, transport: Any) -> None:
        begin(self, transport)
        for connection in silent.add(self, _address(transport)):
            connection.transport.abort()  # type: ignore[attr-defined]
        self.loop.call_later(limits.request_seconds, _look, self, None, limits.request_seconds)

    if not getattr(begin, "watches", False):
        connection_made.watches = True  # type: ignore[attr-defined]
        protocol.connection_made = connection_made


def _is_silent(connection: Any) -> bool:
    return connection in connection.connections and connection.cycle is None


def _address(transport: Any) -> str:
    peer = transport.get_extra_info("peername")
    return str(peer[0]) if isinstance(peer, tuple) else ""


def _look(connection: Any, before: Any, patience: float) -> None:
    """Close a connection that has started no request since the last check and is answering none."""
    if connection not in connection.connections:
        return  # it has ended, or become the connection of an open page
    request = connection.cycle
    if request is before and (request is None or request.response_complete):
        connection.transport.abort()
        return
    connection.loop.call_later(patience, _look, connection, request, patience)
