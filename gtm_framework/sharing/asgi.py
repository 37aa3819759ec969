"""What the layers in front of the app exchange with the server (ASGI), and a response of their own."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


async def answer(
    send: Send, status: int, text: str, headers: Iterable[tuple[bytes, bytes]] = (), sort: str = "text/html"
) -> None:
    """Respond with a text of our own."""
    body = text.encode()
    start = [
        (b"content-type", f"{sort}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body})
