"""An app below a path of its host, whether the proxy leaves the path in requests or takes it off."""

from typing import Any

import pytest

from gtm_framework.sharing.base_paths import BasePath, base_path
from tests import in_a_thread


def seen(path: str, base: str) -> str:
    """The path that the app is asked for."""
    found: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        found.append(scope["path"])
        assert scope.get("raw_path", scope["path"].encode()) == scope["path"].encode()

    in_a_thread.run(BasePath(app, base=base)({"type": "http", "path": path}, None, None))
    return found[0]


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://192.168.1.20:8501", ""),
        ("https://gtm.example.com/", ""),
        ("https://example.com/gtm", "/gtm"),
        ("https://example.com/tools/gtm/", "/tools/gtm"),
        ("", ""),
    ],
)
def test_the_path_is_the_one_of_the_apps_address(address: str, base: str) -> None:
    assert base_path(address) == base


@pytest.mark.parametrize(
    ("path", "below"),
    [
        ("/gtm", "/"),
        ("/gtm/", "/"),
        ("/gtm/live/K7M4/list.csv", "/live/K7M4/list.csv"),
        ("/live/K7M4/list.csv", "/live/K7M4/list.csv"),
        ("/gtmx/join", "/gtmx/join"),
        ("/gtm/_stcore/stream", "/_stcore/stream"),
        ("/gtm//elsewhere.example", "//elsewhere.example"),
    ],
)
def test_the_app_is_asked_below_the_root_with_either_kind_of_proxy(path: str, below: str) -> None:
    assert seen(path, "/gtm") == below


def test_without_a_path_nothing_changes() -> None:
    assert seen("/gtm/join", "") == "/gtm/join"
