"""The shared screen: what each scene shows, on which page, and nothing blind."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.charts.matrix.frame import MatrixView
from gtm_framework.charts.matrix.svg import matrix_svg
from gtm_framework.charts.projector.entries import Entry, listed
from gtm_framework.charts.projector.measure import LINE, SMALLEST, lines
from gtm_framework.charts.projector.presses import PRESSES, done_by
from gtm_framework.charts.projector.results import MOST
from gtm_framework.charts.projector.scene_pages import Scene
from gtm_framework.charts.projector.scenes import page, scene
from gtm_framework.triage.initiative import Initiative, Kind, Override
from gtm_framework.triage.matrix import Quadrant
from gtm_framework.triage.ranking import rank
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Capacity, Shown
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot
from tests.charts.projector_room import DOOR, room
from tests.workshop.room import at, do, sheet, voting, workshop

HOSTILE = "<img src=x onerror=alert(1)>"
LONG = "Rewrite the onboarding emails so that every new account reaches its first result within a week"


def words(html: str) -> str:
    """A page as it reads."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def everything(made: Scene) -> str:
    return " ".join(map(words, made.pages))


def ideas(count: int) -> list[str]:
    return [f"Idea {number} of the room" for number in range(count)]


def scored(*titles: str) -> tuple[Workshop, list[Ballot]]:
    """Impact is voted on, and widest apart on the last idea."""
    state = do(voting(*titles), ev.GoTo, phase="reveal")
    votes = {title: [5, min(5 + place, 10)] for place, title in enumerate(titles)}
    return do(state, ev.Reveal), sheet(votes)


def test_a_long_word_and_a_long_line_take_the_lines_that_they_need() -> None:
    assert lines("short", 4, 100) == 1
    assert lines("two words", 4, 14) == 2
    assert lines("W" * 100, 4, 100) == 4
    assert lines("", 4, 100) == 1


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=60))
def test_a_list_of_any_texts_is_whole_and_in_its_order_on_its_pages(texts: list[str]) -> None:
    entries = [Entry(f"i{place}", text) for place, text in enumerate(texts)]

    made = listed(entries)

    assert list(made.on) == [entry.key for entry in entries]
    assert list(made.on.values()) == sorted(made.on.values())
    assert set(made.on.values()) == set(range(1, len(made.pages) + 1))
    assert sum(page.count("<li") for page in made.pages) == len(entries)


def test_a_short_list_is_large_and_a_long_one_is_never_smaller_than_a_thirtieth() -> None:
    few, many = listed([Entry("a", "Short")]), listed([Entry(str(n), LONG) for n in range(60)])

    assert "--s:5.6" in few.pages[0]
    sizes = {float(size) for page in many.pages for size in re.findall(r"--s:([\d.]+)", page)}
    assert min(sizes) == SMALLEST > 100 / 30
    assert len(many.pages) > 1


def test_a_column_never_holds_more_lines_than_the_page_is_high() -> None:
    made = listed([Entry(str(n), LONG) for n in range(60)])

    for column in re.findall(r"<ol.*?</ol>", "".join(made.pages)):
        rows = column.count("<li")
        assert rows * (2 * LINE * SMALLEST + 0.45 * SMALLEST) <= 71


def test_the_way_in_is_large_until_there_are_ideas() -> None:
    begun = do(workshop(), ev.GoTo, phase="ideas")

    shown = words(scene(room(begun)).pages[0])

    assert f"{DOOR.address} {DOOR.code} 3 joined" in shown
    assert "Nobody has joined yet." in words(scene(room(begun, here=0)).pages[0])
    assert "Joining is closed" in words(scene(room(begun, way_in=None)).pages[0])
    assert "Waiting for the facilitator to start." in words(scene(room(workshop())).pages[0])


