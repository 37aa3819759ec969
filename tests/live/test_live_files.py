"""The files behind live links: what is in them, and when they change."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from gtm_framework.exchange.formulas import inert
from gtm_framework.live.content import live_content
from gtm_framework.live.files import LiveFiles
from gtm_framework.live.rules import FileName, live_rules
from gtm_framework.report.matrix_picture import matrix_svg
from gtm_framework.store import Put, Store
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import CASCADE, INITIATIVE
from gtm_framework.workspace.examples import example_workspace
from tests.report.demo import DAY, demo_company, of_ideas

NAMES = [file.name for file in live_rules().files]
CHANGED = datetime(2026, 8, 1, 9, 30, tzinfo=UTC)
PAYLOADS = [
    '=HYPERLINK("http://evil.example","Click")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "＝1+1",
    'DDE("cmd";"/C calc";"x")',
]
HTML = "<script>alert(1)</script>&\"'"


class Clock:
    """Tells the time that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 1, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'live.db'}", clock=clock) as opened:
        yield opened


@pytest.fixture
def acme(store: Store) -> str:
    made = store.create_workspace("Acme").id
    cascade = example_workspace("fintech-cascade").cascade.model_dump(mode="json", exclude_defaults=True)
    idea = {"title": "A", "impact": 8, "effort": 2}
    puts = [Put(INITIATIVE, "a", idea, based_on=None), Put(CASCADE, CASCADE, cascade, based_on=None)]
    store.save(made, puts, summary="Start")
    return made


@pytest.fixture
def opened(store: Store, acme: str, clock: Clock) -> Callable[[str], Any]:
    """Open a file through its link: `opened("list.csv")`."""
    files = LiveFiles(lambda: store, clock)
    links = {name: store.create_live_link(acme, name)[1] for name in NAMES}
    return lambda name: files.open(links[name], name)


def change(store: Store, acme: str, **fields: Any) -> None:
    body = {"title": "A", "impact": 8, "effort": 2, **fields}
    based_on = store.load(acme).find(INITIATIVE, "a").revision
    store.save(acme, [Put(INITIATIVE, "a", body, based_on=based_on)], summary="Change")


def content(workspace: Any, name: FileName) -> str:
    return live_content(workspace, name, DAY, CHANGED).decode()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_stays_the_same_to_the_byte_until_the_workspace_changes(
    opened: Any, store: Store, acme: str, clock: Clock, name: str
) -> None:
    first = opened(name)
    clock.now += timedelta(hours=3)
    assert opened(name) == first

    change(store, acme, title="B", impact=9)

    assert opened(name).tag != first.tag
    assert opened(name).content != first.content


@pytest.mark.parametrize("name", ["list.json", "client.html"])
def test_another_name_of_the_workspace_is_seen_at_once(
    opened: Any, store: Store, acme: str, name: str
) -> None:
    assert b"Acme" in opened(name).content

    store.rename_workspace(acme, "Beta")

    assert b"Beta" in opened(name).content
    assert b"Acme" not in opened(name).content


def test_the_next_day_reviews_and_the_client_page_are_made_again(opened: Any, clock: Clock) -> None:
    before = {name: opened(name) for name in NAMES}
    clock.now += timedelta(days=1)
    after = {name: opened(name) for name in NAMES}

    changed = {name for name in NAMES if after[name].tag != before[name].tag}
    assert changed == {"reviews.ics", "client.html"}


def test_every_open_is_counted_also_of_a_file_that_is_kept(opened: Any, store: Store, acme: str) -> None:
    for _ in range(3):
        opened("list.csv")

    assert {link.file: link.uses for link in store.live_links(acme)} == dict.fromkeys(NAMES, 0) | {
        "list.csv": 3
    }


def test_a_damaged_document_does_not_break_a_link(opened: Any, store: Store, acme: str) -> None:
    store.save(acme, [Put(INITIATIVE, "odd", {"title": ["no text"]}, based_on=None)], summary="Odd")

    assert json.loads(opened("list.json").content)["ideas"][0]["title"] == "A"


