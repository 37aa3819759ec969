"""The headers that apply to every response, above all which scripts a page may load."""

import re
from collections.abc import Iterable

from gtm_framework.sharing.asgi import Message, Scope, Send

_HOST = re.compile(r"[a-zA-Z0-9.:\[\]-]+")

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


def with_headers(scope: Scope, send: Send, scripts: Iterable[str]) -> Send:
    """Add the headers that apply to every response, replacing the app's own.

    Args:
        scope: The request.
        send: Where the response goes.
        scripts: Hashes of the scripts inside the app's own page.
    """
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    # Older browsers don't count a connection to this server as 'self'.
    streams = f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    hashes = " ".join(f"'{script}'" for script in scripts)
    told = ((name, rule.format(scripts=hashes, streams=streams)) for name, rule in _POLICY.items())
    policy = "; ".join(f"{name} {' '.join(rule.split())}" for name, rule in told)
    ours = (*_HEADERS, (b"content-security-policy", policy.encode()))
    names = {name for name, _ in ours}

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
            message["headers"] = [*own, *(_HEADERS if _is_part(own) else ours)]
        await send(message)

    return send_with_headers


def _is_part(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether a response is a script, style, or font, which follows the policy of its page."""
    types = [value for name, value in headers if name.lower() == b"content-type"]
    return any(word in kind for kind in types for word in (b"javascript", b"css", b"font"))
