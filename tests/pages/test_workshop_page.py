"""Visits to the facilitator's page: every phase, what it shows, and what it must not show."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.store import Put, Store
from gtm_framework.store.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.ballots import Answer, Ballot
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import DoneShown, Workshop
from pages.parts.workshop import desk as workshop_desk
from tests.pages.conftest import unfolded

GOAL = "Which work wins us the mid-market?"
PAGE = "pages/workshop.py"
IDEAS = ("Own the benchmark", "Pricing page", "Partner channel")


@dataclass
class Room:
    """A workshop and its people behind the page, and the page itself.

    Attributes:
        app: The facilitator's page.
        box: The same store as the page's.
        id: The workshop's.
        people: Name to id.
    """

    app: AppTest
    box: BallotBox
    id: str = ""
    people: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> Workshop:
        return self.box.state(self.id)

    def do(self, event: type[ev.Event], **fields: object) -> None:
        """Do something as another facilitator would."""
        made = event(against=self.state.revision, at=self.box.store.clock(), **fields)
        self.box.do(self.id, made)

    def join(self, *names: str) -> None:
        for name in names:
            self.people[name] = self.box.admit(self.id, name)[0].id

    def vote(self, axis: str, scores: dict[str, list[int | str | Answer]]) -> None:
        """Cast ballots: idea to one value a person, in the order in which they came."""
        now_open = self.state.open_round
        assert now_open
        for item, values in scores.items():
            for person, value in zip(self.people.values(), values, strict=False):
                said = {"answer": value} if isinstance(value, Answer) else {"value": value}
                ballot = Ballot(person=person, item=item, axis=axis, round=now_open.number, **said)
                self.box.cast(self.id, person, ballot)

    def reload(self) -> AppTest:
        self.app.run()
        assert not self.app.exception
        return self.app

    def click(self, key: str) -> AppTest:
        self.app.button(key=key).click().run()
        assert not self.app.exception
        return self.app

    def go(self, phase: str) -> AppTest:
        return self.click(f"go-{phase}")

    def told(self) -> str:
        """All that the page says; the backslashes that keep typed text inert are left out."""
        app = self.app
        parts = [*app.markdown, *app.caption, *app.subheader, *app.error, *app.success, *app.info]
        htmls = [element.proto.body for element in app.get("html")]
        said = "\n".join([str(element.value) for element in parts] + htmls)
        return said.replace("\\", "").replace("\u2060", "")


@pytest.fixture
def arrive(visit: Callable[[], AppTest]) -> Iterator[Callable[..., Room]]:
    """Come to the page of workshops; its workspace holds three ideas."""
    stores: list[Store] = []

    def start(*ideas: str) -> Room:
        app = visit()
        store = Store.open(os.environ["GTM_DATABASE_URL"])
        stores.append(store)
        [workspace] = store.workspaces()
        puts = [Put("initiative", title, {"title": title}, based_on=None) for title in ideas or IDEAS]
        store.save(workspace.id, puts, summary="Paste")
        app.switch_page(PAGE).run()
        assert not app.exception
        return Room(app, BallotBox(store))

    yield start
    for store in stores:
        store.close()


@pytest.fixture
def opened(arrive: Callable[..., Room]) -> Callable[..., Room]:
    """A workshop that has just been opened on these ideas."""

    def start(*ideas: str) -> Room:
        room = arrive(*ideas)
        room.click("workshop-open")
        [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
        room.id = entry.id
        return room

    return start


@pytest.fixture
def begun(opened: Callable[..., Room]) -> Callable[..., Room]:
    """A workshop whose goal is asked, with three people in it."""

    def start(*ideas: str) -> Room:
        room = opened(*ideas)
        room.join("Ana", "Ben", "Chris")
        room.app.text_input(key=f"goal-{room.id}").set_value(GOAL)
        room.app.text_input(key=f"decider-{room.id}").set_value("Mira")
        room.click("goal-set")
        return room

    return start


def revealed(room: Room, impact: dict[str, list[int | str | Answer]]) -> None:
    """Vote on impact and uncover it."""
    room.go("impact")
    room.vote("impact", impact)
    room.go("reveal")
    room.click("reveal")


APART = {"Own the benchmark": [2, 9, 5], "Pricing page": [5, 5, 5], "Partner channel": [4, 6, 5]}


def test_a_workspace_without_workshops_offers_to_open_one_on_its_ideas(
    arrive: Callable[..., Room],
) -> None:
    room = arrive()

    assert room.app.title[0].value == "Workshop"
    assert "None yet in this workspace." in room.told()
    [chosen] = room.app.multiselect
    assert sorted(chosen.value) == sorted(IDEAS)


def test_a_new_workshop_holds_the_chosen_ideas_and_the_settings(arrive: Callable[..., Room]) -> None:
    room = arrive()
    [chosen] = room.app.multiselect
    chosen.set_value(["Own the benchmark", "Partner channel"])
    room.app.toggle(key="workshop-named").set_value(False)
    room.app.radio(key="workshop-done").set_value(DoneShown.NOBODY)

    room.click("workshop-open")

    [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
    state = room.box.state(entry.id)
    assert [item.title for item in state.items] == ["Own the benchmark", "Partner channel"]
    assert (state.named, state.done_shown) == (False, DoneShown.NOBODY)
    assert entry.id in room.app.query_params["workshop"]


def test_a_workshop_is_left_and_taken_up_again(begun: Callable[..., Room]) -> None:
    room = begun()

    room.click("workshop-close")

    assert f"**{GOAL}**" in room.told()
    assert "at Goal" in room.told()
    room.click(f"open-{room.id}")
    assert room.app.button(key="go-ideas")


def test_a_link_opens_its_workshop_also_in_another_workspace(opened: Callable[..., Room]) -> None:
    room = opened()
    other = room.box.store.create_workspace("Other").id
    elsewhere = room.box.open_workshop(other)

    again = AppTest.from_file(str(room.app._script_path), default_timeout=30)
    again.query_params["workshop"] = elsewhere.id
    again.run()
    again.switch_page(PAGE)
    again.query_params["workshop"] = elsewhere.id
    again.run()

    assert not again.exception
    assert other in again.query_params["workspace"]
    assert again.button(key="goal-set")


def test_another_workspace_shows_its_own_workshops(begun: Callable[..., Room]) -> None:
    room = begun()
    room.box.store.create_workspace("Other")
    unfolded(room.app, "workspaces")

    room.app.selectbox(key="workspace-choice").select("Other").run()

    assert "None yet in this workspace." in room.told()
    assert "workshop" not in room.app.query_params
    unfolded(room.app, "workspaces")
    room.app.selectbox(key="workspace-choice").select("My company").run()
    assert room.app.button(key="go-ideas")


def test_a_link_to_no_workshop_says_so_and_shows_the_list(arrive: Callable[..., Room]) -> None:
    room = arrive()
    room.app.query_params["workshop"] = "s-none"

    room.reload()

    assert "No workshop" in room.told()
    assert room.app.button(key="workshop-open")


def test_the_workshop_begins_with_a_question_and_a_decider(begun: Callable[..., Room]) -> None:
    room = begun()

    assert (room.state.goal, room.state.decider, len(room.state.visits)) == (GOAL, "Mira", 1)
    assert "3:00" in room.told()
    assert GOAL in room.told()


def test_a_goal_that_is_no_question_is_refused_and_nothing_begins(opened: Callable[..., Room]) -> None:
    room = opened()
    room.app.text_input(key=f"goal-{room.id}").set_value("Win")

    room.click("goal-set")

    assert "is not a question" in room.told()
    assert (room.state.goal, room.state.visits) == ("", ())
    assert room.app.button(key="go-ideas").disabled


def test_the_run_sheet_shows_every_phase_with_its_minutes_and_where_it_stands(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("merge")

    labels = [room.app.button(key=f"go-{p.id}").label for p in rules().phases if p.id != "merge"]
    assert labels == [f"{p.title} · {p.minutes} min" for p in rules().phases if p.id != "merge"]
    icons = {p.id: room.app.button(key=f"go-{p.id}").icon for p in rules().phases if p.id != "merge"}
    assert icons["goal"] == ":material/check:"
    assert icons["ideas"] == ":material/remove:"
    assert icons["impact"] == ":material/radio_button_unchecked:"
    assert "**Clarify and merge**" in room.told()
    assert room.app.button(key="go-discuss").disabled


def test_every_phase_shows_the_goal_what_to_say_and_the_way_on(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    order = [phase.id for phase in rules().phases]

    for phase, following in pairwise([*order, None]):
        if room.state.phase != phase:
            room.go(phase)
        assert f"> {rules().phase(phase).says}" in room.told()
        assert room.app.markdown[0].value.replace("\\", "") == GOAL
        ways = [button.label for button in room.app.button if button.key == "phase-next"]
        assert ways == ([f"Next: {rules().phase(following).title}"] if following else [])


def test_a_phase_is_begun_again_with_its_full_time(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("ideas")

    room.click("phase-again")

    assert [visit.phase for visit in room.state.visits] == ["goal", "ideas", "ideas"]


def test_the_timer_is_held_let_run_and_lengthened(begun: Callable[..., Room]) -> None:
    room = begun()

    room.click("timer-hold")
    assert "held" in room.told()
    room.click("timer-hold")
    room.click("timer-more")

    assert room.state.timer.held_since is None
    assert "of 4:00" in room.told()


def test_silent_ideas_are_counted_not_shown_and_come_in_without_names(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("ideas")
    room.box.hand_in(room.id, room.people["Ana"], "Buy the category")
    room.reload()
    assert "**1 idea waits** to be gathered" in room.told()
    assert "Buy the category" not in room.told()

    room.click("gather")

    assert "Buy the category" in room.told()
    assert room.state.items[-1].title == "Buy the category"
    assert room.people["Ana"] not in room.state.model_dump_json()


def test_ideas_come_in_from_the_list_and_by_hand(arrive: Callable[..., Room]) -> None:
    room = arrive()
    [chosen] = room.app.multiselect
    chosen.set_value(["Pricing page"])
    room.click("workshop-open")
    [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
    room.id = entry.id
    room.app.text_input(key=f"goal-{room.id}").set_value(GOAL)
    room.click("goal-set")
    room.go("ideas")

    room.app.multiselect(key=f"bring-in-{room.id}").set_value(["Partner channel"])
    room.click("bring-in")
    room.app.text_area(key=f"draft-ideas-{room.id}").set_value("One\n\n  Two\n").run()
    room.click("write-down")

    assert [item.title for item in room.state.items] == ["Pricing page", "Partner channel", "One", "Two"]
    assert room.app.text_area(key=f"draft-ideas-{room.id}").value == ""
    assert "**4 in the room**" in room.told()


def test_what_is_alike_is_offered_and_put_together_or_kept(begun: Callable[..., Room]) -> None:
    room = begun("Own the benchmark", "The benchmark own", "Pricing page", "Page of pricing")
    room.go("merge")
    pairs = [button.key for button in room.app.button if str(button.key).startswith("one-")]
    assert len(pairs) == 2

    room.click(pairs[0])
    room.click(next(b.key for b in room.app.button if str(b.key).startswith("two-")))

    assert len(room.state.items) == 3
    assert not [button.key for button in room.app.button if str(button.key).startswith("one-")]


def test_an_idea_is_reworded_put_into_another_and_taken_out_again(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("merge")
    first = "Own the benchmark"
    room.app.text_input(key=f"reword-title-{first}").set_value("Own the yearly benchmark")
    room.app.text_area(key=f"reword-notes-{first}").set_value("With a partner")
    room.click("reword")
    assert room.state.item(first).title == "Own the yearly benchmark"
    assert "First wording: Own the benchmark" in room.told()

    room.app.selectbox(key=f"same-as-{first}").select("Pricing page").run()
    room.click("merge-into")
    assert [item.id for item in room.state.items] == ["Pricing page", "Partner channel"]
    room.click(f"part-{first}")

    assert {item.id for item in room.state.items} == set(IDEAS)


def test_dots_stay_hidden_until_they_are_uncovered_and_then_draw_the_shortlist(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("shortlist")
    assert "Each person lays **1 dot**" in room.told()
    room.vote("dots", {"Pricing page": [1, 1], "Partner channel": [0, 0, 1]})
    room.reload()
    assert "●" not in room.told()
    assert not room.app.checkbox

    room.click("reveal")
    labels = [box.label for box in room.app.checkbox]
    assert labels == ["Pricing page · ●● 2", "Partner channel · ● 1", "Own the benchmark · no dot"]
    room.click("shortlist")

    assert [item.title for item in room.state.shortlist] == ["Pricing page", "Partner channel"]
    assert "2 of 3 ideas are on the shortlist" in room.told()


def test_without_dots_the_shortlist_is_chosen_by_hand(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("shortlist")
    room.click("reveal")
    for box in room.app.checkbox:
        box.set_value(box.label.startswith("Pricing"))

    room.click("shortlist")

    assert [item.title for item in room.state.shortlist] == ["Pricing page"]


@pytest.mark.parametrize("phase", ["kind", "impact", "effort"])
def test_a_silent_vote_shows_its_levels_and_how_many_are_done_and_no_ballot(
    begun: Callable[..., Room], phase: str
) -> None:
    room = begun()
    room.go(phase)
    before = room.told()
    now_open = room.state.open_round
    assert now_open
    for axis in now_open.axes:
        value = room.state.options[axis][0] if axis in room.state.options else 7
        room.vote(axis, {idea: [value] for idea in IDEAS})

    room.reload()

    assert room.told().replace("1 of 3", "0 of 3") == before
    assert "**1 of 3** are done" in room.told()


def test_nobody_is_told_how_many_are_done_where_the_facilitator_wants_none(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.do(ev.SetUp, done_shown=DoneShown.NOBODY)
    room.reload()
    room.go("impact")

    assert "of 3" not in room.told()
    assert "shown to nobody" in room.told()


def test_after_the_reveal_everything_is_shown_without_names(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("impact")
    room.vote("impact", APART)
    room.go("reveal")
    assert "<table>" not in room.told()

    room.click("reveal")

    assert "between 2 and 9" in room.told()
    assert "Kendall's W" in room.told()
    grid = next(element.proto.body for element in room.app.get("html") if "<table>" in element.proto.body)
    assert grid.index("Own the benchmark") < grid.index("Partner channel") < grid.index("Pricing page")
    assert not {name for name in room.people if name in grid}
    unfolded(room.app, "twin-votes-impact")
    [table] = [frame.value for frame in room.app.dataframe if "ballots" in frame.value]
    assert list(table["ballots"]) == ["2, 5, 9", "4, 5, 6", "5, 5, 5"]


def test_the_discussion_goes_by_disagreement_with_a_timer_for_each_idea(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.go("discuss")
    assert room.app.button(key="talk-next").label == "Begin with: Own the benchmark"

    room.click("talk-next")

    assert "this idea 2:00" in room.told()
    assert room.app.button(key="talk-next").label == "Next: Partner channel"
    room.click("talk-next")
    room.click("talk-end")
    assert room.state.talked == ("Own the benchmark", "Partner channel")
    room.app.session_state["_looking"] = {
        **room.app.session_state["_looking"],
        (room.box.workspace_of(room.id), "workshop-discuss"): "Pricing page",
    }
    room.reload()
    room.click("talk-picked")
    assert "Everything has been talked about." in room.told()


def test_before_anything_was_revealed_there_is_nothing_to_discuss_or_compare(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("reveal")

    assert "No vote has been taken yet" in room.told()
    assert room.app.button(key="go-discuss").disabled
    assert room.app.button(key="go-revote").disabled


def test_the_second_vote_stands_beside_the_first(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.do(ev.GoTo, phase="discuss")
    room.do(ev.Talk, item="Own the benchmark")
    room.reload()
    room.go("revote")
    assert "**1 idea**, on every device:" in room.told()
    room.vote("impact", {"Own the benchmark": [6, 6, 6]})
    room.reload()
    assert "before" not in room.told().partition("<table>")[2]

    room.click("reveal")

    assert "**1 of 1** scores came closer together." in room.told()
    assert "<td class='vote'>before</td>" in room.told()
    assert "<td class='vote'>after</td>" in room.told()


def test_nearly_everything_high_is_said_and_placing_makes_an_order(begun: Callable[..., Room]) -> None:
    ideas = ("a", "b", "c", "d", "e")
    room = begun(*ideas)
    revealed(room, {idea: [8, 9, 8] for idea in ideas})
    assert "5 of 5 ideas are above 5 on impact" in room.told()

    room.click("place-impact-guard")
    assert room.app.subheader[0].value == "Which has more impact?"
    room.click("higher-this")
    room.click("placing-undo")
    while room.state.placing and room.state.placing.question:
        room.click("higher-that")
    room.click("placing-keep")

    assert room.state.placed == {"impact": {"a": 10, "b": 8, "c": 5, "d": 3, "e": 1}}
    assert "above 5 on impact" not in room.told()


def test_a_placing_is_dropped_and_the_ballots_stand(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("discuss")
    room.click("place-impact-way")

    room.click("placing-drop")

    assert room.state.placing is None
    assert room.state.placed == {}


def test_the_line_is_drawn_and_one_person_decides_with_a_reason(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("decide")
    room.app.selectbox(key="capacity-unit").select("ideas").run()
    room.app.number_input(key="capacity-amount").set_value(1.0).run()
    assert "The line is drawn at 1 idea: 1 above it, using 1, 2 below." in room.told()
    first = next(iter(room.app.dataframe)).value["idea"].iloc[0]
    room.click("call")
    assert "Choose a call first" in room.told()

    room.app.segmented_control(key=f"call-what-{first}").select("do")
    room.app.text_area(key=f"call-why-{first}").set_value("It counts most.")
    room.app.text_input(key=f"call-owner-{first}").set_value("Ben")
    room.click("call")

    [made] = room.state.decisions
    assert (made.item, made.call, made.reason, made.decider, made.owner) == (
        first,
        "do",
        "It counts most.",
        "Mira",
        "Ben",
    )
    room.app.number_input(key=f"weeks-{first}").set_value(3.0).run()
    assert room.state.weeks == {first: 3.0}
    room.click("call-back")
    assert room.state.decisions == ()
    room.app.selectbox(key="capacity-unit").select("no line").run()
    assert room.state.capacity is None


def test_the_shortlist_lies_on_a_board_and_a_moved_idea_goes_back_to_its_ballots(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.go("decide")
    room.app.toggle(key="decide-board").set_value(True).run()
    first = next(iter(room.app.dataframe)).value["idea"].iloc[0]
    room.do(ev.MoveNote, item=first, impact=10, effort=1)
    room.reload()
    room.click("ballots-stand")

    assert room.state.placed == {}
    assert not [button for button in room.app.button if button.key == "ballots-stand"]


def test_the_record_is_shown_downloaded_and_handed_back_as_one_change(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.do(ev.Merge, item="Partner channel", into="Pricing page")
    room.do(ev.Decide, item="Own the benchmark", call="do", reason="It counts.", owner="Ana")
    room.reload()
    room.go("record")
    assert "It counts." in room.told()
    assert len(room.app.get("download_button")) == 3

    room.click("give-back")

    workspace = room.box.workspace_of(room.id)
    kept = {d.id: d.body for d in room.box.store.load(workspace).of("initiative")}
    assert set(kept) == {"Own the benchmark", "Pricing page"}
    assert (kept["Own the benchmark"]["impact"], kept["Own the benchmark"]["owner"]) == (5, "Ana")
    assert "went back to the workspace" in room.told()
    room.click("give-back")
    assert "The workspace has all of it already." in room.told()
    room.box.store.undo(workspace)
    assert len(room.box.store.load(workspace).of("initiative")) == 3


def test_a_closed_workshop_is_read_and_reopened(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("record")

    room.click("finish")

    assert room.state.finished_at is not None
    assert "closed" in room.told()
    assert room.app.button(key="go-impact").disabled
    room.click("finish")
    assert room.state.finished_at is None


def test_what_another_facilitator_did_first_is_not_overwritten(begun: Callable[..., Room]) -> None:
    room = begun()
    before = room.state
    pressed = room.app.button(key="go-merge").click()
    room.do(ev.GoTo, phase="ideas")

    pressed.run()

    assert room.state.phase == "ideas"
    assert [e.value for e in room.app.error] == [workshop_desk.STALE]
    assert room.state.revision == before.revision + 1
    room.go("merge")
    assert room.state.phase == "merge"


def test_a_workshop_whose_workspace_was_deleted_meanwhile_is_left(begun: Callable[..., Room]) -> None:
    room = begun()
    room.box.store.delete_workspace(room.box.workspace_of(room.id))

    room.reload()

    assert room.app.button(key="workshop-open")
    assert "workshop" not in room.app.query_params


def test_the_way_in_is_shown_replaced_and_shut(opened: Callable[..., Room]) -> None:
    room = opened()
    before = room.box.door(room.id)
    assert f"**{before.code[:4]}-{before.code[4:]}**" in room.told()

    room.click("door-new")
    after = room.box.door(room.id)
    assert after.code != before.code
    assert f"**{after.code[:4]}-{after.code[4:]}**" in room.told()
    room.click("door-shut")

    assert room.box.door(room.id) is None
    assert "Nobody new can come in" in room.told()


def test_who_is_here_is_shown_and_never_what_they_said(begun: Callable[..., Room]) -> None:
    room = begun()
    unfolded(room.app, "people")
    room.app.text_input(key="seat-name").set_value("Olga")
    room.click("seat-add")
    assert "Olga · no device" in room.told()

    ana = room.people["Ana"]
    room.app.selectbox(key="person").select("Ana").run()
    room.app.selectbox(key=f"role-{ana}").select("Guest").run()
    assert "Ana · Guest" in room.told()
    room.click("person-left")
    assert "Ana" not in room.told()
    room.click("person-back")

    assert [p.role for p in room.box.people(room.id) if p.id == ana] == ["guest"]
    assert "In the room · 4" in room.told()


def test_somebody_who_lost_their_device_gets_a_link_of_their_own(begun: Callable[..., Room]) -> None:
    room = begun()
    ana, lost = room.box.admit(room.id, "Dana")
    room.reload()
    unfolded(room.app, "people")
    room.app.selectbox(key="person").select("Dana").run()

    room.click("person-link")

    [address] = [code.value for code in room.app.code]
    page, _, key = address.partition("/join?me=")
    assert page.startswith("http")
    assert room.box.person_of(lost) is None
    assert room.box.person_of(key) == (room.id, ana)
    room.app.selectbox(key="person").select("Ana").run()
    assert not room.app.code


def test_the_link_of_a_shared_app_is_the_one_that_the_room_knows(
    opened: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GTM_SHARED_ADDRESS", "http://192.168.1.20:8501/")

    room = opened()

    assert "192.168.1.20:8501/join" in room.told()
    assert "--share" not in room.told()


def test_an_idea_is_reworded_while_it_is_talked_about_and_keeps_its_ballots(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.go("discuss")
    room.click("talk-next")
    talked = room.state.talking
    unfolded(room.app, f"reword-talked-{talked}")

    room.app.text_input(key=f"reword-title-{talked}").set_value("Own the yearly benchmark")
    room.click("reword")

    assert "Own the yearly benchmark" in room.told()
    assert "between 2 and 9" in room.told()


def test_without_names_people_are_numbers(begun: Callable[..., Room]) -> None:
    room = begun()
    room.do(ev.SetUp, named=False)

    room.reload()

    assert "No. 1" in room.told()
    assert "Ana" not in room.told()


def test_how_the_room_works_is_changed(begun: Callable[..., Room]) -> None:
    room = begun()
    unfolded(room.app, "workshop-settings")

    room.app.toggle(key="set-named").set_value(False).run()
    room.app.radio(key="set-done").set_value(DoneShown.EVERYONE).run()
    room.app.multiselect(key="set-scores-guest").set_value(["dots"]).run()

    assert (room.state.named, room.state.done_shown) == (False, DoneShown.EVERYONE)
    assert room.state.scores["guest"] == ("dots",)


def test_something_is_parked_and_taken_out(begun: Callable[..., Room]) -> None:
    room = begun()
    unfolded(room.app, "parking")
    room.app.text_area(key=f"draft-park-{room.id}").set_value("Who owns the Nordics?").run()
    room.app.text_input(key=f"draft-park-owner-{room.id}").set_value("Ben").run()

    room.click("park")

    assert [(one.text, one.owner) for one in room.state.parked] == [("Who owns the Nordics?", "Ben")]
    assert room.app.text_area(key=f"draft-park-{room.id}").value == ""
    room.click("unpark-0")
    assert room.state.parked == ()


@pytest.mark.parametrize(
    ("phase", "axis", "given", "value"),
    [
        ("impact", "impact", 7, 7),
        ("kind", "purpose", "demand", "demand"),
    ],
)
def test_the_room_ballot_takes_one_person_at_a_time_and_shows_nothing_of_others(
    begun: Callable[..., Room], phase: str, axis: str, given: int | str, value: int | str
) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga")
    room.reload()
    room.go(phase)
    room.vote(axis, {"Pricing page": [room.state.options[axis][0] if axis != "impact" else 3]})
    room.click("room-ballot")
    assert not [b.key for b in room.app.button if str(b.key).startswith("go-")]
    assert "are done" not in room.told()

    room.click(f"seat-take-{olga.id}")
    key = f"seat-{olga.id}-1-{axis}-Pricing page"
    (room.app.selectbox if phase == "kind" else room.app.segmented_control)(key=key).select(given)
    room.click("seat-cast")

    assert "The ballot is in." in room.told()
    assert "Not everything was answered" in room.told()
    room.click(f"seat-take-{olga.id}")
    again = (room.app.selectbox if phase == "kind" else room.app.segmented_control)(key=key)
    assert again.value is None
    room.click("seat-back")
    room.go("reveal")
    room.click("reveal")
    from gtm_framework.workshop.seen import Viewer

    heard = room.box.seen(room.id, Viewer.SCREEN).on("Pricing page", axis)
    assert value in heard.values


def test_dots_are_laid_in_the_room_ballot_and_too_many_are_refused(begun: Callable[..., Room]) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga")
    room.reload()
    room.go("shortlist")
    room.click("room-ballot")
    room.click(f"seat-take-{olga.id}")
    for box in room.app.checkbox:
        box.check()
    room.click("seat-cast")
    assert "more than the 1 that each person has" in room.told()

    for box in room.app.checkbox:
        box.set_value(box.label == "Pricing page")
    room.click("seat-cast")

    assert room.box.to_answer(room.id, olga.id) == ()


def test_ideas_are_handed_in_by_people_without_a_device(begun: Callable[..., Room]) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga")
    room.reload()
    room.go("ideas")
    room.click("room-ballot")
    room.click(f"seat-take-{olga.id}")

    room.app.text_area(key=f"seat-{olga.id}-ideas").set_value("One\n\nTwo")
    room.click("seat-hand-in")

    assert [idea.text for idea in room.box.own_ideas(room.id, olga.id)] == ["One", "Two"]
    assert "One" not in room.told()


def test_the_room_ballot_of_a_closed_vote_and_of_a_role_without_a_vote_say_so(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga", "guest")
    room.reload()
    room.go("impact")
    room.click("room-ballot")
    room.click(f"seat-take-{olga.id}")
    assert "Your role does not vote here." in room.told()

    room.do(ev.GoTo, phase="merge")
    room.reload()

    assert "No vote is open now." in room.told()


def test_what_people_typed_is_inert(begun: Callable[..., Room]) -> None:
    room = begun()
    nasty = "![x](http://evil.example/x.png) <img src=x> :red[y]"
    room.do(ev.AddItems, items=(Item(id="nasty", title=nasty),))
    room.join(nasty)
    room.reload()
    room.go("impact")

    shown = [element.value for element in room.app.markdown if "evil" in str(element.value)]
    assert len(shown) == 2
    for text in shown:
        assert "\\!\\[x\\]" in text
        assert "\\<img src\\=x\\>" in text
        assert "\\:red" in text


def test_an_axis_is_chosen_in_the_reveal_and_the_options_are_written_out(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("kind")
    room.vote("purpose", {"Pricing page": ["demand", "demand"]})
    revealed(room, APART)

    room.app.segmented_control(key="workshop-axis").select("purpose").run()

    assert "Purpose: how many chose each step" in room.told()
    assert "demand: Demand now" in room.told()
    assert "position" in room.told()


def test_a_vote_that_nobody_opened_says_what_to_do(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.do(ev.GoTo, phase="impact")
    room.do(ev.Finish)

    room.reload()

    assert "No vote is open." in room.told()


def test_a_second_vote_without_a_first_change_says_so(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("revote")
    room.do(ev.Finish)
    room.reload()
    assert room.app.button(key="reveal").disabled

    assert "Nothing was voted on twice." in room.told()


def test_an_idea_is_the_same_as_none_until_one_is_chosen(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("merge")

    room.click("merge-into")

    assert "Choose the idea that it is the same as." in room.told()
    assert len(room.state.items) == 3


def test_changing_goal_or_decider_alone_leaves_the_other(begun: Callable[..., Room]) -> None:
    room = begun()
    before = room.state.revision
    room.app.text_input(key=f"decider-{room.id}").set_value("Jon")

    room.click("goal-set")

    assert (room.state.goal, room.state.decider) == (GOAL, "Jon")
    assert room.state.revision == before + 1
    room.click("goal-set")
    assert room.state.revision == before + 1


def test_an_idea_that_was_put_into_another_is_not_offered_again_from_the_list(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    for idea in IDEAS[1:]:
        room.do(ev.Merge, item=idea, into=IDEAS[0])
    room.reload()

    room.go("ideas")
    room.click("write-down")

    assert "**1 in the room**" in room.told()
    assert "bring-in" not in [button.key for button in room.app.button]
    assert len(room.state.items) == 1


def test_a_workshop_without_ideas_says_what_it_lacks(arrive: Callable[..., Room]) -> None:
    room = arrive()
    [chosen] = room.app.multiselect
    chosen.set_value([])
    room.click("workshop-open")
    [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
    room.id = entry.id
    room.app.text_input(key=f"goal-{room.id}").set_value(GOAL)
    room.click("goal-set")
    assert room.app.button(key="go-impact").disabled

    room.go("ideas")
    room.click("bring-in")

    assert "No idea is in the room yet." in room.told()
    assert room.state.items == ()
