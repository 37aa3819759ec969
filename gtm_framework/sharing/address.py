"""The app's address as visitors see it: behind a proxy, and under a path."""

from collections.abc import Iterable
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names a computer uses for itself."""


def app_address(url: str, pages: Iterable[str]) -> str:
    """The app's address, derived from the address of one of its pages in a visitor's browser.

    Args:
        url: The page's address, such as ``"https://example.com/gtm/workshop?workshop=s-1"``.
        pages: The last path segments of the app's own pages, such as ``"workshop"``.

    Returns:
        The address without the page, its query, and a trailing slash: ``"https://example.com/gtm"``.

    Example:
        >>> app_address("https://team.example/gtm/workshop?workshop=s-1", pages=["workshop"])
        'https://team.example/gtm'
    """
    here = urlsplit(url)
    parts = [part for part in here.path.split("/") if part]
    if parts and parts[-1] in set(pages):
        parts.pop()
    return "/".join((f"{here.scheme}://{here.netloc}", *parts))


def is_loopback(url: str) -> bool:
    """Whether an address leads to the visitor's own computer, which no other device can reach.

    Example:
        >>> is_loopback("http://localhost:8501/triage"), is_loopback("https://team.example")
        (True, False)
    """
    return (urlsplit(url).hostname or "") in LOOPBACK
