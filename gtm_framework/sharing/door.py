"""The app's access layer: decides who gets what before the app sees a request.

It wraps the whole server (ASGI). In a shared app, anyone with the facilitator's pass gets everything.
Everyone else gets what the Join page consists of, within limits, and a page that asks for the key instead
of every other page. An app on this machine only has no key: it answers at this machine's own names, and to
its own pages. Which pages run over an open connection is decided once more inside the app.
"""

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

from gtm_framework.english import counted
from gtm_framework.sharing.door_page import door_page
from gtm_framework.sharing.guest_connection import GuestConnection, Permits
from gtm_framework.sharing.guest_limits import GuestLimits
from gtm_framework.sharing.key import checked_key, cookie_name, is_key, is_pass, pass_of
from gtm_framework.workshop.room import Attempt, source_of, wait_before
from gtm_framework.workshop.rules import rules

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STREAM = "/_stcore/stream"
"""The one connection that draws the pages."""

_OPEN_PAGES = ("/join", "/join/")
_OPEN = {*_OPEN_PAGES, "/favicon.png", "/favicon.ico"} | {
    f"{base}/_stcore/{name}" for base in ("", "/join") for name in ("health", "host-config")
}
_OPEN_FOLDERS = ("/static/", "/_stcore/bidi-components/")
_NO_PAGES = ("/_", "/static", "/media", "/component", "/app/", "/auth", "/oauth2callback", "/favicon")
_LARGEST_FORM = 2048
_HOST = re.compile(r"[a-zA-Z0-9.:\[\]-]+")
_OWN_NAMES = ("127.0.0.1", "localhost", "::1")
_POLICY = {
    "default-src": "'self'",
    # Components arrive as text inside the page; the browser loads their scripts from blobs made of it.
    "script-src": "'self' blob: 'wasm-unsafe-eval' {scripts}",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' data: blob:",
    "connect-src": "'self' {streams} data: blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_HEADERS = (
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)


