"""The report command as a person or a script runs it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gtm_framework.charts import pictures
from gtm_framework.exchange.workspaces.file import read_workspace, workspace_bytes
from gtm_framework.report import pdf
from gtm_framework.store import Put, Store
from gtm_framework.store.opened import documents_of, last_outcome, open_workspace
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from tests.cli.conftest import Done
from tests.store.meeting import meeting

Command = Callable[..., Done]
EXAMPLE = ("report", "--example", "upmarket-jump")


def test_a_report_is_written_as_one_html_file(command: Command) -> None:
    done = command(*EXAMPLE, "--date", "2026-09-01")

    assert (done.code, done.err) == (0, [])
    text = Path("report.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "September 1, 2026" in text


def test_a_dash_writes_to_standard_output(command: Command) -> None:
    done = command(*EXAMPLE, "-o", "-")

    assert done.out.startswith(b"<!doctype html>")
    assert not Path("report.html").exists()


def test_client_sections_and_logo_can_be_chosen(command: Command) -> None:
    content = BytesIO()
    Image.new("RGB", (40, 20)).save(content, "PNG")
    Path("logo.png").write_bytes(content.getvalue())

    done = command(
        *EXAMPLE,
        "--client",
        "Acme & Co",
        "--sections",
        "conflicts, reviews",
        "--logo",
        "logo.png",
        "-o",
        "-",
    )

    text = done.out.decode()
    assert '<h1 dir="auto">Acme &amp; Co</h1>' in text
    assert 'alt="Logo of Acme &amp; Co"' in text
    assert '<section id="conflicts"' in text
    assert '<section id="strategy"' not in text


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in which a workshop has decided on an idea; the workspace's exported file."""
    (tmp_path / "data").mkdir()
    url = f"sqlite:///{tmp_path / 'data' / 'gtm.db'}"
    monkeypatch.setenv("GTM_DATABASE_URL", url)
    with Store.open(url) as store:
        acme = store.create_workspace("Acme Inc.").id
        ideas = [
            Put("initiative", title, {"title": title, "impact": 8, "effort": 2}, based_on=None)
            for title in ("Own the benchmark", "Enter Austria")
        ]
        store.save(acme, ideas, summary="Begin")
        box = BallotBox(store)
        room = meeting(box, acme, "Own the benchmark", "Enter Austria", phase="decide")
        room.join("Ines")
        room.do(
            ev.Decide, item="Enter Austria", call="later", reason="Nobody speaks German.",
            decider="Ines", owner="Leo", due=date(2027, 1, 4),
        )  # fmt: skip
        room.do(ev.Park, text="Pricing", owner="Tomasz")
        workspace = open_workspace(store, acme)
        file = tmp_path / "data" / "acme.json"
        documents = documents_of(store.load(acme))
        file.write_bytes(workspace_bytes("Acme Inc.", documents, last_outcome(store, workspace)))
    return file


@pytest.mark.parametrize("source", ["file", "name", "name in other letters"])
def test_decisions_of_the_last_workshop_are_in_the_report(
    command: Command, decided: Path, source: str
) -> None:
    named = {"file": str(decided), "name": "Acme Inc.", "name in other letters": "acme inc."}[source]

    done = command("report", named, "--sections", "decisions", "-o", "report.md")

    assert (done.code, done.err) == (0, [])
    told = Path("report.md").read_text(encoding="utf-8")
    for part in (
        "1 of 2 shortlisted ideas decided.",
        "1 person: Which work wins us the mid-market?",
        "| Enter Austria | Later | Nobody speaks German. | Ines | Leo | January 4, 2027 |",
        "| Pricing | Tomasz |",
    ):
        assert part in told


def test_a_file_with_a_workshop_is_read_like_any_other(decided: Path) -> None:
    read = read_workspace(decided.read_bytes())

    assert read.last_workshop
    assert [idea.title for idea in read.workspace().initiatives] == ["Own the benchmark", "Enter Austria"]


def test_an_unknown_workspace_is_refused_with_those_that_there_are(command: Command, decided: Path) -> None:
    done = command("report", "Acne Inc.")

    assert (done.code, done.err) == (2, ["Unknown workspace 'Acne Inc.'. Did you mean 'Acme Inc.'?"])


@pytest.mark.parametrize("named", ["missing.json", "some/folder", r"C:\acme"])
def test_what_looks_like_a_file_is_never_looked_for_in_the_database(command: Command, named: str) -> None:
    done = command("report", named)

    assert (done.code, done.err) == (2, [f"{named}: file not found. Check the name and the folder."])


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["report"],
            ("No workspace given. Name a file or a workspace in the database, or use --example NAME."),
        ),
        (
            [*EXAMPLE, "-o", "r.docx"],
            (
                "r.docx: we can't write a report in this format. "
                "Use a name that ends in .html, .pdf, .pptx, or .md."
            ),
        ),
        (
            [*EXAMPLE, "--logo", "none.png"],
            "none.png: file not found. Check the name and the folder.",
        ),
    ],
)
def test_a_refusal_is_one_line_with_what_to_do(command: Command, words: list[str], line: str) -> None:
    done = command(*words)

    assert (done.code, done.err) == (2, [line])
    assert list(Path().iterdir()) == []


def test_an_unknown_section_is_refused_with_the_nearest_one(command: Command) -> None:
    done = command(*EXAMPLE, "--sections", "conflict")

    assert done.code == 2
    assert "Did you mean 'conflicts'?" in done.err[0]


def test_without_a_browser_a_pdf_is_refused_with_the_way_out(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "browser_path", lambda: None)

    done = command(*EXAMPLE, "-o", "r.pdf")

    assert done.code == 2
    assert "\n".join(done.err) == (
        "We can't make a PDF here, because no Chrome or Chromium is installed. "
        "Open the HTML report in any browser and choose Print, Save as PDF."
    )


@pytest.mark.skipif(pictures.browser_path() is None, reason="no Chrome or Chromium is installed")
def test_a_pdf_is_printed_by_the_browser_that_is_here(command: Command) -> None:
    done = command(*EXAMPLE, "-o", "r.pdf", "--paper", "letter")

    content = Path("r.pdf").read_bytes()
    assert (done.code, done.err) == (0, [])
    assert content.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 612 792]" in content


def test_a_browser_that_fails_is_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "browser_path", lambda: "/nowhere/chromium")

    done = command(*EXAMPLE, "-o", "r.pdf")

    assert done.code == 2
    assert done.err[0].startswith("/nowhere/chromium couldn't print the report. Open the HTML report")
