"""The record: decisions, reasons, who decided, spread before and after; printable, and inert."""

from datetime import date, timedelta
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from gtm_framework.exchange.documents.workshop_csv import record_csv
from gtm_framework.exchange.documents.workshop_record import record_html, record_markdown
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Capacity, Item
from gtm_framework.workshop.results.full_record import Record, record
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot
from gtm_framework.workshop.votes.seen import Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import at, do, person, sheet, workshop

PEOPLE = [person("p0"), person("p1"), person("p2")]
FIRST: dict[str, list[int | str | Answer]] = {
    "benchmark": [9, 8, 9],
    "ads": [2, 9, 9],
    "pricing": [4, 4, 4],
}
WORK: dict[str, list[int | str | Answer]] = {
    "benchmark": [7, 7, 8],
    "ads": [2, 3, 2],
    "pricing": [Answer.DONT_KNOW, Answer.SKIP, 6],
}


def held() -> tuple[Workshop, list[Ballot]]:
    """A whole workshop of three ideas on the list, one set aside and one merged."""
    state = workshop("benchmark", "ads", "pricing", "mugs")
    state = do(state, ev.AddItems, items=(Item(id="report", title="yearly report"),))
    state = do(state, ev.GoTo, phase="merge", minute=10)
    state = do(state, ev.Merge, item="report", into="benchmark")
    state = do(state, ev.Shortlist, keep=("benchmark", "ads", "pricing"))
    for minute, phase in ((20, "kind"), (25, "impact"), (30, "effort"), (36, "reveal")):
        state = do(state, ev.GoTo, phase=phase, minute=minute)
    state = do(state, ev.Reveal)
    state = do(do(state, ev.GoTo, phase="discuss", minute=38), ev.Talk, item="ads")
    state = do(do(state, ev.GoTo, phase="revote", minute=46), ev.Reveal)
    state = do(state, ev.GoTo, phase="decide", minute=50)
    state = do(state, ev.SetCapacity, capacity=Capacity(unit="person_weeks", amount=10))
    state = do(state, ev.Decide, item="ads", call="do", reason="Cheap.", owner="Ben", due=date(2026, 4, 1))
    state = do(state, ev.Decide, item="benchmark", call="later", reason="No hands.", decider="Ana")
    state = do(state, ev.Park, text="Who owns the price list?", owner="Ana")
    ballots = [
        *sheet(
            {"benchmark": ["position"] * 3, "ads": ["demand", "both", "demand"]}, axis="purpose", number=1
        ),
        *sheet({"benchmark": ["choice"] * 3, "ads": ["task"] * 3}, axis="form", number=1),
        *sheet({"benchmark": ["market"] * 3, "ads": ["funnel"] * 3}, axis="metrics", number=1),
        *sheet(FIRST, axis="impact", number=2),
        *sheet(WORK, axis="effort", number=3),
        *sheet({"ads": [7, 8, 8]}, axis="impact", number=4),
    ]
    return do(state, ev.Finish, minute=58), ballots


def weeks_of(effort: float | None) -> float | None:
    """A table of this test's own: twice the effort in weeks."""
    return None if effort is None else 2 * effort


def made(state: Workshop, ballots: list[Ballot], people: list[Participant] = PEOPLE) -> Record:
    seen = visible(state, ballots, people, Viewer.FACILITATOR)
    return record(state, seen, people, {}, at(90), weeks_of=weeks_of)


@pytest.fixture
def whole() -> Record:
    return made(*held())


def test_the_record_lists_the_shortlist_in_the_order_of_the_one_engine(whole: Record) -> None:
    assert [(i.item.title, i.ranked.rank) for i in whole.ideas] == [
        ("ads", 1),
        ("benchmark", 2),
        ("pricing", 3),
    ]
    assert [i.ranked.verdict.kind for i in whole.ideas] == [Kind.TACTICAL, Kind.STRATEGIC, Kind.UNDECIDED]


