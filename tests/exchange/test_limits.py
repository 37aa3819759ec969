"""What a page takes."""

import pytest

from gtm_framework.exchange.limits import PAGE_BYTES, PAGE_ROWS, TooLargeError, check_size


def test_the_published_limits() -> None:
    assert (PAGE_BYTES, PAGE_ROWS) == (20 * 1024 * 1024, 10_000)


def test_a_file_at_the_limit_is_taken() -> None:
    check_size("ideas.csv", PAGE_BYTES)


def test_a_larger_file_is_refused_by_its_size_and_told_of_the_command() -> None:
    with pytest.raises(TooLargeError) as refused:
        check_size("ideas.csv", PAGE_BYTES + 1)

    assert str(refused.value) == (
        "ideas.csv: it has 20.1 MB. The app accepts up to 20 MB or 10,000 rows. "
        "For millions of rows, use the command line: gtm-framework triage FILE -o OUT.csv"
    )
    assert (refused.value.name, refused.value.size) == ("ideas.csv", PAGE_BYTES + 1)
    assert refused.value.limit == PAGE_BYTES
