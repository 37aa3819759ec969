"""The shared screen in a browser: every scene fits its window and can be read from the back of the room."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import Browser, Page, expect

from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scenes import page as page_of
from gtm_framework.charts.projector.scenes import scene
from gtm_framework.charts.signs import Theme, ink
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Shown
from gtm_framework.workshop.results.full_record import record
from gtm_framework.workshop.votes.seen import Viewer
from tests.browser.measured_screen import FAULTS
from tests.browser.rehearsal import Rehearsal, titles
from tests.browser.server import ROOT, Server
from tests.charts.projector_room import DOOR

APP = ROOT / "app.py"
FONT = next(Path(streamlit.__file__).parent.glob("static/static/media/SourceSansVF-Upright*"))
Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("projector-visit")]


def test_in_a_rehearsal_every_scene_is_legible_whole_and_free_of_overlap(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'room.db'}"
    rehearsal = Rehearsal(url, titles(20))
    server = serve(APP, env={"GTM_DATABASE_URL": url})
    address = f"{server.url}/present?workshop={rehearsal.room.id}"
    screens = {"light": visit(address), "dark": visit(address, dark=True)}
    faults, seen = {}, set()

    for number, (name, words) in enumerate(rehearsal.scenes()):
        for theme, screen in screens.items():
            expect(screen.locator(f"[data-scene='{name}']")).to_contain_text(words)
            faults[number, name, theme] = screen.evaluate(FAULTS, 720 / 30)
        seen.add(name)

    assert {where: found for where, found in faults.items() if found} == {}
    assert seen == {
        *("joining", "collect", "silent", "dots", "ready", "results", "talk", "comparison", "moving"),
        *("placing", "decisions", "decided", "code"),
    }


def test_the_screen_is_turned_by_keys_and_rings_at_zero_if_somebody_wants_it(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'room.db'}"
    rehearsal = Rehearsal(url, titles(20))
    room = rehearsal.room
    room.goes_to("merge")
    server = serve(APP, env={"GTM_DATABASE_URL": url})
    screen = visit(f"{server.url}/present?workshop={room.id}")
    foot = screen.locator(".foot")
    expect(foot.get_by_text("page 1 of 2")).to_be_visible()

    for key in ("PageDown", "ArrowRight"):  # of a presenter remote and of a keyboard; one is too many
        screen.keyboard.press(key)
    expect(foot.get_by_text("page 2 of 2")).to_be_visible()
    foot.get_by_role("button", name="Previous page").click()
    expect(foot.get_by_text("page 1 of 2")).to_be_visible()
    screen.keyboard.press("q")
    expect(screen.locator("[data-scene='code'] img")).to_be_visible()
    assert room.box.state(room.id).shown == Shown(page=1, code=True)

    foot.get_by_role("button", name="Sound").click()
    expect(foot).not_to_have_attribute("data-rung", "1")
    room.does(ev.Extend, by="-PT30M")
    expect(screen.get_by_text("time’s up")).to_be_visible()
    expect(foot).to_have_attribute("data-rung", "1")


ODD = [
    "W" * 200,
    "https://example.com/" + "a/b" * 60,
    "中" * 200,
    " ".join(["win"] * 50),
    "🚀 Launch week " * 12,
    "حم " * 60,
]


@pytest.fixture
def screen(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def drawn(rehearsal: Rehearsal, theme: Theme) -> Iterator[tuple[str, str]]:
    """Every page of every scene of a rehearsal, and what it is."""
    box, workshop_id = rehearsal.room.box, rehearsal.room.id
    for name, _ in rehearsal.scenes():
        view = box.view(workshop_id, Viewer.SCREEN)
        made = record(
            view.state, view.seen, view.people, {}, box.store.clock(), weeks_of=lambda effort: effort
        )
        room = Room(view.state, view.seen, len(view.people), made, DOOR, theme)
        if name == "code":
            yield name, page_of(room, scene(room))
            continue
        for number, page in enumerate(scene(room).pages, start=1):
            yield f"{name} {number}", page


def stage(theme: Theme) -> str:
    """The page around a scene, as far as it bears on its layout."""
    font = b64encode(FONT.read_bytes()).decode()
    colors = " ".join(f"--gtm-{name}: {value};" for name, value in asdict(ink(theme)).items())
    css = (ROOT / "pages/parts/present/present.css").read_text(encoding="utf-8")
    return (
        f"<style>@font-face {{ font-family: Screen; src: url(data:font/woff2;base64,{font}); "
        f"font-weight: 200 900 }} :root {{ {colors} }} "
        f"body {{ font-family: Screen, sans-serif; margin: 0 }} {css}</style>"
        "<div data-testid='stAppViewContainer'>"
        "<div class='st-key-present-stage'><div class='present'></div></div></div>"
    )


@pytest.mark.parametrize(
    ("ideas", "window", "theme"),
    [
        (titles(3), (1920, 1080), "light"),
        (titles(8), (1280, 720), "dark"),
        pytest.param(titles(60), (1920, 1080), "dark", marks=pytest.mark.thorough),
        (ODD, (1280, 720), "light"),
        (ODD, (1024, 768), "light"),
    ],
    ids=["3", "8", "60", "odd", "odd on 4:3"],
)
def test_every_page_of_every_scene_ends_above_the_foot(
    ideas: list[str], window: tuple[int, int], theme: Theme, screen: Page, tmp_path: Path
) -> None:
    width, height = window
    unit = min(height / 100, 0.5625 * width / 100)
    screen.set_viewport_size({"width": width, "height": height})
    screen.set_content(stage(theme))
    screen.evaluate("document.fonts.load('600 40px Screen')")
    faults = {}

    for name, page in drawn(Rehearsal(f"sqlite:///{tmp_path / 'room.db'}", ideas), theme):
        end = screen.evaluate(
            "html => { const stage = document.querySelector('.present'); stage.innerHTML = html; "
            "return stage.getBoundingClientRect().bottom }",
            page,
        )
        found = screen.evaluate(FAULTS, unit * 100 / 30)
        faults[name] = [*found, *([f"ends at {end / unit:.1f}"] if end > 92.6 * unit else [])]

    assert {where: found for where, found in faults.items() if found} == {}
    assert len(faults) > 15