class Door:
    """The app behind its access layer.

    Attributes:
        app: The app to protect.

    Example:
        >>> async def send(message):
        ...     print(message.get("status", "the answer"))
        >>> door = Door(None, key=None, port=8501, now=lambda: datetime(2026, 10, 5))
        >>> asyncio.run(door({"type": "http", "headers": [(b"host", b"elsewhere.example")]}, None, send))
        421
        the answer
    """

    def __init__(
        self,
        app: App,
        *,
        key: str | None,
        port: int,
        now: Callable[[], datetime],
        permits: Permits = lambda _: True,
        scripts: Iterable[str] = (),
        base: str = "",
    ) -> None:
        """Put the access layer in front of an app.

        Args:
            app: The app to protect.
            key: The facilitator's key; None for an app that is only for this machine.
            port: The port the server listens on; the browser's pass is named after it.
            now: Returns the current time.
            permits: Whether someone without a pass may send a frame.
            scripts: Hashes of the scripts inside the app's own page, such as ``"sha256-…"``.
            base: The path below which visitors reach the app, such as ``"/gtm"``; empty for the whole host.

        Raises:
            RefusedError: If the key is not valid.
        """
        self.app = app
        self._key = None if key is None else checked_key(key)
        self._cookie, self._now, self._permits = cookie_name(port), now, permits
        self._scripts = " ".join(f"'{script}'" for script in scripts)
        self._base = base
        self._guests = GuestLimits()
        self._wrong: deque[Attempt] = deque(maxlen=rules().attempts.from_all)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, reject it, or ask for the key."""
        if scope["type"] == "websocket":
            await self._connection(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, self._with_headers(scope, send))
        else:
            await self.app(scope, receive, send)

    async def _connection(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != STREAM or not _from_here(scope) or not self._is_addressed(scope):
            await send({"type": "websocket.close", "code": 1008})
        elif self._is_inside(scope):
            await self.app(scope, receive, send)
        else:
            await self._guest(scope, receive, send)

    async def _guest(self, scope: Scope, receive: Receive, send: Send) -> None:
        source = _source(scope)
        own = self._guests.connect(source)
        if own is None:
            await send({"type": "websocket.close", "code": 1013})
            return
        guest = GuestConnection(receive, send, limits=self._guests, own=own, permits=self._permits)
        try:
            await self.app(scope, guest.receive, guest.send)
        finally:
            self._guests.disconnect(source)

    def _is_inside(self, scope: Scope) -> bool:
        return self._key is None or is_pass(_cookies(scope).get(self._cookie, ""), self._key)

    def _is_addressed(self, scope: Scope) -> bool:
        """Whether a request names a host this app answers at: without a key, only this machine."""
        return self._key is not None or _host_name(scope) in _OWN_NAMES

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_addressed(scope):
            told = "This app only answers at 127.0.0.1 and localhost.\n"
            await _answer(send, 421, told, sort="text/plain")
            return
        if self._key is None:
            await self.app(scope, receive, send)
            return
        inside = self._is_inside(scope)
        given = await self._given(scope, receive)
        if given and _is_cross_site(scope):
            told = (
                "This link came from another website. Paste it into the address bar, or enter the key here."
            )
            await _answer(send, 403, door_page(told, self._base))
        elif given and inside:
            await _answer(send, 303, "", [(b"location", self._without_key(scope))])
        elif given:
            await self._try(given, self._key, scope, send)
        elif inside or _is_open(scope):
            await self.app(scope, receive, send)
        elif _is_page(scope):
            await _answer(send, 401, door_page(base=self._base))
        else:
            await _answer(send, 403, "This page needs the facilitator's key.\n", sort="text/plain")

    async def _given(self, scope: Scope, receive: Receive) -> str:
        """The key sent with a request, in its address or in the key form."""
        if not _is_page(scope):
            return ""
        if scope["method"] == "POST":
            return await self._form(receive) if _from_here(scope) else ""
        return _first(parse_qs(scope["query_string"].decode("latin-1")), "key")

    async def _form(self, receive: Receive) -> str:
        """The key from the key form; None if the form doesn't arrive in time."""
        try:
            return await asyncio.wait_for(_form(receive), self._guests.rule.request_seconds)
        except TimeoutError:
            return ""

    async def _try(self, given: str, key: str, scope: Scope, send: Send) -> None:
        """Compare a key. The right one never has to wait, because it is too long to guess."""
        source, now = _source(scope), self._now()
        wait = wait_before(self._wrong, source, now)
        if is_key(given, key):
            seconds = rules().codes.token_hours * 3600
            kept = f"{self._cookie}={pass_of(key)}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"
            headers = [(b"location", self._without_key(scope)), (b"set-cookie", kept.encode())]
            await _answer(send, 303, "", headers)
        elif wait:
            told = f"Too many wrong keys. Wait {_minutes(wait)}, or enter the right one."
            after = (b"retry-after", str(ceil(wait.total_seconds())).encode())
            await _answer(send, 429, door_page(told, self._base), [after])
        else:
            self._wrong.append(Attempt(now, source))
            told = "Wrong key. Check the link in the terminal, then try again."
            await _answer(send, 403, door_page(told, self._base))

    def _without_key(self, scope: Scope) -> bytes:
        """The same address without the key; it stays on this server whatever the path looks like."""
        kept = [pair for pair in parse_qsl(scope["query_string"].decode("latin-1")) if pair[0] != "key"]
        below = quote(scope["path"].lstrip("/\\"), safe="/")
        path = f"{self._base}/{below}"
        return (path + (f"?{urlencode(kept)}" if kept else "")).encode()

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        """Add the headers that apply to every response, replacing the app's own."""
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        # Older browsers don't count a connection to this server as 'self'.
        streams = f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
        told = (
            (name, rule.format(scripts=self._scripts, streams=streams)) for name, rule in _POLICY.items()
        )
        policy = "; ".join(f"{name} {' '.join(rule.split())}" for name, rule in told)
        ours = (*_HEADERS, (b"content-security-policy", policy.encode()))
        names = {name for name, _ in ours}

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
                message["headers"] = [*own, *(_HEADERS if _is_part(own) else ours)]
            await send(message)

        return with_headers


def _is_part(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether a response is a script, style, or font, which follows the policy of its page."""
    types = [value for name, value in headers if name.lower() == b"content-type"]
    return any(word in kind for kind in types for word in (b"javascript", b"css", b"font"))


def _source(scope: Scope) -> str:
    return source_of((scope.get("client") or ("",))[0])


def _host_name(scope: Scope) -> str:
    """The host named in a request, without its port."""
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_cross_site(scope: Scope) -> bool:
    """Whether a page of another site made the browser send this, for example through an image or a link."""
    headers = dict(scope["headers"])
    if headers.get(b"sec-fetch-site") in (b"cross-site", b"same-site"):
        return True
    sender = headers.get(b"referer")  # what browsers send to an address without encryption
    return sender is not None and urlsplit(sender).netloc != headers.get(b"host")


def _is_open(scope: Scope) -> bool:
    """Whether people without a pass can get this: it is part of the Join page."""
    path = scope["path"]
    return scope["method"] in {"GET", "HEAD"} and (path in _OPEN or path.startswith(_OPEN_FOLDERS))


def _is_page(scope: Scope) -> bool:
    return scope["path"] not in _OPEN_PAGES and not scope["path"].startswith(_NO_PAGES)


def _from_here(scope: Scope) -> bool:
    """Whether a request came from a page of this server, or from no page at all."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin")
    return origin is None or urlsplit(origin).netloc == headers.get(b"host")


def _cookies(scope: Scope) -> dict[str, str]:
    """The cookies of a request; cookies set by another app on this host can contain anything."""
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


def _minutes(wait: timedelta) -> str:
    return counted(ceil(wait / timedelta(minutes=1)), "minute")


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
