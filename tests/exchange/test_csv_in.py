"""CSV in: what is let through, what is refused, and how it is told."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from gtm_framework.errors import GtmError
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.limits import TooLargeError
from gtm_framework.exchange.report import FileRefused
from gtm_framework.triage.initiative import Initiative, Kind, Output, Override

OWN_MARKS = "kind,lean,coverage,decided"


def refused(text: str | bytes, name: str = "ideas.csv") -> list[str]:
    with pytest.raises(FileRefused) as error:
        read_csv(text if isinstance(text, bytes) else text.encode(), name)
    return str(error.value).split("\n")


def only(text: str) -> Initiative:
    (initiative,) = read_csv(text.encode(), "ideas.csv").initiatives()
    return initiative


def test_a_full_row_becomes_an_initiative() -> None:
    initiative = only(
        "id,title,description,owner,impact,effort,reach,confidence,supports,quarter,status,horizon,one_kpi,"
        "output,tags,override,override_reason,person_months,Segment\n"
        'x-1,Own the benchmark,"Two\nlines",Ada,8,3.5,"12,000",80 %,o-1,2027-Q1,open,Strategic,no,'
        'calendar,"a, b",tactical,We say so,2,mid-market\n'
    )

    assert initiative == Initiative(
        id="x-1",
        title="Own the benchmark",
        description="Two\nlines",
        owner="Ada",
        impact=8,
        effort=3.5,
        reach=12_000,
        confidence=80,
        supports="o-1",
        quarter="2027-Q1",
        status="open",
        answers={"horizon": "strategic", "one_kpi": "no"},
        output=Output.CALENDAR,
        tags=("a", "b"),
        override=Override(kind=Kind.TACTICAL, reason="We say so"),
        inputs={"person_months": 2},
        extra={"Segment": "mid-market"},
    )


def test_blank_stays_blank() -> None:
    initiative = only(
        "title,impact,horizon,output,override,override_reason,tags,job_size,Segment\nx,,,,,,,,\n"
    )

    assert initiative == Initiative(title="x", extra={"Segment": ""})


def test_a_list_of_titles_is_enough() -> None:
    assert [i.title for i in read_csv(b"title\none\ntwo\n").initiatives()] == ["one", "two"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_same_list_comes_out_of_every_spelling(codec: str, delimiter: str, ending: str) -> None:
    rows = [["title", "owner"], ["Café tour", "Zoë"], ['"Two, or; three"', ""]]
    text = ending.join(delimiter.join(row) for row in rows)

    initiatives = read_csv(text.encode(codec)).initiatives()

    assert [(i.title, i.owner) for i in initiatives] == [("Café tour", "Zoë"), ("Two, or; three", "")]


def test_a_decimal_comma_is_read_whatever_the_delimiter() -> None:
    assert only("title;impact\nx;8,5\n").impact == 8.5
    assert only('title,impact\nx,"8,5"\n').impact == 8.5


def test_a_column_that_can_be_read_in_two_ways_says_which_one_is_taken() -> None:
    sheet = read_csv(b"title,reach\nx,1.200\ny,900\n", "ideas.csv")

    assert sheet.numbers["reach"].tolist() == [1200, 900]
    assert sheet.report.notes == (
        (
            "1.200 in reach is read as 1200. For the other reading, use --decimal period; the ranks stay "
            "the same."
        ),
    )


def test_the_other_columns_of_a_file_decide_its_number_style() -> None:
    sheet = read_csv(b"title;reach;impact\nx;1.200;8,5\ny;12.500;6\n")

    assert sheet.numbers["reach"].tolist() == [1200, 12500]


def test_placeholders_are_blanks_and_said_once_a_column() -> None:
    sheet = read_csv(b"title,impact,effort\nx,TBD,2\ny,n/a,-\nz,8,#DIV/0!\n", "ideas.csv")

    assert [i.impact for i in sheet.initiatives()] == [None, None, 8]
    assert sheet.report.notes[1:] == (
        "impact: 2 cells are read as blank: TBD, n/a.",
        "effort: 2 cells are read as blank: -, #DIV/0!.",
    )


def test_guarded_cells_and_headers_are_restored() -> None:
    initiative = only("title,'=sum\n'=1+1,'@x\n")

    assert (initiative.title, initiative.extra) == ("=1+1", {"=sum": "@x"})


def test_a_guard_is_taken_off_in_wide_encodings_too() -> None:
    assert read_csv("title\n'=1+1\n".encode("utf-16")).initiatives()[0].title == "=1+1"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_guard_at_the_very_start_is_taken_off(mark: bytes) -> None:
    assert read_csv(mark + b"'=a,title\n1,x\n").initiatives()[0].extra == {"=a": "1"}


# --- faults -------------------------------------------------------------------------------------


def test_a_number_out_of_range_is_told_with_row_column_value_and_remedy() -> None:
    text = "title,impact\n" + "x,5\n" * 12 + "y,12\n"

    assert refused(text) == [
        "ideas.csv, row 14, column impact: '12' is outside 1 to 10. Fix the cell, or leave it empty."
    ]


def test_every_bad_cell_is_told_at_once_by_row_then_column() -> None:
    assert refused(
        "id,title,impact,effort,reach,confidence,horizon,one_kpi\n"
        'a,"x\ny",11,much,-1,101,strategc,maybe\n'
        "\n"
        "a, ,5,5,5,5,weeks,yes\n"
        "b,z,,,,,,,yes\n"
    ) == [
        "ideas.csv, row 2, column impact: '11' is outside 1 to 10. Fix the cell, or leave it empty.",
        (
            "ideas.csv, row 2, column effort: 'much' is not a number from 1 to 10. "
            "Fix the cell, or leave it empty."
        ),
        (
            "ideas.csv, row 2, column reach: '-1' is not a number of 0 or more. "
            "Fix the cell, or leave it empty."
        ),
        (
            "ideas.csv, row 2, column confidence: '101' is outside 0 to 100. "
            "Fix the cell, or leave it empty."
        ),
        (
            "ideas.csv, row 2, column horizon: 'strategc' is not one of weeks, quarter, half_year, "
            "under_a_year, one_to_three_years, over_three_years, strategic, mixed, tactical. "
            "Did you mean 'strategic'? Fix the cell, or leave it empty."
        ),
        (
            "ideas.csv, row 2, column one_kpi: 'maybe' is not one of yes, no. "
            "Fix the cell, or leave it empty."
        ),
        (
            "ideas.csv, row 4 (line 5), column id: 'a' is the same id as in row 2. "
            "Use another id, or leave it empty."
        ),
        "ideas.csv, row 4 (line 5), column title: it is empty. Add a title, or remove the row.",
        (
            "ideas.csv, row 5 (line 6): it has 9 cells, but the header has 8. "
            "Put quotes around any cell that contains a delimiter, or remove the extra cells."
        ),
    ]


def test_a_fault_names_the_column_as_the_file_does() -> None:
    assert refused("Name,IMPACT\nx,12\n")[0].startswith("ideas.csv, row 2, column IMPACT: '12'")


def test_a_fault_carries_its_evidence() -> None:
    with pytest.raises(FileRefused) as error:
        read_csv(b"title,impact\nx,12\n", "ideas.csv")

    (fault,) = error.value.report.faults
    assert (fault.file, fault.row, fault.line, fault.column, fault.value) == (
        "ideas.csv", 2, 2, "impact", "12",
    )  # fmt: skip
    assert (fault.problem, fault.remedy) == ("is outside 1 to 10", "Fix the cell, or leave it empty.")


def test_after_a_hundred_faults_the_rest_is_counted() -> None:
    told = refused("title,impact,effort\n" + "x,11,-1\n" * 700)

    assert len(told) == 101
    assert told[99].startswith("ideas.csv, row 51, column effort: '-1'")
    assert told[100] == "and 1,300 more"


def test_an_override_and_its_reason_come_together() -> None:
    assert refused("title,override,override_reason\na,strategic,\nb,,because\nc,tactical,so\n") == [
        (
            "ideas.csv, row 2, column override: 'strategic' is overridden without a reason. "
            "Enter the reason in override_reason, or clear the cell."
        ),
        (
            "ideas.csv, row 3, column override_reason: 'because' is a reason, but no verdict is "
            "overridden. Fill in override, or clear the cell."
        ),
    ]


def test_an_override_in_a_file_without_reasons_is_a_fault() -> None:
    assert refused("title,override\na,strategic\n") == [
        (
            "ideas.csv, row 2, column override: 'strategic' is overridden without a reason. "
            "Enter the reason in override_reason, or clear the cell."
        )
    ]


def test_a_nul_is_a_fault() -> None:
    assert refused("title,Segment\nx,a\0b\n") == [
        (
            r"ideas.csv, row 2, column Segment: 'a\x00b' contains an unsupported character (NUL). "
            "Remove it, or save the file again as CSV."
        )
    ]


def test_a_nul_in_a_header_is_a_fault_of_the_file() -> None:
    assert refused("title,No\0te\nx,a\n") == [
        "ideas.csv: a header contains an unsupported character (NUL). Save the file again as CSV."
    ]


def test_a_missing_title_is_told_with_the_headers_and_what_else_is_wrong() -> None:
    assert refused("headline of it,owner\na,b\nc,d,e\n") == [
        (
            "ideas.csv: no column can be the title; the headers are headline of it, owner. "
            "Name the column with the ideas 'title'. If the file has no header row, add one."
        ),
        (
            "ideas.csv, row 3: it has 3 cells, but the header has 2. "
            "Put quotes around any cell that contains a delimiter, or remove the extra cells."
        ),
    ]


def test_only_the_first_headers_are_told() -> None:
    (told,) = refused(",".join(f"h{n}" for n in range(25)) + "\n")

    assert "h0, h1" in told
    assert "h19 and 5 more" in told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "it is empty. Use a file with a header row and at least one row below it."),
        (b"sep=;\r\n", "it is empty. Use a file with a header row and at least one row below it."),
        (b"\r\n \r\n", "it is empty. Use a file with a header row and at least one row below it."),
        (
            b"PK\x03\x04",
            ("it is a damaged or incomplete workbook or zip archive. Save it or download it again."),
        ),
        (
            b"\xff\xfet\x00i\x00x",
            "it starts as UTF-16 little-endian but mixes in another encoding. Save it as UTF-8.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_even_when_bad_rows_may_be_skipped(
    data: bytes, told: str
) -> None:
    with pytest.raises(FileRefused) as error:
        read_csv(data, "ideas.csv", on_bad="skip")

    assert str(error.value) == f"ideas.csv: {told}"


def test_a_header_that_is_badly_quoted_is_named() -> None:
    assert refused('title,"a"b\nx,1\n') == [
        (
            "ideas.csv, row 1: a quoted cell in this row continues after its closing quote. "
            "Inside a quoted cell, double each quote."
        )
    ]


def test_a_refused_file_lets_nothing_through() -> None:
    with pytest.raises(FileRefused) as error:
        read_csv(b"title,impact\ngood,5\nbad,12\n", "ideas.csv")

    assert (error.value.report.rows, error.value.report.taken) == (2, 1)


def test_good_rows_come_through_on_a_persons_word() -> None:
    sheet = read_csv(
        b"id,title,impact,horizon,tags,output,override,override_reason,job_size,Segment\n"
        b"a,good,5,weeks,x,,,,8,n1\nb,bad,12,weeks,y,,,,8,n2\nc,long,1,,,,,,,,,x\nd,fine,,,,target,tactical,so,,n4\n",
        "ideas.csv",
        on_bad="skip",
    )

    assert [(i.id, i.title, i.extra["Segment"]) for i in sheet.initiatives()] == [
        ("a", "good", "n1"), ("d", "fine", "n4"),
    ]  # fmt: skip
    assert sheet.rows.tolist() == [2, 5]
    assert len(sheet) == 2
    assert (sheet.report.rows, sheet.report.taken, sheet.report.fault_count) == (4, 2, 2)


# --- ids ----------------------------------------------------------------------------------------


def test_equal_ideas_get_ids_of_their_own_in_their_order() -> None:
    made = Initiative(title="x").id

    ids = [i.id for i in read_csv(b"title\nx\nx\ny\nx\n").initiatives()]

    assert ids == [made, f"{made}-2", Initiative(title="y").id, f"{made}-3"]


def test_a_made_id_steps_aside_for_a_given_one() -> None:
    made = Initiative(title="x", description="d").id
    text = f"id,title,description\n,x,d\n{made},y,\n{made}-2,z,\n"

    assert [i.id for i in read_csv(text.encode()).initiatives()] == [f"{made}-3", made, f"{made}-2"]


# --- our own export -----------------------------------------------------------------------------


def test_what_our_export_computed_is_never_believed() -> None:
    sheet = read_csv(f"rank,title,{OWN_MARKS},impact\n1,x,strategic,0.9,1,yes,7\n".encode(), "ours.csv")

    assert sheet.extra == {}
    assert sheet.report.notes == ("Recalculated: rank, kind, lean, coverage, decided.",)


def test_our_export_is_read_by_our_exact_names_alone() -> None:
    sheet = read_csv(f"title,Summary,Impact,Owner,{OWN_MARKS}\nx,s,High,o,,,,\n".encode())

    assert list(sheet.extra) == ["Summary", "Impact", "Owner"]


def test_our_export_is_checked_like_any_file() -> None:
    assert refused(f"title,impact,risk,{OWN_MARKS}\nx,12,free,,,,\n") == [
        "ideas.csv, row 2, column impact: '12' is outside 1 to 10. Fix the cell, or leave it empty.",
        "ideas.csv, row 2, column risk: 'free' is not one of " + _answers("risk") + ". "
        "Fix the cell, or leave it empty.",
    ]


def _answers(criterion: str) -> str:
    return ", ".join(read_csv(b"title\nx\n").allowed[criterion])


# --- sources, progress, limits -------------------------------------------------------------------


def test_a_path_gives_the_report_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_bytes(b"title\nx\n")

    assert read_csv(path).report.file == "ideas.csv"
    assert read_csv(str(path), "other name").report.file == "other name"


def test_an_open_file_is_read_and_named(tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_bytes(b"title\nx\n")
    with path.open("rb") as file:
        assert read_csv(file).report.file == str(path)
    assert read_csv(BytesIO(b"title\nx\n")).report.file == "the file"
    assert read_csv(BytesIO(b"title\nx\n"), "standard input").report.file == "standard input"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.csv"

    with pytest.raises(GtmError) as error:
        read_csv(path)

    assert str(error.value) == (
        f"{path}: can't read the file (No such file or directory). Check the name and the folder."
    )


def test_progress_is_told_in_bytes_up_to_the_last() -> None:
    data = b"title,owner\n" + b"an idea,somebody\n" * 9_000
    seen: list[tuple[int, int]] = []

    read_csv(data, progress=lambda done, total: seen.append((done, total)))

    assert len(seen) >= 2
    assert seen == sorted(seen)
    assert seen[-1] == (len(data), len(data))


class Cancelled(Exception):  # noqa: N818
    """What a page raises when a person stops it."""


def test_raising_from_progress_cancels() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_csv(b"title\nx\n", progress=stop)


def test_a_list_longer_than_a_page_takes_is_refused() -> None:
    with pytest.raises(TooLargeError, match="more than 2 rows"):
        read_csv(b"title\na\nb\nc\n", max_rows=2)


# --- the table ----------------------------------------------------------------------------------


def test_a_sheet_becomes_a_table_with_criteria_as_categories() -> None:
    frame = read_csv(
        b"title,impact,job_size,horizon,tags,output,override,override_reason,Segment\n"
        b'x,7,,Weeks,"a, b",,,,n\ny,,8,,,target,tactical,so,\n'
    ).frame()

    names = "id title impact job_size horizon output override override_reason tags Segment"
    assert list(frame.columns) == names.split()
    assert frame["horizon"].tolist()[0] == "weeks"
    assert frame["horizon"].isna().tolist() == [False, True]
    assert frame["horizon"].cat.categories.tolist()[-3:] == ["strategic", "mixed", "tactical"]
    np.testing.assert_array_equal(frame["impact"], [7, np.nan])
    np.testing.assert_array_equal(frame["job_size"], [np.nan, 8])
    assert frame["tags"].tolist() == ["a, b", ""]
    assert frame["output"].tolist() == ["", "target"]


def test_a_bare_list_becomes_a_bare_table() -> None:
    assert list(read_csv(b"title\nx\n").frame().columns) == ["id", "title"]


def test_a_header_without_rows_is_an_empty_list() -> None:
    sheet = read_csv(b"title,impact,horizon,tags\n")

    assert (sheet.initiatives(), len(sheet.frame())) == ([], 0)
    assert sheet.report.notes == ("There are no rows below the header.",)
