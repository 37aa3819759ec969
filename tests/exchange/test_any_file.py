"""Law: whatever the bytes, a file is read or refused in words; nothing else ever happens."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gtm_framework.exchange.importing.csv_in import OnBad, read_csv
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.exchange.report import FileRefused, Report

HEADERS = [
    "title",
    "Name",
    "id",
    "impact",
    "risk",
    "rank",
    "kind,lean,coverage,decided",
    "override",
    "tags",
]
CELLS = ["strategic", "12", "8,5", "1.200", "'=1", "é", "x", " ", "\0"]
SIGNS = ["sep=;", '"', '""', ",", ";", "\t", "\n", "\r\n", "\r"]
PIECES = st.sampled_from([*HEADERS, *CELLS, *SIGNS])
TEXTS = st.lists(PIECES, max_size=25).map("".join)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
FILES = st.binary(max_size=60) | st.builds(str.encode, TEXTS, CODECS)


def outcome(data: bytes, on_bad: OnBad) -> Sheet | Report:
    """What comes of a file; any other exception fails the test."""
    try:
        return read_csv(data, "any.csv", on_bad=on_bad)
    except FileRefused as refused:
        return refused.report


@settings(max_examples=200, deadline=None)
@given(FILES)
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"sep=;")
@example(b'\n""')
@example(b"title\n\xff\x00")
def test_any_file_is_read_or_refused_in_words(data: bytes) -> None:
    came = outcome(data, "skip")

    if isinstance(came, Report):
        assert all(line.startswith("any.csv") for line in came.fault_lines)
        assert came.fault_count >= 1
    else:
        assert len(came.initiatives()) == len(came.frame()) == came.report.taken


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_a_file_comes_through_whole_or_not_at_all(data: bytes) -> None:
    came = outcome(data, "refuse")

    if isinstance(came, Report):
        assert came.fault_lines
    else:
        assert (came.report.fault_count, came.report.taken) == (0, came.report.rows)
