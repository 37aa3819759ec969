"""What a request says: where it comes from, what it asks for, and the key it brings."""

import asyncio
from urllib.parse import parse_qs, urlsplit

from gtm_framework.sharing.asgi import Receive, Scope
from gtm_framework.workshop.room import source_of

_OPEN_PAGES = ("/join", "/join/")
_OPEN = {*_OPEN_PAGES, "/favicon.png", "/favicon.ico"} | {
    f"{base}/_stcore/{name}" for base in ("", "/join") for name in ("health", "host-config")
}
_OPEN_FOLDERS = ("/static/", "/_stcore/bidi-components/")
_NO_PAGES = ("/_", "/static", "/media", "/component", "/app/", "/auth", "/oauth2callback", "/favicon")
_LARGEST_FORM = 2048


def request_source(scope: Scope) -> str:
    """Whom a request counts for, by its address."""
    return source_of((scope.get("client") or ("",))[0])


def host_name(scope: Scope) -> str:
    """The host named in a request, without its port."""
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_cross_site(scope: Scope) -> bool:
    """Whether a page of another site made the browser send this, for example through an image or a link."""
    headers = dict(scope["headers"])
    if headers.get(b"sec-fetch-site") in (b"cross-site", b"same-site"):
        return True
    sender = headers.get(b"referer")  # what browsers send to an address without encryption
    return sender is not None and urlsplit(sender).netloc != headers.get(b"host")


def is_open(scope: Scope) -> bool:
    """Whether people without a pass can get this: it is part of the Join page."""
    path = scope["path"]
    return scope["method"] in {"GET", "HEAD"} and (path in _OPEN or path.startswith(_OPEN_FOLDERS))


def is_page(scope: Scope) -> bool:
    """Whether a request is for a page other than Join."""
    return scope["path"] not in _OPEN_PAGES and not scope["path"].startswith(_NO_PAGES)


def is_from_here(scope: Scope) -> bool:
    """Whether a request came from a page of this server, or from no page at all."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin")
    return origin is None or urlsplit(origin).netloc == headers.get(b"host")


def cookies(scope: Scope) -> dict[str, str]:
    """The cookies of a request; cookies set by another app on this host can contain anything."""
    sent = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    pairs = [pair.strip().partition("=") for one in sent for pair in one.split(";")]
    return {name: value for name, _, value in pairs}


async def key_in_form(receive: Receive, patience: float) -> str:
    """The key from the key form; empty if the form doesn't arrive within so many seconds."""
    try:
        return key_in(await asyncio.wait_for(_form(receive), patience))
    except TimeoutError:
        return ""


async def _form(receive: Receive) -> bytes:
    body, more = b"", True
    while more and len(body) <= _LARGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body[:_LARGEST_FORM]


def key_in(fields: bytes) -> str:
    """The key among the fields of an address or a form; empty if there is none."""
    return parse_qs(fields.decode("latin-1")).get("key", [""])[0].strip()