def test_the_record_holds_decisions_reasons_owners_and_dates(whole: Record) -> None:
    ads, benchmark, pricing = (i.decision for i in whole.ideas)

    assert ads is not None
    assert benchmark is not None
    assert (ads.call, ads.reason, ads.decider, ads.owner, ads.due) == (
        *("do", "Cheap.", "Mira", "Ben"),
        date(2026, 4, 1),
    )
    assert (benchmark.call, benchmark.decider) == ("later", "Ana")
    assert pricing is None


def test_the_record_holds_the_spread_before_and_after(whole: Record) -> None:
    impact = {i.item.title: axis for i in whole.ideas for axis in i.axes if axis.axis == "impact"}

    assert impact["ads"].before == pytest.approx(7 / 9)
    assert impact["ads"].after == pytest.approx(1 / 9)
    assert (impact["ads"].gap_before, impact["ads"].gap_after) == ("between 2 and 9", "between 7 and 8")
    assert (impact["benchmark"].after, impact["benchmark"].gap_after) == (None, "")
    assert impact["ads"].value == "8"


def test_the_record_counts_skips_and_dont_knows_apart(whole: Record) -> None:
    (effort,) = [a for i in whole.ideas for a in i.axes if (i.item.title, a.axis) == ("pricing", "effort")]

    assert (effort.value, effort.counted, effort.skipped, effort.dont_know) == ("6", 1, 1, 1)
    assert effort.before is None


def test_answers_about_the_kind_are_in_the_rubrics_words(whole: Record) -> None:
    (purpose,) = [a for i in whole.ideas for a in i.axes if (i.item.title, a.axis) == ("ads", "purpose")]

    assert purpose.value == "Near-term demand: leads, pipeline, revenue"


def test_the_line_is_drawn_by_the_weeks_that_an_effort_stands_for(whole: Record) -> None:
    # efforts 2, 7 and 6 are 4, 14 and 12 weeks here; ten weeks hold the first
    assert [i.above for i in whole.ideas] == [True, False, False]
    assert [i.weeks for i in whole.ideas] == [Fraction(4), Fraction(14), Fraction(12)]


def test_concordance_stands_before_and_after(whole: Record) -> None:
    # ranks 3 1 2 / 2 3 1 / 2.5 2.5 1: sums 7.5 6.5 4, mean 6, S = 6.5, T = 6; 78 / (216 - 18)
    # then 3 2 1 / 2.5 2.5 1 / 3 2 1: sums 8.5 6.5 3, S = 15.5; 186 / 198
    assert whole.concordance[0] == ("impact", Fraction(13, 33), Fraction(31, 33))


def test_names_are_in_the_record_of_a_named_workshop_only(whole: Record) -> None:
    state, ballots = held()

    assert (whole.people, whole.names) == (3, ("P0", "P1", "P2"))
    assert made(state.with_changes(named=False), ballots).names == ()


def test_time_is_added_up_by_phase(whole: Record) -> None:
    assert dict(whole.spent)["Decide"] == timedelta(minutes=8)
    assert (whole.began_at, whole.ended_at) == (at(10), at(58))


def test_what_was_set_aside_parked_and_merged_is_in_the_record(whole: Record) -> None:
    assert [i.title for i in whole.set_aside] == ["mugs"]
    assert [p.text for p in whole.parked] == ["Who owns the price list?"]
    assert whole.ideas[1].item.texts == ("benchmark", "yearly report")


def test_hidden_ballots_are_not_in_the_record() -> None:
    state = do(workshop("a"), ev.GoTo, phase="impact")

    found = made(state, sheet({"a": [9, 9, 9]}))

    assert found.ideas[0].axes == ()
    assert found.ideas[0].ranked.initiative.impact is None
    assert (found.line, found.ended_at) == (None, at(90))


def test_a_relative_placing_is_named_as_such() -> None:
    state = do(workshop("a", "b"), ev.StartPlacing, axis="impact")
    state = do(do(state, ev.AnswerPlacing, higher=True), ev.EndPlacing, keep=True)

    found = made(state, [])

    assert [(i.item.title, [(a.value, a.placed) for a in i.axes]) for i in found.ideas] == [
        ("b", [("10", True)]),
        ("a", [("1", True)]),
    ]
    assert "10 (placed)" in record_markdown(found)


