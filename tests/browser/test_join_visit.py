"""A participant's page on a phone: in by link or code, back as themselves, blind until the reveal."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.cli.serve import SERVED
from gtm_framework.sharing.key import ADDRESS
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.votes.asking import own_order
from gtm_framework.workshop.votes.seen import Done, Viewer
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
    return serve(ROOT / SERVED, env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY})


CONTRAST = """(button) => {
    const parts = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = (color) => {
        const line = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        const [r, g, b] = parts(color).map((c) => line(c / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let ground = button;
    const seen = (one) => (parts(getComputedStyle(one).backgroundColor)[3] ?? 1) > 0;
    while (ground && !seen(ground)) ground = ground.parentElement ?? ground.getRootNode().host;
    const text = button.querySelector("p") ?? button;
    const shades = [getComputedStyle(text).color, getComputedStyle(ground).backgroundColor].map(light);
    return (Math.max(...shades) + 0.05) / (Math.min(...shades) + 0.05);
}"""
"""How much lighter a button's text is than its ground, or darker (WCAG 2)."""


def on_a_phone(visit: Visit, address: str, *, new: bool = False, dark: bool = False) -> Page:
    return visit(address, width=390, height=844, touch=True, new=new, dark=dark)


def joined(visit: Visit, server: Server, room: OpenWorkshop, name: str = "Ana") -> Page:
    phone = on_a_phone(visit, server.url + room.link)
    phone.get_by_role("textbox", name="Your name").fill(name)
    phone.get_by_role("button", name="Join").tap()
    expect(phone.get_by_text(f"You’re {name}")).to_be_visible()
    return phone


def tap(phone: Page, name: str) -> None:
    phone.get_by_role("button", name=name).tap()


def in_own_order(room: OpenWorkshop, name: str = "Ana") -> tuple[str, ...]:
    """The ideas as this person's phone asks about them."""
    [person] = [one for one in room.box.people(room.id) if one.name == name]
    return own_order([item.id for item in room.box.state(room.id).items], person.id)


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
    first, second, third = in_own_order(room)
    tap(phone, "7: moves company results this quarter")
    expect(phone.get_by_role("heading", name=second)).to_be_visible()
    tap(phone, "Don’t know")
    tap(phone, "Skip")
    expect(phone.get_by_role("heading", name="All 3 answered")).to_be_visible()
    expect(phone.get_by_text("Waiting for the reveal")).to_be_visible()
    arrived(phone)

    heard = {one.item: one for one in room.revealed().heard}
    assert heard[first].values == (7,)
    assert (heard[second].dont_know, heard[third].skipped) == (1, 1)
    expect(phone.get_by_text("Impact 7 · one vote, at 7")).to_be_visible()


def test_eight_ideas_and_three_questions_take_a_tap_for_each_and_an_undo_takes_one_back(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *(f"Idea {letter}" for letter in "abcdefgh"), phase="kind")
    phone = joined(visit, server, room)
    expect(phone.get_by_text("1 of 24")).to_be_visible()
    phone.evaluate("addEventListener('click', () => (window.taps = (window.taps ?? 0) + 1), true)")
    for number in range(2, 25):
        phone.locator(".paper .answers button").nth(number % 2).tap()
        expect(phone.get_by_text(f"{number} of 24")).to_be_visible()
    phone.locator(".paper .answers button").last.tap()
    expect(phone.get_by_role("heading", name="All 24 answered")).to_be_visible()
    assert phone.evaluate("window.taps") == 24  # at most 30
    arrived(phone)
    assert room.box.done(room.id, Viewer.FACILITATOR) == Done(1, 1)

    tap(phone, "Undo")

    expect(phone.get_by_text("24 of 24")).to_be_visible()
    arrived(phone)
    assert room.box.done(room.id, Viewer.FACILITATOR) == Done(0, 1)


def test_the_ends_are_picked_first_and_a_second_vote_shows_first_what_one_said(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *(f"Idea {letter}" for letter in "abcd"), phase="impact")
    phone = joined(visit, server, room)
    low, *_, high = in_own_order(room)
    expect(phone.get_by_role("timer")).to_have_text(re.compile(r"^[56]:\d\d$"))
    expect(phone.get_by_role("heading", name="Which idea would change the most?")).to_be_visible()
    tap(phone, high)
    expect(phone.get_by_role("heading", name="Which idea would change the least?")).to_be_visible()
    tap(phone, low)
    expect(phone.get_by_role("heading", name=high)).to_be_visible()
    tap(phone, "Add a reason")
    phone.get_by_role("textbox", name="Reason").fill("Every buyer asks for it")
    tap(phone, "9: changes the annual result")
    expect(phone.get_by_role("heading", name=low)).to_be_visible()
    tap(phone, "2: barely noticeable")
    expect(phone.get_by_text(f"9: {high} · 2: {low}")).to_be_visible()
    arrived(phone)
    ben, _ = room.box.admit(room.id, "Ben")
    room.casts(ben, high, 1)
    room.revealed()
    room.goes_to("discuss")
    room.does(ev.Talk, item=high, axes=("impact",))
    expect(phone.get_by_text("9: Every buyer asks for it")).to_be_visible()

    room.goes_to("revote")

    expect(phone.get_by_text("You said 9.")).to_be_visible()
    tap(phone, "Keep 9")
    expect(phone.get_by_role("heading", name="All 1 answered")).to_be_visible()
    arrived(phone)
    room.does(ev.Reveal)
    heard = room.box.seen(room.id, Viewer.SCREEN).on(high, "impact")
    assert heard
    assert (heard.round, heard.values) == (2, (1, 9))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_button_can_be_read_in_either_theme(
    server: Server, visit: Visit, url: str, dark: bool
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = on_a_phone(visit, server.url + room.link, dark=dark)
    least = [phone.get_by_role("button", name="Join").evaluate(CONTRAST)]
    phone.get_by_role("textbox", name="Your name").fill("Ana")
    tap(phone, "Join")
    tap(phone, "7: moves company results this quarter")
    expect(phone.get_by_text("2 of 3")).to_be_visible()
    tap(phone, "Back")
    expect(phone.get_by_role("button", name="Next")).to_be_visible()
    least += [one.evaluate(CONTRAST) for one in phone.locator("button:visible").all()]

    assert len(least) > 15
    assert min(least) >= 4.5
    line, text = (phone.locator(one).bounding_box() for one in (".st-key-join-top", ".st-key-join-goal p"))
    assert line
    assert text
    assert text["y"] + text["height"] <= line["y"] + line["height"] - 1  # the rule is beneath the goal


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
    expect(phone.get_by_role("button", name="Skip")).to_be_visible()

    assert 100_000 < sum(weight) < 3_000_000
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    tap(phone, "7: moves company results this quarter")
    expect(phone.get_by_text("2 of 3")).to_be_visible()
    steps = phone.locator(".paper .answers button, .paper .others button, .paper .ways button").all()
    assert len(steps) == 13
    assert all(
        box and box["height"] >= 44 and box["width"] >= 44 for box in (one.bounding_box() for one in steps)
    )
    last = phone.get_by_role("button", name="Back").bounding_box()
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

    expect(phone.get_by_text("You’re Ana")).to_be_visible()
    expect(phone.get_by_text("2 of 3")).to_be_visible()
    expect(phone.get_by_role("button", name="Undo")).to_have_count(0)
    tap(phone, "Back")
    expect(phone.get_by_text("answered")).to_be_visible()
    expect(phone.locator("[aria-pressed=true]")).to_have_count(0)  # that, never what
    assert room.names() == ["Ana"]


def test_a_restart_in_mid_round_loses_nothing_and_needs_no_hand(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'restart.db'}"
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    server = serve(ROOT / SERVED, env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY})
    phone = joined(visit, server, room)
    tap(phone, "3: helps one team")
    arrived(phone)
    server.stop()
    tap(phone, "9: changes the annual result")  # nobody listens
    server.start()

    arrived(phone)
    tap(phone, "5: moves a team KPI")
    arrived(phone)

    seen = room.revealed()
    assert [heard.values for idea in in_own_order(room) if (heard := seen.on(idea, "impact"))] == [
        (3,),
        (9,),
        (5,),
    ]
    expect(phone.get_by_role("heading", name="Reveal")).to_be_visible()


def test_a_code_is_read_forgivingly_and_a_wrong_one_is_said(server: Server, visit: Visit, url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    phone = on_a_phone(visit, f"{server.url}/join?code=0000-0000")
    expect(phone.get_by_role("alert")).to_be_visible()

    phone.get_by_role("textbox", name="Code").fill(f" {room.code[:3].lower()} {room.code[3:]}")
    tap(phone, "Continue")

    phone.get_by_role("textbox", name="Your name").fill("Cleo")
    tap(phone, "Join")
    expect(phone.get_by_role("heading", name="You’re in")).to_be_visible()


def test_the_second_of_a_name_gets_a_number_and_each_stays_who_they_are(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    joined(visit, server, room)
    second = on_a_phone(visit, server.url + room.link)
    second.get_by_role("textbox", name="Your name").fill("Ana")
    tap(second, "Join")

    expect(second.get_by_text("You’re Ana (2).")).to_be_visible()
    second.reload()
    expect(second.get_by_text("You’re Ana (2).")).to_be_visible()
    assert room.names() == ["Ana", "Ana (2)"]


def test_without_names_nobody_is_asked_for_one(server: Server, visit: Visit, url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, named=False)
    phone = on_a_phone(visit, server.url + room.link)
    expect(phone.get_by_text("This workshop is anonymous. No name needed.")).to_be_visible()
    tap(phone, "Join")

    expect(phone.get_by_text("You joined anonymously.")).to_be_visible()


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
    expect(phone.get_by_role("heading", name="Dots submitted")).to_be_visible()
    room.does(ev.Reveal)

    expect(phone.get_by_text("1 dot · Idea a")).to_be_visible()
    expect(phone.get_by_text("1 dot · Idea c")).to_be_visible()
    expect(phone.get_by_text("0 dots · Idea b")).to_be_visible()


def test_a_half_typed_idea_survives_what_others_do(server: Server, visit: Visit, url: str) -> None:
    room = OpenWorkshop.begun(url, phase="ideas")
    phone = joined(visit, server, room)
    phone.get_by_role("textbox", name="Your idea").press_sequentially("A round table of")

    room.box.admit(room.id, "Ben")
    room.does(ev.SetUp, named=True)
    room.does(ev.NameDecider, decider="Mira")
    late = joined(visit, server, room, "Cleo")  # by then the phone has looked again
    expect(late.get_by_text("Only you can see your list")).to_be_visible()

    phone.get_by_role("textbox", name="Your idea").press_sequentially(" plant managers")
    tap(phone, "Submit")
    expect(phone.get_by_text("Your list · 1 of 20")).to_be_visible()
    expect(phone.get_by_text("A round table of plant managers")).to_be_visible()
    expect(late.get_by_text("A round table")).to_have_count(0)


def test_a_late_comer_lands_in_the_open_vote_and_an_idea_reworded_keeps_its_ballots(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = joined(visit, server, room)
    voted = in_own_order(room)[0]
    tap(phone, "8: moves company results this quarter")
    arrived(phone)
    room.does(ev.Reword, item=voted, title="Own the benchmark of our trade")
    late = joined(visit, server, room, "Dan")

    expect(phone.get_by_text("8: Own the benchmark of our trade")).to_be_visible()
    for idea in in_own_order(room, "Dan"):
        title = "Own the benchmark of our trade" if idea == voted else idea
        expect(late.get_by_role("heading", name=title)).to_be_visible()
        answer = "2: barely noticeable" if idea == voted else "Skip"
        # By key: a second tap at the same place within a moment counts as a slip of the thumb.
        late.get_by_role("button", name=answer).press("Enter")
    arrived(late)

    heard = room.revealed().on(voted, "impact")
    assert heard
    assert heard.values == (2, 8)


def test_who_leaves_is_not_waited_for_and_comes_back_as_themselves(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    phone = joined(visit, server, room)
    [ana] = room.box.people(room.id)
    room.box.leave(room.id, ana.id)
    expect(phone.get_by_role("heading", name="You left the workshop")).to_be_visible()

    tap(phone, "Rejoin as Ana")

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
    expect(screen.get_by_role("heading", name="Voting has ended")).to_be_visible()
    expect(phone.get_by_text("Waiting for the reveal.")).to_be_visible()

    before = b"".join(heard)
    for told in (b"Ben Distinctive", b"one ballot", b"all at", b"between 9", b"class='strips'", b"median"):
        assert told not in before
    assert b"purpose" in before  # it was listened to
    room.does(ev.Reveal)
    expect(screen.locator(".strips")).to_be_visible()
    expect(phone.get_by_text("one vote, at 9").first).to_be_visible()
    assert b"class='strips'" in b"".join(heard)
    assert b"Ben Distinctive" not in b"".join(heard)


def _bytes(frame: str | bytes) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()


def test_a_half_typed_idea_survives_a_reload_and_is_gone_once_handed_in(
    server: Server, visit: Visit, url: str
) -> None:
    room = OpenWorkshop.begun(url, phase="ideas")
    phone = joined(visit, server, room)
    idea, notes = phone.get_by_role("textbox", name="Your idea"), phone.get_by_label("Details (optional)")
    idea.press_sequentially("Own the bench")
    notes.press_sequentially("a yearly rep")

    phone.reload()
    expect(idea).to_have_value("Own the bench")
    expect(notes).to_have_value("a yearly rep")
    idea.press_sequentially("mark")
    tap(phone, "Submit")
    expect(phone.get_by_role("heading", name="Your list · 1 of")).to_be_visible()
    expect(idea).to_have_value("")

    phone.reload()
    expect(phone.get_by_role("heading", name="Your list · 1 of")).to_be_visible()
    expect(idea).to_have_value("")
    expect(notes).to_have_value("")


PROXY = "http://127.0.0.1"


def test_a_copied_link_works_for_an_app_under_a_path(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'path.db'}"
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    server = serve(
        ROOT / SERVED,
        env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY, ADDRESS: f"{PROXY}/tools/gtm"},
    )
    lead = visit(f"{server.url}/tools/gtm/workshop?workshop={room.id}&key={KEY}")
    lead.get_by_role("button", name="Invite").click()
    copied = lead.get_by_text(f"/tools/gtm/join?code={room.code[:4]}-{room.code[4:]}")
    expect(copied).to_be_visible()

    # The public address is a proxy's, which passes requests on to the server with their path.
    phone = on_a_phone(visit, copied.inner_text().replace(PROXY, server.url))

    phone.get_by_role("textbox", name="Your name").fill("Ana")
    tap(phone, "Join")
    tap(phone, "7: moves company results this quarter")
    arrived(phone)
    assert room.names() == ["Ana"]
