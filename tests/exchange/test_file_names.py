"""The names of files that people take away."""

from datetime import date

import pytest

from gtm_framework.exchange.file_names import file_name

DAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("Northwind", "northwind-report-2026-10-05.pdf"),
        ("Müller & Sons, Inc.", "müller-sons-inc-report-2026-10-05.pdf"),
        ("../../etc/passwd", "etc-passwd-report-2026-10-05.pdf"),
        ("日本 株式会社", "日本-株式会社-report-2026-10-05.pdf"),
        ("—", "report-2026-10-05.pdf"),
        ("a" * 80, f"{'a' * 60}-report-2026-10-05.pdf"),
    ],
)
def test_a_file_carries_its_owner_what_it_is_and_the_date(owner: str, name: str) -> None:
    assert file_name(owner, "report", DAY, "pdf") == name
