"""The door of a shared app: what of it answers to whom, before the app is asked.

It stands around the whole server (ASGI). Whoever has the facilitator's pass goes through to everything. All
others get what the page Join is made of, and the door page in place of every other page. Which pages run
over an open connection is decided once more inside the app, by the same pass.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

from gtm_framework.english import counted
from gtm_framework.sharing.door_page import door_page
from gtm_framework.sharing.key import checked_key, cookie_name, is_key, is_pass, pass_of
from gtm_framework.workshop.attempts import Attempt, source_of, wait_before
from gtm_framework.workshop.rules import rules

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STREAM = "/_stcore/stream"
"""The one connection over which pages are drawn."""

_OPEN_PAGES = ("/join", "/join/")
_OPEN = {*_OPEN_PAGES, "/favicon.png", "/favicon.ico"} | {
    f"{base}/_stcore/{name}" for base in ("", "/join") for name in ("health", "host-config")
}
_OPEN_FOLDERS = ("/static/", "/_stcore/bidi-components/")
_NO_PAGES = ("/_", "/static", "/media", "/component", "/app/", "/auth", "/oauth2callback", "/favicon")
_LARGEST_FORM = 2048
_HEADERS = (
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
)


class Door:
    """The app behind its door.

    Attributes:
        app: What stands behind it.
    """

    def __init__(self, app: App, *, key: str, port: int, now: Callable[[], datetime]) -> None:
        """Put the app behind a door.

        Args:
            app: What stands behind it.
            key: The facilitator's key.
            port: Where the server listens; the browser's pass is named after it.
            now: Tells the time.

        Raises:
            RefusedError: If the key is none.
        """
        self.app = app
        self._key, self._cookie, self._now = checked_key(key), cookie_name(port), now
        self._wrong: deque[Attempt] = deque(maxlen=rules().attempts.from_all)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, turn it away, or ask for the key."""
        if scope["type"] == "websocket":
            await self._connection(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, _with_headers(send))
        else:
            await self.app(scope, receive, send)

    async def _connection(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == STREAM and _from_here(scope):
            await self.app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        inside = is_pass(_cookies(scope).get(self._cookie, ""), self._key)
        given = await self._given(scope, receive)
        if given and inside:
            await _answer(send, 303, "", [(b"location", _without_key(scope))])
        elif given:
            await self._try(given, scope, send)
        elif inside or _is_open(scope):
            await self.app(scope, receive, send)
        elif _is_page(scope):
            await _answer(send, 401, door_page())
        else:
            await _answer(send, 403, "This asks for the facilitator's key.\n", sort="text/plain")

    async def _given(self, scope: Scope, receive: Receive) -> str:
        """The key that comes with a request, in its address or in the door page's form."""
        if not _is_page(scope):
            return ""
        if scope["method"] == "POST":
            return await _form(receive) if _from_here(scope) else ""
        return _first(parse_qs(scope["query_string"].decode("latin-1")), "key")

    async def _try(self, given: str, scope: Scope, send: Send) -> None:
        source, now = source_of((scope.get("client") or ("",))[0]), self._now()
        wait = wait_before(self._wrong, source, now)
        if wait:
            told = f"Too many wrong keys. Try again in {_minutes(wait)}."
            after = (b"retry-after", str(ceil(wait.total_seconds())).encode())
            await _answer(send, 429, door_page(told), [after])
        elif is_key(given, self._key):
            seconds = rules().codes.token_hours * 3600
            kept = f"{self._cookie}={pass_of(self._key)}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"
            headers = [(b"location", _without_key(scope)), (b"set-cookie", kept.encode())]
            await _answer(send, 303, "", headers)
        else:
            self._wrong.append(Attempt(now, source))
            await _answer(send, 403, door_page("That is not the key."))


def _is_open(scope: Scope) -> bool:
    """Whether somebody without a pass gets this: it is what the page Join is made of."""
    path = scope["path"]
    return scope["method"] in {"GET", "HEAD"} and (path in _OPEN or path.startswith(_OPEN_FOLDERS))


def _is_page(scope: Scope) -> bool:
    return scope["path"] not in _OPEN_PAGES and not scope["path"].startswith(_NO_PAGES)


def _from_here(scope: Scope) -> bool:
    """Whether a request was made by a page of this server, or by no page at all."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin")
    return origin is None or urlsplit(origin).netloc == headers.get(b"host")


def _cookies(scope: Scope) -> dict[str, str]:
    """The cookies of a request; what another app on this host has set may look like anything."""
    sent = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    pairs = [pair.strip().partition("=") for one in sent for pair in one.split(";")]
    return {name: value for name, _, value in pairs}


async def _form(receive: Receive) -> str:
    body, more = b"", True
    while more and len(body) <= _LARGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return _first(parse_qs(body[:_LARGEST_FORM].decode("latin-1")), "key")


def _first(fields: dict[str, list[str]], name: str) -> str:
    return fields.get(name, [""])[0].strip()


def _without_key(scope: Scope) -> bytes:
    """The same address without the key; it stays on this server whatever the path looks like."""
    kept = [pair for pair in parse_qsl(scope["query_string"].decode("latin-1")) if pair[0] != "key"]
    path = "/" + quote(scope["path"].lstrip("/\\"), safe="/")
    return (path + (f"?{urlencode(kept)}" if kept else "")).encode()


def _minutes(wait: timedelta) -> str:
    return counted(ceil(wait / timedelta(minutes=1)), "minute")


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", ()))
            has = {name.lower() for name, _ in own}
            message["headers"] = [*own, *(pair for pair in _HEADERS if pair[0] not in has)]
        await send(message)

    return with_headers


async def _answer(
    send: Send, status: int, text: str, headers: Iterable[tuple[bytes, bytes]] = (), sort: str = "text/html"
) -> None:
    body = text.encode()
    start = [
        (b"content-type", f"{sort}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body})
