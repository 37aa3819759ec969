"""A participant's page on a phone: in by link or code, back as themselves, blind until the reveal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.cli.serve import SHARED
from gtm_framework.workshop import events as ev
from tests.browser.open_workshop import GOAL, OpenWorkshop
from tests.browser.server import Server

ROOT = Path(__file__).resolve().parents[2]
KEY = "K7M4XP93K7M4XP93K7M4XP93"
IDEAS = ("Own the benchmark", "Win-back mails", "Partner channel")
Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("join-visit")]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('join') / 'room.db'}"


@pytest.fixture(scope="module")
def server(serve: Serve, url: str) -> Server:
    OpenWorkshop.begun(url)  # the database is there before the server looks for it
    return serve(ROOT / SHARED, env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY})


def on_a_phone(visit: Visit, address: str, *, new: bool = False) -> Page:
    return visit(address, width=390, height=844, touch=True, new=new)


def joined(visit: Visit, server: Server, room: OpenWorkshop, name: str = "Ana") -> Page:
    phone = on_a_phone(visit, server.url + room.link)
    phone.get_by_role("textbox", name="Your name").fill(name)
    phone.get_by_role("button", name="Join").tap()
    expect(phone.get_by_text(f"You are {name}")).to_be_visible()
    return phone


def tap(phone: Page, name: str) -> None:
    phone.get_by_role("button", name=name).tap()


def arrived(phone: Page) -> None:
    """Wait until every answer has been acknowledged."""
    expect(phone.locator(".paper")).to_have_attribute("data-waiting", "0")


def test_the_link_leads_to_the_ballot_and_every_answer_arrives(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = joined(visit, server, room)
    expect(phone.get_by_text(GOAL)).to_be_visible()
    assert "link=" not in phone.url

    expect(phone.get_by_text("1 of 3")).to_be_visible()
    tap(phone, "7: moves the company's quarter")
    tap(phone, "Next")
    tap(phone, "Don’t know")
    tap(phone, "Skip")
    expect(phone.get_by_role("heading", name="All 3 answered")).to_be_visible()
    expect(phone.get_by_text("Waiting for the reveal")).to_be_visible()
    arrived(phone)

    heard = {one.item: one for one in room.revealed().heard}
    assert heard[IDEAS[0]].values == (7,)
    assert (heard[IDEAS[1]].dont_know, heard[IDEAS[2]].skipped) == (1, 1)
    expect(phone.get_by_text("Impact 7 · one ballot, at 7")).to_be_visible()


def test_the_page_fits_a_phone_and_weighs_less_than_three_megabytes(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = on_a_phone(visit, "about:blank", new=True)
    weight = [0.0]
    line = phone.context.new_cdp_session(phone)
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))
    phone.goto(server.url + room.link)
    phone.get_by_role("textbox", name="Your name").fill("Ana")
    tap(phone, "Join")
    expect(phone.get_by_role("button", name="Next")).to_be_visible()

    assert 100_000 < sum(weight) < 3_000_000
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    steps = phone.locator(".paper button").all()
    assert len(steps) == 14
    assert all(
        box and box["height"] >= 44 and box["width"] >= 44 for box in (one.bounding_box() for one in steps)
    )
    last = phone.get_by_role("button", name="Next").bounding_box()
    assert last
    assert last["y"] + last["height"] < 844


def test_a_reload_brings_people_back_as_themselves_where_they_were(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = joined(visit, server, room)
    tap(phone, "3: helps one team")
    arrived(phone)

    phone.goto(f"{server.url}/join")

    expect(phone.get_by_text("You are Ana")).to_be_visible()
    expect(phone.get_by_text("2 of 3")).to_be_visible()
    tap(phone, "Back")
    expect(phone.get_by_text("answered")).to_be_visible()
    expect(phone.locator("[aria-pressed=true]")).to_have_count(0)  # that, never what
    assert room.names() == ["Ana"]


def test_a_restart_in_mid_round_loses_nothing_and_needs_no_hand(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'restart.db'}"
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    server = serve(ROOT / SHARED, env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY})
    phone = joined(visit, server, room)
    tap(phone, "3: helps one team")
    arrived(phone)
    server.stop()
    tap(phone, "Next")
    tap(phone, "9: changes the year")  # nobody listens
    server.start()

    arrived(phone)
    tap(phone, "Next")
    tap(phone, "5: moves a team's number")
    arrived(phone)

    seen = room.revealed()
    assert [heard.values for idea in IDEAS if (heard := seen.on(idea, "impact"))] == [(3,), (9,), (5,)]
    expect(phone.get_by_role("heading", name="Reveal")).to_be_visible()


def test_a_code_is_read_forgivingly_and_a_wrong_one_is_said(server: Server, visit: Visit, url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    phone = on_a_phone(visit, f"{server.url}/join?code=0000-0000")
    tap(phone, "Go on")
    expect(phone.get_by_role("alert")).to_be_visible()

    phone.get_by_role("textbox", name="Code").fill(f" {room.code[:3].lower()} {room.code[3:]}")
    tap(phone, "Go on")

    phone.get_by_role("textbox", name="Your name").fill("Cleo")
    tap(phone, "Join")
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()


def test_the_second_of_a_name_gets_a_number_and_each_stays_who_they_are(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    joined(visit, server, room)
    second = on_a_phone(visit, server.url + room.link)
    second.get_by_role("textbox", name="Your name").fill("Ana")
    tap(second, "Join")

    expect(second.get_by_text("You are Ana (2).")).to_be_visible()
    second.reload()
    expect(second.get_by_text("You are Ana (2).")).to_be_visible()
    assert room.names() == ["Ana", "Ana (2)"]


def test_without_names_nobody_is_asked_for_one(server: Server, visit: Visit, url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, named=False)
    phone = on_a_phone(visit, server.url + room.link)
    expect(phone.get_by_text("Nobody is asked for a name here.")).to_be_visible()
    tap(phone, "Join")

    expect(phone.get_by_text("You are here without a name.")).to_be_visible()


def test_dots_end_where_the_rule_says_and_where_they_lie_is_not_told_again(
    server: Server, visit: Visit, url: str
) -> None:
    ideas = [f"Idea {letter}" for letter in "abcdef"]
    room = OpenWorkshop.begun(url, *ideas, phase="shortlist")
    phone = joined(visit, server, room)
    expect(phone.get_by_role("heading", name="2 of 2 dots left")).to_be_visible()
    tap(phone, "Idea a")
    tap(phone, "Idea b")
    expect(phone.get_by_role("button", name="Idea c")).to_be_disabled()
    tap(phone, "Idea b")
    tap(phone, "Idea c")
    expect(phone.get_by_role("heading", name="0 of 2 dots left")).to_be_visible()
    arrived(phone)

    phone.reload()
    expect(phone.get_by_role("heading", name="Your dots are laid")).to_be_visible()
    room.does(ev.Reveal)

    expect(phone.get_by_text("1 dot · Idea a")).to_be_visible()
    expect(phone.get_by_text("1 dot · Idea c")).to_be_visible()
    expect(phone.get_by_text("0 dots · Idea b")).to_be_visible()


def test_a_half_typed_idea_survives_what_others_do(server: Server, visit: Visit, url: str) -> None:
    room = OpenWorkshop.begun(url, phase="ideas")
    phone = joined(visit, server, room)
    phone.get_by_role("textbox", name="What would help?").press_sequentially("A round table of")

    room.box.admit(room.id, "Ben")
    room.does(ev.SetUp, named=True)
    room.does(ev.NameDecider, decider="Mira")
    late = joined(visit, server, room, "Cleo")  # by then the phone has looked again
    expect(late.get_by_text("Nobody sees your list but you")).to_be_visible()

    phone.get_by_role("textbox", name="What would help?").press_sequentially(" plant managers")
    tap(phone, "Hand in")
    expect(phone.get_by_text("Your list · 1 of 20 at most")).to_be_visible()
    expect(phone.get_by_text("A round table of plant managers")).to_be_visible()
    expect(late.get_by_text("A round table")).to_have_count(0)


def test_a_late_comer_lands_in_the_open_vote_and_an_idea_reworded_keeps_its_ballots(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = joined(visit, server, room)
    tap(phone, "8: moves the company's quarter")
    arrived(phone)
    room.does(ev.Reword, item=IDEAS[0], title="Own the benchmark of our trade")
    late = joined(visit, server, room, "Dan")

    expect(late.get_by_role("heading", name="Own the benchmark of our trade")).to_be_visible()
    expect(phone.get_by_role("heading", name="Own the benchmark of our trade")).to_be_visible()
    tap(late, "2: hardly noticed")
    arrived(late)

    heard = room.revealed().on(IDEAS[0], "impact")
    assert heard
    assert heard.values == (2, 8)


def test_who_leaves_is_not_waited_for_and_comes_back_as_themselves(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = joined(visit, server, room)
    [ana] = room.box.people(room.id)
    room.box.leave(room.id, ana.id)
    expect(phone.get_by_role("heading", name="You have left the workshop")).to_be_visible()

    tap(phone, "Come back as Ana")

    expect(phone.get_by_text("1 of 3")).to_be_visible()
    assert room.box.people(room.id)[0].id == ana.id
    tap(phone, "Leave")
    expect(phone.get_by_role("heading", name="Join a workshop")).to_be_visible()
    assert room.names() == []


def test_no_ballot_comes_back_to_any_browser_before_the_reveal(
    server: Server, visit: Visit, url: str
) -> None:
    """Everything that a participant and the shared screen receive, whatever the others answer."""
    room = OpenWorkshop.begun(url, *IDEAS, phase="kind")
    options = room.box.state(room.id).options["purpose"]
    heard: list[bytes] = []
    screen = visit("about:blank")
    phone = on_a_phone(visit, "about:blank", new=True)
    for page in (screen, phone):
        page.on(
            "websocket", lambda line: line.on("framereceived", lambda frame: heard.append(_bytes(frame)))
        )
        page.on("response", lambda response: heard.append(response.url.encode()))
    screen.goto(f"{server.url}/present?workshop={room.id}&key={KEY}")
    phone.goto(server.url + room.link)
    phone.get_by_role("textbox", name="Your name").fill("Ana")
    tap(phone, "Join")
    expect(phone.get_by_text("1 of 9")).to_be_visible()
    ben, _ = room.box.admit(room.id, "Ben Distinctive")
    for idea in IDEAS:
        room.casts(ben, idea, options[-1], "purpose")
    phone.locator(".paper .answers button").first.tap()
    arrived(phone)
    phone.reload()
    expect(phone.get_by_text("2 of 9")).to_be_visible()
    room.goes_to("impact")
    expect(screen.get_by_role("heading", name="Impact")).to_be_visible()
    expect(phone.get_by_text("1 of 3")).to_be_visible()
    for idea in IDEAS:
        room.casts(ben, idea, 9)
    room.goes_to("reveal")
    expect(screen.get_by_role("heading", name="About to be uncovered")).to_be_visible()
    expect(phone.get_by_text("Waiting for the reveal.")).to_be_visible()

    before = b"".join(heard)
    for told in (b"Ben Distinctive", b"one ballot", b"all at", b"between 9", b"class='strips'", b"median"):
        assert told not in before
    assert b"purpose" in before  # it was listened to
    room.does(ev.Reveal)
    expect(screen.get_by_role("table")).to_be_visible()
    expect(phone.get_by_text("one ballot, at 9").first).to_be_visible()
    assert b"class='strips'" in b"".join(heard)
    assert b"Ben Distinctive" not in b"".join(heard)


def _bytes(frame: str | bytes) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()


def test_a_half_typed_idea_survives_a_reload_and_is_gone_once_handed_in(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, phase="ideas")
    phone = joined(visit, server, room)
    idea, notes = phone.get_by_role("textbox", name="What would help?"), phone.get_by_label("More about it")
    idea.press_sequentially("Own the bench")
    notes.press_sequentially("a yearly rep")

    phone.reload()
    expect(idea).to_have_value("Own the bench")
    expect(notes).to_have_value("a yearly rep")
    idea.press_sequentially("mark")
    tap(phone, "Hand in")
    expect(phone.get_by_role("heading", name="Your list · 1 of")).to_be_visible()
    expect(idea).to_have_value("")

    phone.reload()
    expect(phone.get_by_role("heading", name="Your list · 1 of")).to_be_visible()
    expect(idea).to_have_value("")
    expect(notes).to_have_value("")
