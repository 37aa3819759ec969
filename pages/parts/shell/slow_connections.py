"""Closes connections that send no request, or send one too slowly, before they fill up the server.

The web server would wait forever for the first request of a connection, or for one that arrives byte by
byte. Until the request is there, we can't know whether the sender has the pass. So the limits apply to
everyone: a time limit, a number per address, and a total number. If there are too many, the oldest
connection is closed, because a browser sends its request at once. A running request, an upload, or an open
page doesn't count; the access layer decides about those.
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
    """Close a connection that hasn't started a request since the last check and isn't answering one."""
    if connection not in connection.connections:
        return  # it has ended, or become the connection of an open page
    request = connection.cycle
    if request is before and (request is None or request.response_complete):
        connection.transport.abort()
        return
    connection.loop.call_later(patience, _look, connection, request, patience)