def test_collecting_shows_the_ideas_what_was_merged_and_the_one_read_out() -> None:
    state = do(workshop("a", "b", "c"), ev.GoTo, phase="merge")
    state = do(state, ev.Merge, item="c", into="b")

    made = scene(room(state))

    assert made.name == "collect"
    assert "2 b + merged: c" in words(made.pages[0])
    [now] = re.findall(r"<li class='now'.*?</li>", made.pages[0])
    assert words(now) == "2 b + merged: c"
    assert made.at == "b"


def test_more_merged_wordings_than_fit_are_counted() -> None:
    state = do(workshop("a", "b", "c", "d"), ev.GoTo, phase="merge")
    for item in "bcd":
        state = do(state, ev.Merge, item=item, into="a")

    assert "+ merged: c + merged: d + 1 more idea" in words(scene(room(state)).pages[0])


def test_the_dot_vote_shows_the_ideas_then_counts_first() -> None:
    state = voting("a", "b", "c", phase="shortlist")
    before = everything(scene(room(state)))
    cast = sheet({"c": [1, 1], "b": [1]}, axis="dots")

    after = scene(room(do(state, ev.Reveal), cast))

    assert "1 dot per person" in before
    assert "1 a 2 b 3 c" in before
    assert "2 c 1 b 0 a" in words(after.pages[0])
    assert "2 of 3 ideas on the suggested shortlist, the others in gray" in words(after.pages[0])


def test_a_drawn_shortlist_is_no_longer_a_suggestion() -> None:
    state = do(voting("a", "b", phase="shortlist"), ev.Reveal)
    state = do(state, ev.Shortlist, keep=("a",))

    shown = words(scene(room(state, sheet({"a": [1]}, axis="dots"))).pages[0])

    assert "1 of 2 ideas on the shortlist, the others in gray" in shown


def test_without_dots_the_ideas_are_there_and_without_ideas_it_says_what_is_missing() -> None:
    unasked = do(workshop("a"), ev.GoTo, phase="shortlist").with_changes(rounds=())
    assert "No dots revealed yet." in everything(scene(room(unasked)))
    assert "No ideas yet" in everything(scene(room(unasked.with_changes(items=()))))


@pytest.mark.parametrize(
    ("phase", "asked"),
    [
        ("kind", "What outcome is it after?"),
        ("impact", "9–10 changes the annual result"),
        ("effort", "1–2 hours to days, one person"),
    ],
)
def test_a_silent_vote_shows_what_is_asked_then_the_ideas_and_no_vote(phase: str, asked: str) -> None:
    cast = sheet({"a": [9, 1], "b": [3, 3]})
    blind, voted = (
        scene(room(voting("a", "b", phase=phase))),
        scene(room(voting("a", "b", phase=phase), cast)),
    )

    assert blind == voted
    assert asked in words(blind.pages[0])
    assert rules().phase(phase).room in words(blind.pages[0]).replace("&#x27;", "'")
    assert "waiting for everyone’s votes" in everything(blind)
    assert "1 a 2 b" in words(blind.pages[1])
    assert blind.on == {"a": 2, "b": 2}


def test_a_vote_that_is_taken_again_begins_with_its_ideas() -> None:
    state, cast = scored("a", "b")
    state = do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="b")

    made = scene(room(do(state, ev.GoTo, phase="revote"), cast))

    assert "1 b" in words(made.pages[0])
    assert words(made.pages[-1]).startswith("Impact 1 idea · silent")


def test_between_the_vote_and_its_reveal_nothing_of_it_is_there() -> None:
    state = do(voting("a", "b"), ev.GoTo, phase="reveal")

    assert scene(room(state)) == scene(room(state, sheet({"a": [1, 10]})))
    assert "Waiting for the facilitator to reveal the votes" in everything(scene(room(state)))


def test_the_reveal_has_six_ideas_a_page_at_most_and_the_widest_disagreement_first() -> None:
    state, cast = scored(*ideas(14))

    made = scene(room(state, cast))

    rows = [page.count("class='row'") for page in made.pages]
    assert sum(rows) == 14
    assert max(rows) == MOST
    first = re.findall(r"Idea \d+", words(made.pages[0]))
    assert first[0] == "Idea 5"  # 5 and 10: the first of those that are as far apart
    assert made.on["Idea 13 of the room"] >= made.on["Idea 5 of the room"]


