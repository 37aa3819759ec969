"""A visitor without a browser: speaks to the server as the page's own script does."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.server import LOOPBACK, PATIENCE_MS, Server


class RawVisitor:
    """One open connection.

    Attributes:
        heard: Every byte that has come so far.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.heard = b""

    def opens(self, page: str, *, by: str = "name", query: str = "") -> bytes:
        """Ask for a page by its name in the address, or by the hash that a link in the app carries.

        Returns:
            Everything that came until the run had ended.
        """
        message = BackMsg()
        message.rerun_script.query_string = query
        if by == "name":
            message.rerun_script.page_name = page
        else:
            message.rerun_script.page_script_hash = calc_hash(page)
        self._connection.send(message.SerializeToString())
        told, ended = b"", False
        while not ended:
            frame = self._connection.recv(timeout=PATIENCE_MS / 1000, decode=False)
            told += frame
            answer = ForwardMsg.FromString(frame)
            again = answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ended = answer.WhichOneof("type") == "script_finished" and not again
        self.heard += told
        return told


@contextmanager
def raw_visitor(
    server: Server, cookies: str = "", *, host: str = LOOPBACK, origin: str | None = None
) -> Iterator[RawVisitor]:
    """Connect as the app's own script would: with these cookies, to a server that goes by this name."""
    address = f"ws://{host}:{server.port}/_stcore/stream"
    given = {"Cookie": cookies} if cookies else {}
    with (
        socket.create_connection((LOOPBACK, server.port)) as line,
        connect(
            address,
            sock=line,
            origin=Origin(origin) if origin else None,
            additional_headers=given,
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
        ) as connection,
    ):
        yield RawVisitor(connection)
