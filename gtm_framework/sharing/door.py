"""The app's access layer: decides who gets what before the app sees a request.

It wraps the whole server (ASGI). In a shared app, anyone with the facilitator's pass gets everything.
Everyone else gets what the Join page consists of, within limits, and a page that asks for the key instead
of every other page. An app on this machine only has no key: it answers at this machine's own names, and to
its own pages. Which pages run over an open connection is decided once more inside the app.
"""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from math import ceil
from urllib.parse import parse_qsl, quote, urlencode

from gtm_framework.english import counted
from gtm_framework.sharing.asgi import App, Receive, Scope, Send, answer
from gtm_framework.sharing.door_page import door_page
from gtm_framework.sharing.guest_connection import GuestConnection, Permits
from gtm_framework.sharing.guest_limits import GuestLimits
from gtm_framework.sharing.key import checked_key, cookie_name, is_key, is_pass, pass_of
from gtm_framework.sharing.requests import (
    cookies,
    host_name,
    is_cross_site,
    is_from_here,
    is_open,
    is_page,
    key_in,
    key_in_form,
    request_source,
)
from gtm_framework.sharing.response_headers import with_headers
from gtm_framework.workshop.room import Attempt, wait_before
from gtm_framework.workshop.rules import rules

STREAM = "/_stcore/stream"
"""The one connection that draws the pages."""

_OWN_NAMES = ("127.0.0.1", "localhost", "::1")


class Door:
    """The app behind its access layer.

    Attributes:
        app: The app to protect.

    Example:
        >>> from asyncio import run
        >>> async def send(message):
        ...     print(message.get("status", "the answer"))
        >>> door = Door(None, key=None, port=8501, now=lambda: datetime(2026, 10, 5))
        >>> run(door({"type": "http", "headers": [(b"host", b"elsewhere.example")]}, None, send))
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
        self._scripts = tuple(scripts)
        self._base = base
        self._guests = GuestLimits()
        self._wrong: deque[Attempt] = deque(maxlen=rules().attempts.from_all)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, reject it, or ask for the key."""
        if scope["type"] == "websocket":
            await self._connection(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, with_headers(scope, send, self._scripts))
        else:
            await self.app(scope, receive, send)

    async def _connection(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != STREAM or not is_from_here(scope) or not self._is_addressed(scope):
            await send({"type": "websocket.close", "code": 1008})
        elif self._is_inside(scope):
            await self.app(scope, receive, send)
        else:
            await self._guest(scope, receive, send)

    async def _guest(self, scope: Scope, receive: Receive, send: Send) -> None:
        source = request_source(scope)
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
        return self._key is None or is_pass(cookies(scope).get(self._cookie, ""), self._key)

    def _is_addressed(self, scope: Scope) -> bool:
        """Whether a request names a host this app answers at: without a key, only this machine."""
        return self._key is not None or host_name(scope) in _OWN_NAMES

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_addressed(scope):
            told = "This app only answers at 127.0.0.1 and localhost.\n"
            await answer(send, 421, told, sort="text/plain")
            return
        if self._key is None:
            await self.app(scope, receive, send)
            return
        inside = self._is_inside(scope)
        given = await self._given(scope, receive)
        if given and is_cross_site(scope):
            told = (
                "This link came from another website. Paste it into the address bar, or enter the key here."
            )
            await answer(send, 403, door_page(told, self._base))
        elif given and inside:
            await answer(send, 303, "", [(b"location", self._without_key(scope))])
        elif given:
            await self._try(given, self._key, scope, send)
        elif inside or is_open(scope):
            await self.app(scope, receive, send)
        elif is_page(scope):
            await answer(send, 401, door_page(base=self._base))
        else:
            await answer(send, 403, "This page needs the facilitator's key.\n", sort="text/plain")

    async def _given(self, scope: Scope, receive: Receive) -> str:
        """The key sent with a request, in its address or in the key form."""
        if not is_page(scope):
            return ""
        if scope["method"] == "POST":
            patience = self._guests.rule.request_seconds
            return await key_in_form(receive, patience) if is_from_here(scope) else ""
        return key_in(scope["query_string"])

    async def _try(self, given: str, key: str, scope: Scope, send: Send) -> None:
        """Compare a key. The right one never has to wait, because it is too long to guess."""
        source, now = request_source(scope), self._now()
        wait = wait_before(self._wrong, source, now)
        if is_key(given, key):
            seconds = rules().codes.token_hours * 3600
            kept = f"{self._cookie}={pass_of(key)}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"
            headers = [(b"location", self._without_key(scope)), (b"set-cookie", kept.encode())]
            await answer(send, 303, "", headers)
        elif wait:
            minutes = counted(ceil(wait / timedelta(minutes=1)), "minute")
            told = f"Too many wrong keys. Wait {minutes}, or enter the right one."
            after = (b"retry-after", str(ceil(wait.total_seconds())).encode())
            await answer(send, 429, door_page(told, self._base), [after])
        else:
            self._wrong.append(Attempt(now, source))
            told = "Wrong key. Check the link in the terminal, then try again."
            await answer(send, 403, door_page(told, self._base))

    def _without_key(self, scope: Scope) -> bytes:
        """The same address without the key; it stays on this server whatever the path looks like."""
        kept = [pair for pair in parse_qsl(scope["query_string"].decode("latin-1")) if pair[0] != "key"]
        below = quote(scope["path"].lstrip("/\\"), safe="/")
        path = f"{self._base}/{below}"
        return (path + (f"?{urlencode(kept)}" if kept else "")).encode()