def test_the_reveal_shows_scores_and_choices_in_orders_of_their_own_on_the_axes_in_dispute() -> None:
    state = voting("a", "b", phase="kind")
    state = do(do(state, ev.GoTo, phase="impact"), ev.GoTo, phase="effort")
    state = do(do(state, ev.GoTo, phase="reveal"), ev.Reveal)
    cast = [
        *sheet({"a": ["position", "demand"], "b": ["both", "both"]}, axis="purpose"),
        *sheet({"a": ["choice", "task"], "b": ["task", "task"]}, axis="form"),
        *sheet({"a": ["market", "funnel"], "b": ["both", "both"]}, axis="metrics"),
        *sheet({"a": [5, 5], "b": [3, 10]}, number=2),
        *sheet({"a": [4, 4], "b": [4, 4]}, axis="effort", number=3),
    ]

    scores, choices = scene(room(state, cast)).pages

    rows = [words(row) for row in re.findall(r"<div class='row'.*?(?=<div class='row'|$)", scores)]
    assert rows[0].startswith("b Impact")
    assert "Effort" not in rows[0]  # the votes on it are close
    assert "Impact" in rows[1]
    assert "Effort" in rows[1]  # close on both: both are shown
    assert words(choices).startswith(
        "Strategic or tactical, widest disagreement first a also metrics Purpose"
    )


def test_nothing_revealed_is_said_to_be_awaited() -> None:
    state = do(workshop("a"), ev.GoTo, phase="reveal")

    assert "Waiting for the facilitator to start a vote and reveal it." in everything(scene(room(state)))


