"""The board in a real browser: mouse, touch, arrow keys, steppers; nothing lost, nothing yanked."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("board")]
APP = Path(__file__).parent / "apps" / "board.py"
TABLET = {"width": 1024, "height": 1100}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def polling(serve: Callable[..., Server]) -> Server:
    """A server whose page looks for others' moves four times a second."""
    return serve(APP, env={"BOARD_POLL": "0.25"})


@pytest.fixture(scope="module")
def quiet(serve: Callable[..., Server]) -> Server:
    """A server whose page runs only when something was done on it."""
    return serve(APP)


@pytest.fixture
def enter(
    polling: Server, visit: Callable[..., Page], request: pytest.FixtureRequest
) -> Callable[..., Page]:
    """Open the page in a room of the test's own, a new one each time the test runs."""
    room = f"{request.node.name}-{uuid4().hex}"

    def start(server: Server = polling, query: str = "", **device: object) -> Page:
        return visit(f"{server.url}?room={room}{query}", **{**TABLET, **device})

    return start


def note(page: Page, name: str) -> Locator:
    return page.locator(f".note[data-note={name}]")


def spot(page: Page, impact: int, effort: int) -> tuple[float, float]:
    """The middle of a cell in pixels."""
    box = page.locator(".plot").bounding_box()
    assert box is not None
    x = box["x"] + (effort - 0.5) / 10 * box["width"]
    return x, box["y"] + (1 - (impact - 0.5) / 10) * box["height"]


def grip(page: Page, name: str) -> tuple[float, float]:
    """The middle of a note in pixels, once it lies still."""
    note(page, name).hover(trial=True)
    box = note(page, name).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + 22


def drag(page: Page, name: str, impact: int, effort: int) -> None:
    page.mouse.move(*grip(page, name))
    page.mouse.down()
    page.mouse.move(*spot(page, impact, effort), steps=4)
    page.mouse.up()