def test_the_json_list_has_names_numbers_and_nulls() -> None:
    idea = Initiative(title="A", impact=8, effort=2, owner="Ana", supports="o-1", status="Do now")
    workspace = demo_company().model_copy(update={"initiatives": (idea, Initiative(title="B"))})

    first, second = json.loads(content(workspace, "list.json"))["ideas"]

    assert (first["rank"], first["title"], first["impact"], first["effort"]) == (1, "A", 8, 2)
    assert (first["quadrant"], first["action"], first["owner"]) == ("Quick win", "do now", "Ana")
    assert first["objective"] == workspace.cascade.objectives[0].title
    assert (second["rank"], second["score"], second["quadrant"], second["owner"]) == (None,) * 4


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_formula_payload_is_inert_wherever_a_spreadsheet_reads_it(payload: str) -> None:
    idea = Initiative(
        title=payload, description=payload, owner=payload, status=payload, impact=8, effort=2,
        extra={payload: payload},
    )  # fmt: skip
    workspace = of_ideas([idea]).model_copy(update={"name": payload})
    told = inert(idea.title)
    assert told.startswith("'")

    rows = list(csv.reader(StringIO(content(workspace, "list.csv"))))
    listed = json.loads(content(workspace, "list.json"))

    cells = [cell for row in rows for cell in row if payload.strip() in cell]
    assert len(cells) >= 4
    assert all(cell.startswith("'") for cell in cells)
    assert listed["workspace"] == inert(payload)
    assert [listed["ideas"][0][name] for name in ("title", "owner", "status")] == [
        inert(text) for text in (idea.title, idea.owner, idea.status)
    ]


@pytest.mark.parametrize("name", ["matrix.svg", "client.html"])
def test_markup_in_a_title_is_shown_as_text(name: FileName) -> None:
    shown = content(of_ideas([Initiative(title=HTML, impact=8, effort=2)]), name)

    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize(
    "title", ["حملة إعلانية", "🚀 Launch 👩‍💻", "W" * 300, "新" * 100, "a\x00\x0b\ufffe\uffff\ud83d", HTML]
)
def test_the_matrix_is_well_formed_whatever_its_titles_are(title: str) -> None:
    drawn = matrix_svg(of_ideas([Initiative(title=f"{title} x", impact=8, effort=2)]).ranked())

    root = ET.fromstring(drawn)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    (key,) = root.iterfind(".//{http://www.w3.org/2000/svg}text[@class='key']")
    assert 2 < len(key.text or "") <= 45


def test_the_matrix_names_every_scored_idea_and_its_number() -> None:
    workspace = demo_company()
    root = ET.fromstring(content(workspace, "matrix.svg"))

    keys = root.findall(".//{http://www.w3.org/2000/svg}text[@class='number']")
    placed = [item for item in workspace.ranked() if item.quadrant]
    assert [key.text for key in keys] == [str(n) for n in range(1, len(placed) + 1)]


def test_an_empty_workspace_has_every_file() -> None:
    for name in NAMES:
        assert live_content(of_ideas([]), name, DAY, CHANGED)

    assert ET.fromstring(content(of_ideas([]), "matrix.svg")).tag.endswith("svg")
    assert "nothing to report yet" in content(of_ideas([]), "client.html")


def test_the_client_page_has_cover_strategy_list_and_matrix_and_no_way_to_change_anything() -> None:
    page = content(demo_company(), "client.html")

    assert '<h1 dir="auto">Lumen Analytics</h1>' in page
    for section in ("strategy", "ranking", "matrix"):
        assert f'<section id="{section}"' in page
    for section in ("conflicts", "decisions", "portfolio", "roadmap", "scorecard"):
        assert f'<section id="{section}"' not in page
    for changing_or_leading_away in ("<form", "<input", "<button", "<script", "http://", "https://"):
        assert changing_or_leading_away not in page


def test_the_calendar_has_the_reviews_and_is_newer_after_a_change() -> None:
    workspace = demo_company()
    old = Calendar.from_ical(live_content(workspace, "reviews.ics", DAY, CHANGED))
    new = Calendar.from_ical(live_content(workspace, "reviews.ics", DAY, CHANGED + timedelta(days=60)))

    [first, *_], [second, *_] = old.walk("VEVENT"), new.walk("VEVENT")
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
