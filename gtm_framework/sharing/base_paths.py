"""An app below a path of its host, such as ``/gtm``; the proxy may keep or strip the path."""

from urllib.parse import urlsplit

from gtm_framework.sharing.asgi import App, Receive, Scope, Send


def base_path(address: str) -> str:
    """The path of an address without a trailing slash: ``"/gtm"``; empty for the whole host.

    Example:
        >>> base_path("https://team.example/gtm/"), base_path("https://team.example")
        ('/gtm', '')
    """
    return urlsplit(address).path.rstrip("/")


class BasePath:
    """Strips the path from every request that still has it, so the app doesn't need to know it.

    Example:
        >>> from asyncio import run
        >>> async def app(scope, receive, send):
        ...     print(scope["path"])
        >>> run(BasePath(app, base="/gtm")({"type": "http", "path": "/gtm/triage"}, None, None))
        /triage
    """

    def __init__(self, app: App, *, base: str) -> None:
        """Put it in front of an app.

        Args:
            app: The app that answers.
            base: The path, as `base_path` gives it.
        """
        self._app, self._base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, below the root."""
        path = scope.get("path", "")
        if self._base and (path == self._base or path.startswith(f"{self._base}/")):
            below = path.removeprefix(self._base) or "/"
            scope = {**scope, "path": below, "raw_path": below.encode()}
        await self._app(scope, receive, send)