def test_an_effort_that_the_workspace_had_counts_where_the_room_did_not_vote() -> None:
    state = do(workshop("a"), ev.SetCapacity, capacity=Capacity(unit="person_weeks", amount=6))
    seen = visible(state, [], [], Viewer.FACILITATOR)
    known = {"a": Initiative(id="a", title="a", impact=9, effort=3.5)}

    found = record(state, seen, PEOPLE, known, at(90), weeks_of=weeks_of)

    assert (found.ideas[0].weeks, found.ideas[0].above) == (Fraction(7), False)


def test_the_markdown_reads_from_goal_to_definitions(whole: Record) -> None:
    text = record_markdown(whole)

    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "# Which work wins us the mid-market this year?",
        "## Decisions",
        "## What we disagreed on",
        "## Parking lot",
        "## Matrix",
        "## Appendix",
        "### Ranking",
        "### Votes",
        "### Agreement on the whole list",
        "### Parked ideas",
        "### Original wording",
        "### Time",
        "### How results are calculated",
    ]
    lines = text.splitlines()
    assert "Workshop of March 2, 2026, 48 minutes, 3 people." in text
    assert "2 of 3 shortlisted ideas have a decision." in text
    assert "| Do now | ads | Ben | April 1, 2026 | Cheap. |" in lines
    assert "| Later | benchmark |  |  | No hands. (decided by Ana) |" in lines
    assert "Still open: pricing." in lines
    assert "| 1 | ads | tactical | Quick win | 8 | 2 | 4 | above |" in lines
    assert "Capacity: 10 person-weeks. 1 above the line (using 4), 2 below." in text
    assert "- benchmark: yearly report" in text
    votes = "| ads | Impact | 8 | 3 | 0 | 0 | between 2 and 9 → between 7 and 8 | 0\\.78 → 0.11 |"
    assert votes in lines


def test_the_record_tells_what_the_room_disagreed_on_scores_first(whole: Record) -> None:
    lines = record_markdown(whole).splitlines()
    at = lines.index("## What we disagreed on")

    assert lines[at + 2] == "- ads, impact: between 2 and 9; after the discussion, between 7 and 8."
    assert lines[at + 3] == "- ads, purpose: between “Some of both” and “Near-term demand”."
    assert lines[at + 4] == ""
    assert "ads, purpose: between “Some of both” and “Near-term demand”." in record_html(whole)


def test_the_record_names_options_and_never_says_their_ids(whole: Record) -> None:
    texts = (record_markdown(whole), record_html(whole), record_csv(whole).decode())

    for told in ("funnel", "between both", "| demand", ",demand,"):
        assert all(told not in text for text in texts), told


def test_more_disagreements_than_are_told_are_counted_and_none_is_said() -> None:
    ideas = [f"i{number}" for number in range(7)]
    apart = do(do(do(workshop(*ideas), ev.GoTo, phase="impact"), ev.GoTo, phase="reveal"), ev.Reveal)

    text = record_markdown(made(apart, sheet({idea: [1, 10, 5] for idea in ideas})))
    close = record_markdown(made(apart, sheet({idea: [5, 5, 5] for idea in ideas})))

    assert "- 2 more disagreements in the appendix." in text.splitlines()
    assert "The votes were close on everything." in close.splitlines()


def test_the_matrix_is_a_picture_with_a_key_in_both_formats(whole: Record) -> None:
    markdown, page = record_markdown(whole), record_html(whole)

    assert "```mermaid\nquadrantChart" in markdown
    assert "- 1: ads\n- 2: benchmark\n- 3: pricing" in markdown
    assert "aria-label='Impact/effort matrix with 3 numbered ideas; the key names each'" in page
    assert "<li><b>2</b><span>benchmark</span></li>" in page


def test_without_scores_there_is_no_matrix() -> None:
    text = record_markdown(made(workshop("a"), []))

    assert "## Matrix" not in text
    assert "<svg" not in record_html(made(workshop("a"), []))