def talking(cast: list[Ballot], state: Workshop | None = None) -> Scene:
    state = state or do(do(voting("a", "b"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="a")
    return scene(room(state, cast))


def test_the_idea_under_discussion_has_its_disputed_axes_their_levels_and_a_prompt() -> None:
    made = talking(sheet({"a": [2, 9, Answer.SKIP, Answer.DONT_KNOW], "b": [5, 5]}))

    shown = words(made.pages[0])
    assert made.name == "talk"
    assert shown.startswith("a What")
    assert "the case for each end? Reasons matter" in shown
    assert "Impact : apart, between 2 and 9, 1 skipped, 1 didn’t know" in shown
    assert "moves company results this quarter" in shown


def test_an_idea_without_dispute_shows_what_was_asked_and_one_without_votes_says_so() -> None:
    assert "Impact : close, all at 5" in everything(talking(sheet({"a": [5, 5]})))
    nothing = do(do(voting("b"), ev.GoTo, phase="reveal"), ev.Reveal)
    nothing = do(nothing, ev.AddItems, items=workshop("a").items)
    assert "No votes on this idea were revealed." in everything(talking([], nothing))


def test_choices_under_discussion_are_named_in_full() -> None:
    state = do(do(voting("a", phase="kind"), ev.GoTo, phase="impact"), ev.GoTo, phase="reveal")
    state = do(state, ev.Reveal)
    cast = [*sheet({"a": ["choice", "task"]}, axis="form"), *sheet({"a": [3, 10]}, number=2)]

    shown = everything(talking(cast, state))

    assert shown.index("Impact : apart") < shown.index("Form : apart")
    assert "A decision: it sets direction and rules other things out" in shown


def test_a_re_vote_shows_before_and_after() -> None:
    state, cast = scored("a", "b")
    state = do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="b")
    state = do(do(state, ev.GoTo, phase="revote"), ev.Reveal)

    made = scene(room(state, [*cast, *sheet({"b": [6, 6]}, number=2)]))

    assert made.name == "comparison"
    assert made.on == {"b": 1}
    assert "before" in words(made.pages[0])
    assert "aria-label='before between 5 and 6, close'" in made.pages[0]
    assert "aria-label='after all at 6, close'" in made.pages[0]


def test_without_a_second_vote_the_first_one_stays() -> None:
    state, cast = scored("a", "b")

    assert (
        scene(room(do(state, ev.GoTo, phase="revote").with_changes(rounds=state.rounds), cast)).name
        == "results"
    )


def test_placing_asks_about_two_ideas_then_shows_the_order() -> None:
    state = do(workshop("a", "b"), ev.StartPlacing, axis="impact")

    assert words(scene(room(state)).pages[0]) == "Which has more impact? b a"
    assert (
        words(scene(room(do(state, ev.AnswerPlacing, higher=True))).pages[0]) == "Ranking by impact 1 b 2 a"
    )


def decided() -> Workshop:
    state = do(workshop("a", "b", "c"), ev.GoTo, phase="decide")
    state = do(state, ev.SetCapacity, capacity=Capacity(unit="ideas", amount=1))
    return do(state, ev.Decide, item="a", call="do", reason="It lasts.", owner="Ben", due=date(2026, 12, 4))


def test_deciding_shows_the_list_its_cut_line_and_the_first_open_idea_in_large_type() -> None:
    made = scene(room(decided()))

    shown = words(made.pages[0])
    assert "a Do now · Ben Cut line: capacity 1 idea – b open – c open" in shown
    assert made.at == "b"
    assert "No decision yet. Mira decides." in shown


def test_an_idea_that_is_pointed_at_is_the_one_at_hand_with_its_decision() -> None:
    made = scene(room(do(decided(), ev.PointAt, item="a")))

    assert "Decision: Do now · Ben Due December 4, 2026 It lasts." in words(made.pages[0])


def test_what_does_not_fit_beside_the_list_is_left_to_the_record() -> None:
    wide = "\N{CJK UNIFIED IDEOGRAPH-4E2D}" * 150
    state = do(workshop(wide), ev.GoTo, phase="decide")
    state = do(state, ev.Decide, item=wide, call="do", reason="So.", owner="Ben", due=date(2026, 12, 4))
    state = do(state, ev.PointAt, item=wide)

    shown = words(scene(room(state)).pages[0])

    assert "undecided" in shown
    assert "So." not in shown


def test_when_every_idea_is_decided_the_decisions_are_counted() -> None:
    state = decided()
    for item, call in (("b", "later"), ("c", "no")):
        state = do(state, ev.Decide, item=item, call=call, reason="So be it.")

    assert "Every idea has a decision Do now: 1 Later: 1 No: 1" in words(scene(room(state)).pages[0])


def test_the_record_and_the_end_list_every_idea_decided_or_not() -> None:
    for state in (do(decided(), ev.GoTo, phase="record"), do(decided(), ev.Finish)):
        shown = everything(scene(room(state)))
        assert "a Due December 4, 2026 It lasts. Do now · Ben" in shown
        assert "c open" in shown
    assert "The workshop has ended. Thank you." in shown


def test_the_record_lists_what_to_do_now_first_and_what_is_open_last() -> None:
    state = do(workshop("a", "b", "c", "d"), ev.GoTo, phase="decide")
    for item, call in (("b", "no"), ("c", "later"), ("d", "do")):
        state = do(state, ev.Decide, item=item, call=call, reason="So be it.")

    shown = everything(scene(room(do(state, ev.GoTo, phase="record"))))

    places = [shown.index(told) for told in ("d So be it.", "c So be it.", "b So be it.", "a open")]
    assert places == sorted(places)


def test_without_ideas_deciding_and_the_end_still_say_something() -> None:
    empty = do(workshop("a"), ev.GoTo, phase="decide").with_changes(items=())

    assert "Waiting for the facilitator to set a shortlist." in everything(scene(room(empty)))
    assert "The workshop has ended" in everything(scene(room(do(workshop(), ev.Finish))))
    assert "No decisions yet" in everything(scene(room(empty.with_changes(phase="record"))))


def placed(titles: list[str], impact: int = 8) -> Workshop:
    """Every idea at one place of the matrix, but for the last, which has no effort."""
    state = do(workshop(*titles), ev.GoTo, phase="decide")
    scores = {"impact": dict.fromkeys(titles, impact), "effort": dict.fromkeys(titles[:-1], 3)}
    return state.with_changes(placed=scores)


def test_the_matrix_follows_the_list_with_its_numbered_key_and_what_is_not_on_it() -> None:
    made = scene(room(placed(["a", "b"])))

    shown = made.pages[-1]
    assert "alt='Impact/effort matrix with 1 numbered idea; the key names each'" in shown
    assert words(shown) == "1 a Without impact or effort – b"


def test_a_crowded_matrix_is_shown_one_quadrant_a_page_with_numbers_as_large() -> None:
    state = placed([f"i{number}" for number in range(60)])
    state = state.with_changes(placed={**state.placed, "impact": {**state.placed["impact"], "i0": 2}})

    made = scene(room(state))

    keys = [words(page) for page in made.pages if "class='matrix'" in page]
    assert any(key.endswith("59 i0 Without impact or effort – i59") for key in keys)
    assert len({page.split("<div class='list'")[0] for page in made.pages if "class='matrix'" in page}) == 2


def test_each_kind_has_its_mark_and_an_idea_off_its_place_a_line_to_it() -> None:
    ranked = rank(
        [
            Initiative(
                id=str(number), title="x", impact=8, effort=3, override=Override(kind=kind, reason="So.")
            )
            for number, kind in enumerate([*Kind] * 4)
        ]
    )
    numbered = {one.initiative.id: place for place, one in enumerate(ranked, start=1)}

    made = matrix_svg(ranked, numbered, MatrixView(width=700, height=500, font=20))

    assert made
    assert [made.svg.count(f"<{tag} ") for tag in ("polygon", "circle")] == [4, 4]
    assert made.svg.count("<line ") > 0
    assert made.font == 20
    assert len(made.shares) == 12
    assert all(0 <= share <= 1 for _, across, up in made.shares for share in (across, up))
    low = MatrixView(width=700, height=500, font=20, quadrant=Quadrant.FILL_IN)
    assert matrix_svg(ranked, numbered, low) is None


def test_what_people_typed_is_text_in_every_scene() -> None:
    state = do(workshop(HOSTILE, "b"), ev.GoTo, phase="merge")
    seen = [scene(room(state))]
    state = do(state, ev.GoTo, phase="impact")
    seen.append(scene(room(state)))
    cast = sheet({HOSTILE: [1, 10]}, number=1)
    state = do(do(state, ev.GoTo, phase="reveal"), ev.Reveal)
    seen.append(scene(room(state, cast)))
    seen.append(scene(room(do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item=HOSTILE), cast)))
    seen.append(scene(room(do(state, ev.GoTo, phase="decide"), cast)))

    for made in seen:
        assert "&lt;img" in "".join(made.pages)
        assert "<img src=x" not in "".join(made.pages)


