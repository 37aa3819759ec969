"""The server of live links: one read-only file at each secret address, and nothing else.

It runs in front of the whole app and answers every address below ``/live/`` itself. A link therefore leads
to its file and never to the app, no matter who opens it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from math import ceil
from time import monotonic
from typing import Any, Protocol

from gtm_framework.errors import GtmError
from gtm_framework.live.files import LiveContent
from gtm_framework.live.rate_limit import RateLimit
from gtm_framework.live.rules import live_rules
from gtm_framework.store import UnknownLiveLinkError
from gtm_framework.workshop.room import source_of

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Callable[[], Awaitable[Message]], Send], Awaitable[None]]
Headers = Iterable[tuple[str, str]]

PREFIX = "/live/"
"""The start of every live link's path."""

_RETRY_SECONDS = 60
_SAFE = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex, nofollow"),
    ("referrer-policy", "no-referrer"),  # the address is the secret
    (
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox",
    ),
)


class Opens(Protocol):
    """The interface that opens a link; `LiveFiles` implements it."""

    def open(self, secret: str, file: str) -> LiveContent:
        """Open a link, count the use, and return its file."""


def live_address(base: str, secret: str, file: str) -> str:
    """The full address of a link.

    Args:
        base: The address of the app, without a slash at its end.
        secret: The link's secret.
        file: The link's file.

    Example:
        >>> live_address("https://team.example/gtm", "K7M4XP93", "list.csv")
        'https://team.example/gtm/live/K7M4XP93/list.csv'
    """
    return f"{base}{PREFIX}{secret}/{file}"


class LiveServer:
    """The app with its live links in front.

    Example:
        >>> async def send(message):
        ...     print(message.get("status", "the answer"))
        >>> server, post = LiveServer(None, files=None), {"type": "http", "method": "POST"}
        >>> asyncio.run(server({**post, "path": "/live/secret/list.csv"}, None, send))
        405
        the answer
    """

    def __init__(self, app: App, *, files: Opens, now: Callable[[], float] = monotonic) -> None:
        """Put the links in front of an app.

        Args:
            app: The app that answers at every other address.
            files: Opens a link.
            now: The clock of the limits, in seconds.
        """
        self._app, self._files = app, files
        limits = live_rules().limits
        self._by_link = RateLimit(limits.per_minute_for_a_link, now)
        self._by_address = RateLimit(limits.per_minute_from_an_address, now)
        self._in_all = RateLimit(limits.per_minute_in_all, now)
        self._types: dict[str, str] = {file.name: file.media_type for file in live_rules().files}

    async def __call__(self, scope: Scope, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        """Answer a request for a link, or pass it on to the app."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            told = "This link is read-only."
            await _say(scope, send, 405, told, [("allow", "GET, HEAD")])
        else:
            await self._answer(scope, send)

    async def _answer(self, scope: Scope, send: Send) -> None:
        secret, _, file = scope["path"].removeprefix(PREFIX).partition("/")
        wait = self._wait(scope, secret)
        if wait:
            told = "This link was opened too often. Try again later."
            await _say(scope, send, 429, told, [("retry-after", str(ceil(wait)))])
            return
        try:
            found = await asyncio.to_thread(self._files.open, secret, file)
        except UnknownLiveLinkError as error:
            await _say(scope, send, 404, str(error))
        except GtmError:  # its text describes the installation
            told = "The file can’t be read right now. Try again later."
            await _say(scope, send, 503, told, [("retry-after", str(_RETRY_SECONDS))])
        else:
            await self._send_file(scope, send, file, found)

    def _wait(self, scope: Scope, secret: str) -> float:
        """Seconds to wait before the link is looked up; the limit applies whether or not it exists."""
        source = source_of((scope.get("client") or ("",))[0])
        return (
            self._by_address.wait_for(source)
            or self._by_link.wait_for(secret[:100])
            or self._in_all.wait_for("")
        )

    async def _send_file(self, scope: Scope, send: Send, file: str, found: LiveContent) -> None:
        tag = f'W/"{found.tag}"'
        headers = [("etag", tag), ("cache-control", "private, no-cache")]
        if found.tag in _known_tags(scope):
            await _send(scope, send, 304, b"", headers)
            return
        headers += [
            ("content-type", self._types[file]),
            ("content-length", str(len(found.content))),
            ("content-disposition", f'inline; filename="{file}"'),
        ]
        await _send(scope, send, 200, found.content, headers)


def _known_tags(scope: Scope) -> set[str]:
    """The tags the reader already has."""
    given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"]
    return {tag.strip().removeprefix("W/").strip('"') for one in given for tag in one.split(",")}


async def _say(scope: Scope, send: Send, status: int, told: str, headers: Headers = ()) -> None:
    body = f"{told}\n".encode()
    about = [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-length", str(len(body))),
        ("cache-control", "no-store"),
    ]
    await _send(scope, send, status, body, [*about, *headers])


async def _send(scope: Scope, send: Send, status: int, body: bytes, headers: Headers) -> None:
    whole = [(name.encode(), value.encode()) for name, value in (*headers, *_SAFE)]
    await send({"type": "http.response.start", "status": status, "headers": whole})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