def test_what_would_still_fit_and_what_has_no_size_is_said() -> None:
    state = do(workshop("a", "b", "c"), ev.SetCapacity, capacity=Capacity(unit="person_weeks", amount=2))
    state = do(do(state, ev.SetWeeks, item="a", weeks=3), ev.SetWeeks, item="b", weeks=1)

    text = record_markdown(made(state, []))

    assert "Below the line, but small enough to fit: b." in text
    assert "No size estimate, counted as zero: c." in text


def test_a_line_in_ideas_says_so() -> None:
    state = do(workshop("a"), ev.SetCapacity, capacity=Capacity(unit="ideas", amount=1))

    assert "Capacity: 1 idea. 1 above the line (using 1), 0 below." in record_markdown(made(state, []))


def test_a_workshop_of_one_person_without_a_beginning_still_reads() -> None:
    text = record_markdown(made(Workshop(id="w", goal="What now?"), [], [person("p0")]))

    assert text.startswith("# What now?\n\nWorkshop of March 2, 2026, 1 person.\n\nPresent: P0.")


def test_an_anonymous_workshop_names_nobody() -> None:
    text = record_markdown(made(workshop("a").with_changes(named=False), []))

    assert "Present" not in text
    assert "P0" not in text


HOSTILE = '<script>alert("x")</script> | [x](javascript:1) ![y](http://example.org/y.png)'


@pytest.fixture
def hostile() -> Record:
    state = do(Workshop(id="w"), ev.AskGoal, goal=f"{HOSTILE}?")
    state = do(state, ev.NameDecider, decider=HOSTILE)
    state = do(
        state,
        ev.AddItems,
        items=(Item(id="a", title=HOSTILE), Item(id="b", title="b"), Item(id="c", title="c")),
    )
    state = do(do(state, ev.Reword, item="b", title=f"{HOSTILE} again"), ev.Shortlist, keep=("a", "b"))
    state = do(state, ev.Reword, item="c", title=HOSTILE)
    state = do(state, ev.Decide, item="a", call="do", reason=f"{HOSTILE}\n\n# {HOSTILE}", owner=HOSTILE)
    state = do(state, ev.Park, text=HOSTILE, owner=HOSTILE)
    return made(state, [], [person("p0").with_changes(name=HOSTILE)])


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, tuple[str, ...]]] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_text_from_people_is_inert_in_the_page(hostile: Record, whole: Record) -> None:
    found, clean = Tags(), Tags()
    found.feed(record_html(hostile))
    clean.feed(record_html(whole))

    assert found.seen - clean.seen <= {("td", ("class",))}  # of a very long word
    assert {tag for tag, _ in clean.seen}.isdisjoint({"script", "img", "a", "iframe"})
    assert "".join(found.text).count('<script>alert("x")</script>') >= 10


def test_the_page_allows_itself_nothing_but_its_own_style(whole: Record) -> None:
    page = record_html(whole)

    assert page.startswith("<!doctype html>\n")
    assert """content="default-src 'none'; style-src 'unsafe-inline'">""" in page


def test_text_from_people_is_inert_in_the_markdown(hostile: Record) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(record_markdown(hostile))

    inside = {child.type for token in tokens for child in token.children or ()}
    assert inside <= {"text", "text_special"}
    assert [t.tag for t in tokens if t.type == "heading_open"].count("h1") == 1
    assert not any(t.type in {"html_block", "fence", "code_block"} for t in tokens)  # none is on the matrix


def test_every_row_of_every_table_is_as_wide_as_its_head(hostile: Record, whole: Record) -> None:
    for found in (hostile, whole):
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(record_markdown(found))
        widths: list[int] = []
        for token in tokens:
            if token.type == "tr_open":
                widths.append(0)
            elif token.type in {"th_open", "td_open"}:
                widths[-1] += 1
        assert set(widths) <= {8, 5, 3, 2}
        assert widths.count(5) == 1 + sum(idea.decision is not None for idea in found.ideas)