def test_a_page_beyond_the_end_shows_the_last_and_the_code_lies_over_any() -> None:
    state = do(do(workshop(*ideas(60)), ev.GoTo, phase="merge"), ev.TurnTo, page=99)
    made = scene(room(state))

    assert made.page(state.shown) == len(made.pages) > 1
    assert page(room(state), made) == made.pages[-1]
    assert DOOR.code in page(room(do(state, ev.ShowCode, shown=True)), made)
    closed = room(do(state, ev.ShowCode, shown=True), way_in=None)
    assert "Ask the facilitator for a new code." in page(closed, made)


def test_the_keys_turn_pages_and_point_at_ideas() -> None:
    made = Scene("x", ("1", "2", "3"), {"a": 1, "b": 2, "c": 3}, at="b")

    assert made.page(Shown()) == 2
    assert done_by("next", made, Shown()) == (ev.TurnTo, {"page": 3})
    assert done_by("next", made, Shown(page=3)) is None
    assert done_by("previous", made, Shown()) == (ev.TurnTo, {"page": 1})
    assert done_by("below", made, Shown()) == (ev.PointAt, {"item": "c"})
    assert done_by("above", made, Shown()) == (ev.PointAt, {"item": "a"})
    assert done_by("idea", made, Shown(page=3)) == (ev.PointAt, {"item": "b"})
    assert done_by("code", made, Shown(code=True)) == (ev.ShowCode, {"shown": False})
    assert done_by("rm -rf", made, Shown()) is None


