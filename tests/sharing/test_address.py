"""The app's address is the one that visitors use: behind a proxy, and under a path."""

import pytest

from gtm_framework.sharing.address import app_address, is_loopback

PAGES = ("workshop", "present", "join")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:8501", "http://localhost:8501"),
        ("http://192.168.1.7:8501/workshop?workshop=s-1", "http://192.168.1.7:8501"),
        ("https://gtm.example.com/join?code=K7M4-XP93", "https://gtm.example.com"),
        ("https://example.com/tools/gtm/present?workshop=s-1#top", "https://example.com/tools/gtm"),
        ("https://example.com/tools/gtm/", "https://example.com/tools/gtm"),
        ("https://example.com/workshop/workshop/", "https://example.com/workshop"),
    ],
)
def test_the_address_is_the_page_without_its_name(url: str, address: str) -> None:
    assert app_address(url, PAGES) == address


def test_a_computers_own_names_are_known() -> None:
    assert [is_loopback(f"http://{host}:8501") for host in ("localhost", "127.0.0.1", "[::1]")] == [
        True
    ] * 3
    assert not is_loopback("https://gtm.example.com")