def expect_moves(page: Page, *moves: str) -> None:
    expect(page.get_by_text(f"{len(moves)} moves", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stCode")).to_have_text("\n".join(moves), use_inner_text=True)


def expect_place(page: Page, name: str, impact: int, effort: int) -> None:
    expect(note(page, name)).to_have_attribute("data-impact", str(impact))
    expect(note(page, name)).to_have_attribute("data-effort", str(effort))


def test_a_note_is_dragged_with_the_mouse_to_whole_steps(enter: Callable[..., Page]) -> None:
    page = enter()

    drag(page, "a", impact=2, effort=9)

    expect_place(page, "a", 2, 9)
    expect_moves(page, "a 2 9 pointer")
    expect(page.locator(".spoken")).to_have_text("Own the benchmark: impact 2, effort 9: Time sink, avoid")


def test_a_note_is_dragged_with_a_finger(enter: Callable[..., Page]) -> None:
    page = enter(touch=True)
    finger = page.context.new_cdp_session(page)

    def touch(sort: str, *points: tuple[float, float]) -> None:
        finger.send(
            "Input.dispatchTouchEvent", {"type": sort, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )

    (x, y), (to_x, to_y) = grip(page, "a"), spot(page, 9, 8)
    touch("touchStart", (x, y))
    for part in (0.3, 0.7, 1.0):
        touch("touchMove", (x + part * (to_x - x), y + part * (to_y - y)))
    touch("touchEnd")

    expect_place(page, "a", 9, 8)
    expect_moves(page, "a 9 8 pointer")


def test_a_note_is_moved_with_arrow_keys_and_keeps_the_focus(enter: Callable[..., Page]) -> None:
    page = enter()
    note(page, "a").focus()

    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)

    expect(page.locator(".spoken")).to_have_text("Own the benchmark: impact 7, effort 4: Quick win, do now")
    expect_moves(page, "a 7 4 keyboard")
    expect(note(page, "a")).to_be_focused()


def test_arrow_keys_stop_at_the_ends_of_the_scale(enter: Callable[..., Page]) -> None:
    page = enter()
    note(page, "a").focus()

    for _ in range(12):
        page.keyboard.press("ArrowUp")

    expect_moves(page, "a 10 3 keyboard")


def test_the_focus_is_seen(enter: Callable[..., Page]) -> None:
    page = enter()
    note(page, "b").focus()

    page.keyboard.press("Shift+Tab")

    expect(note(page, "a")).to_be_focused()
    expect(note(page, "a")).to_have_css("outline-style", "solid")
    expect(note(page, "a")).to_have_css("outline-width", "3px")


@pytest.mark.parametrize("sort", ["polling", "quiet"])
def test_sixty_quick_drops_all_arrive_in_their_order(
    enter: Callable[..., Page], request: pytest.FixtureRequest, sort: str
) -> None:
    page = enter(request.getfixturevalue(sort))
    expect(note(page, "b")).to_be_visible()
    page.add_style_tag(content="* { transition: none !important; }")
    high = [("a", 7 + 3 * (k % 2), 1 + (3 * k) % 10) for k in range(30)]
    low = [("b", 1 + k % 2, 1 + (7 * k) % 10) for k in range(30)]
    places = [move for pair in zip(high, low, strict=True) for move in pair]  # never on one stack

    quick_drops(page, places)

    expect(page.locator(".board")).to_have_attribute("data-waiting", "0")
    expect_moves(page, *(f"{name} {impact} {effort} pointer" for name, impact, effort in places))


def quick_drops(page: Page, places: Sequence[tuple[str, int, int]]) -> None:
    """Drop after drop, each finding its note where the last one left it."""
    at = {name: grip(page, name) for name in ("a", "b")}
    for name, impact, effort in places:
        page.mouse.move(*at[name])
        page.mouse.down()
        page.mouse.move(*spot(page, impact, effort))
        page.mouse.up()
        box = note(page, name).bounding_box()
        assert box is not None
        at[name] = (box["x"] + box["width"] / 2, box["y"] + 22)


def test_a_dropped_note_never_jumps_back_to_where_it_was(enter: Callable[..., Page]) -> None:
    page = enter()
    note(page, "a").evaluate("""(element) => {
        window.places = [];
        const look = () => window.places.push(`${element.dataset.impact} ${element.dataset.effort}`);
        new MutationObserver(look)
            .observe(element, { attributes: true, attributeFilter: ["data-impact", "data-effort"] });
    }""")

    for impact, effort in ((2, 9), (10, 1), (5, 5)):
        drag(page, "a", impact, effort)
    expect_moves(page, "a 2 9 pointer", "a 10 1 pointer", "a 5 5 pointer")
    expect(page.locator(".board")).to_have_attribute("data-waiting", "0")

    seen = list(dict.fromkeys(page.evaluate("window.places")))
    assert seen == ["2 9", "10 1", "5 5"]


def test_a_move_shows_on_everybodys_board(enter: Callable[..., Page]) -> None:
    one, other = enter(), enter()
    expect_place(other, "a", 8, 3)

    drag(one, "a", impact=3, effort=7)
    expect_place(other, "a", 3, 7)
    drag(other, "b", impact=9, effort=9)

    expect_place(one, "b", 9, 9)


def test_a_note_in_the_hand_is_not_taken_away_by_somebody_elses_move(enter: Callable[..., Page]) -> None:
    one, other = enter(), enter()
    expect_place(other, "a", 8, 3)
    one.mouse.move(*grip(one, "a"))
    one.mouse.down()
    one.mouse.move(*spot(one, 6, 6), steps=3)

    drag(other, "a", impact=1, effort=1)
    expect_place(other, "a", 1, 1)
    expect(one.get_by_text("1 moves", exact=True)).to_be_visible()
    one.mouse.up()

    expect_place(one, "a", 6, 6)
    expect_place(other, "a", 6, 6)


def test_a_move_made_while_the_server_is_away_arrives_when_it_is_back(
    serve: Callable[..., Server], enter: Callable[..., Page]
) -> None:
    server = serve(APP)
    page = enter(server)
    expect(note(page, "a")).to_be_visible()
    server.stop()

    drag(page, "a", impact=2, effort=9)
    expect(page.locator(".board")).to_have_attribute("data-waiting", "1")
    server.start()

    expect(page.get_by_text("1 moves", exact=True)).to_be_visible()
    expect_place(page, "a", 2, 9)


def test_what_is_not_placed_lies_beside_the_board_and_is_dragged_onto_it(
    enter: Callable[..., Page],
) -> None:
    page = enter()
    tray = page.locator(".tray .note")
    expect(tray).to_have_count(2)

    drag(page, "d", impact=9, effort=2)

    expect(tray).to_have_count(1)
    expect_moves(page, "d 9 2 pointer")


def test_what_is_dropped_beside_the_board_goes_back(enter: Callable[..., Page]) -> None:
    page = enter()
    page.mouse.move(*grip(page, "d"))
    page.mouse.down()
    page.mouse.move(1010, 20, steps=3)
    page.mouse.up()

    expect(page.locator(".tray .note")).to_have_count(2)
    expect(page.locator(".board")).to_have_attribute("data-waiting", "0")


def test_enter_places_a_note_in_the_middle_and_keeps_the_score_that_it_had(
    enter: Callable[..., Page],
) -> None:
    page = enter()

    note(page, "e").focus()
    page.keyboard.press("Enter")

    expect(note(page, "e")).to_be_focused()
    expect_moves(page, "e 7 5 keyboard")


def test_escape_lets_a_note_go_where_it_was(enter: Callable[..., Page]) -> None:
    page = enter()
    page.mouse.move(*grip(page, "a"))
    page.mouse.down()
    page.mouse.move(*spot(page, 1, 10), steps=3)

    page.keyboard.press("Escape")
    page.mouse.up()

    expect_place(page, "a", 8, 3)
    expect(page.locator(".board")).to_have_attribute("data-waiting", "0")


def test_on_a_phone_notes_are_a_list_with_steppers(enter: Callable[..., Page]) -> None:
    page = enter(touch=True, **PHONE)
    expect(page.locator(".row")).to_have_count(5)
    expect(page.locator(".plot")).to_be_hidden()

    page.get_by_role("button", name="More impact: Own the benchmark").tap()
    page.get_by_role("button", name="More impact: Own the benchmark").tap()
    expect(page.get_by_role("button", name="More impact: Own the benchmark")).to_be_disabled()
    expect_moves(page, "a 10 3 stepper")
    expect(page.locator(".row[data-note=a] .where")).to_have_text("impact 10, effort 3: Quick win, do now")


def test_on_a_phone_one_score_can_be_given_before_the_other(enter: Callable[..., Page]) -> None:
    page = enter(touch=True, **PHONE)

    page.get_by_role("button", name="More impact: Partner channel").tap()

    expect_moves(page, "d 5 None stepper")
    expect(page.locator(".row[data-note=d] .where")).to_have_text("impact 5, effort not scored")


def test_steppers_are_large_enough_for_a_thumb(enter: Callable[..., Page]) -> None:
    page = enter(touch=True, **PHONE)
    box = page.get_by_role("button", name="Less effort: Win-back mails").bounding_box()

    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_title_stays_text(enter: Callable[..., Page]) -> None:
    page = enter()

    expect(note(page, "c").locator(".title")).to_have_text(
        "<img src=x onerror=\"document.title='taken'\"> **b** :red[x]"
    )
    assert page.locator(".board img").count() == 0
    expect(page).not_to_have_title("taken")


def test_notes_on_one_place_are_a_stack_that_shows_all_of_them_on_hover(
    enter: Callable[..., Page],
) -> None:
    page = enter()
    expect(note(page, "b").locator(".count")).to_have_text("2")
    expect(note(page, "c")).to_be_hidden()

    note(page, "b").hover()

    expect(note(page, "c")).to_be_visible()
    note(page, "c").hover(trial=True)  # waits until it has stopped moving
    b, c = note(page, "b").bounding_box(), note(page, "c").bounding_box()
    assert b is not None
    assert c is not None
    assert c["y"] >= b["y"] + b["height"]


@pytest.mark.parametrize(("dark", "colour"), [(False, "rgb(0, 114, 178)"), (True, "rgb(86, 180, 233)")])
def test_signs_have_a_shape_and_the_colour_of_the_theme(
    enter: Callable[..., Page], dark: bool, colour: str
) -> None:
    page = enter(dark=dark)

    expect(note(page, "a").locator("path")).to_have_css("fill", colour)
    shapes = {note(page, name).locator("path").get_attribute("d") for name in ("a", "b", "c")}
    assert len(shapes) == 3
    expect(note(page, "c").locator("path")).to_have_css("fill", "none")


def test_quadrants_are_named_with_what_to_do_where_no_card_can_cover_it(enter: Callable[..., Page]) -> None:
    page = enter()

    above = ["Quick win do now", "Major project plan carefully"]
    below = ["Fill-in do when there is time", "Time sink avoid"]
    expect(page.locator(".names.high .name")).to_have_text(above)
    expect(page.locator(".names.low .name")).to_have_text(below)
    plot, high, low = (page.locator(name).bounding_box() for name in (".plot", ".names.high", ".names.low"))
    assert plot
    assert high
    assert low
    assert high["y"] + high["height"] <= plot["y"]
    assert low["y"] >= plot["y"] + plot["height"]


def test_every_note_says_its_place_and_how_to_move_it(enter: Callable[..., Page]) -> None:
    page = enter()

    expect(page.get_by_role("button", name=re.compile(r"^Own the benchmark\."))).to_have_accessible_name(
        "Own the benchmark. strategic. impact 8, effort 3: Quick win, do now. Arrow keys move it."
    )
    expect(page.get_by_role("button", name=re.compile(r"^Pricing page\."))).to_have_accessible_name(
        "Pricing page. undecided. impact 7, effort not scored. Enter places it."
    )


def test_a_board_that_is_only_shown_cannot_be_moved(enter: Callable[..., Page]) -> None:
    page = enter(query="&still=1")

    drag(page, "a", impact=2, effort=9)
    note(page, "a").focus()
    page.keyboard.press("ArrowUp")

    expect_place(page, "a", 8, 3)
    expect(page.locator(".board")).to_have_attribute("data-waiting", "0")