def test_from_no_idea_the_keys_point_at_the_first_or_the_last_and_never_beyond() -> None:
    made = Scene("x", ("1",), {"a": 1, "": 1, "b": 1})

    assert done_by("below", made, Shown()) == (ev.PointAt, {"item": "a"})
    assert done_by("above", made, Shown()) == (ev.PointAt, {"item": "b"})
    assert done_by("below", Scene("x", ("1",), {"a": 1}, at="a"), Shown()) is None
    assert all(done_by(press, Scene("x", ("1",)), Shown()) is None for press in ("below", "above"))
    assert set(PRESSES) == {"next", "previous", "idea", "below", "above", "code"}


def test_the_cards_that_everyone_moves_keep_their_numbers_and_nothing_of_a_vote_is_shown_before() -> None:
    state, cast = scored("a", "b", "c")
    for item, effort in (("a", 3), ("b", 8), ("c", 4)):
        state = do(state, ev.MoveNote, item=item, effort=effort)
    state = do(state, ev.LetEveryoneMove, everyone=True)

    made = scene(room(state, cast))

    assert made.name == "moving"
    assert "tap a card, then its new place. 1 a 2 b 3 c" in words(made.pages[0])
    moved = do(state, ev.MoveNote, item="c", impact=10, effort=1)
    after = scene(room(moved, cast))
    assert "1 a 2 b 3 c" in words(after.pages[0])
    assert after.pages != made.pages
    assert scene(room(do(moved, ev.GoTo, phase="revote"), cast)).name == "silent"


def test_cards_without_a_place_are_waited_for() -> None:
    state, cast = scored("a")

    shown = scene(room(do(state, ev.LetEveryoneMove, everyone=True), cast))

    assert (shown.name, "No card on the matrix yet" in everything(shown)) == ("moving", True)


def test_reasons_are_read_without_names_on_the_screen_and_on_as_many_pages_as_they_take() -> None:
    state, cast = scored("a", "b")
    state = do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="b")

    def told(reasons: list[str]) -> Scene:
        said = [one.with_changes(reason=why) for one, why in zip(cast[2:], reasons, strict=True)]
        return scene(room(state, [*cast[:2], *said]))

    few = told(["Too late", HOSTILE])
    many = told(["x" * 300, "Buyers ask for it. " * 15])

    assert "Reasons, without names Impact, 5: Too late" in everything(few)
    assert HOSTILE not in "".join(few.pages)
    assert "p0" not in everything(few)
    assert len(few.pages) == 1
    assert "Buyers ask for it. Buyers" in everything(many)
    assert all("<h1" in one for one in many.pages)
    assert "without names" not in everything(scene(room(state, cast)))
    assert {float(size) for page in many.pages for size in re.findall(r"--s:([\d.]+)", page)} >= {SMALLEST}


def test_after_the_deadline_the_screen_says_so_and_who_goes_on() -> None:
    state = do(voting("a", phase="shortlist"), ev.OpenUntil, until=at(60))
    late = replace(room(state), late=True)

    shown = scene(late)

    assert (shown.name, words(shown.pages[0])) == (
        "closed",
        "The deadline has passed The facilitator can reveal the votes or set a later deadline.",
    )
    collecting = do(workshop(), ev.GoTo, phase="ideas")
    assert "The facilitator can collect the ideas." in everything(
        scene(replace(room(collecting), late=True))
    )
