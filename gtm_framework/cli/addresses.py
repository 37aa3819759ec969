"""The addresses of a shared app: its own, the one visitors use, and the proxy to trust."""

import socket
from contextlib import closing
from ipaddress import ip_network
from urllib.parse import urlsplit

from gtm_framework.cli.ports import HOST
from gtm_framework.errors import RefusedError


def checked_proxy(address: str | None, *, share: bool) -> str:
    """The proxy to trust; empty without one, and then no proxy is trusted."""
    if address is None:
        return ""
    if not share:
        raise RefusedError("--trusted-proxy", ["This option only works with a shared app. Add --share."])
    try:
        return str(ip_network(address.strip(), strict=False))
    except ValueError:
        fault = f"{address!r} is not an IP address or network. Use one such as 10.0.0.5 or 10.0.0.0/24."
        raise RefusedError("--trusted-proxy", [fault]) from None


def checked_public(address: str | None, *, share: bool) -> str:
    """The address that links begin with, without a trailing slash; empty if none was given."""
    if address is None:
        return ""
    if not share:
        raise RefusedError("--public-address", ["This option only works with a shared app. Add --share."])
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        fault = f"{address!r} is not a website address. Use one such as https://gtm.example.com/app."
        raise RefusedError("--public-address", [fault])
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def network_address() -> str:
    """This machine's address on the network it would use to reach others; sends no packet."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation, so nobody is there
        except OSError:
            return HOST
        return str(probe.getsockname()[0])
