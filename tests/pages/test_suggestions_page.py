"""What a visitor sees of suggestions, and what counts once they are accepted."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.lists.triage_file import triage_file
from gtm_framework.store import Store
from gtm_framework.triage.ranked_idea import Ranked
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workspace import Workspace
from tests.pages import idea_pad
from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]

WEBINAR = "Run a webinar in Q3 to get 200 MQLs"
DEFAULT = "Become the default for field-service margins"
FALCON = "Blue Falcon"


def words(app: AppTest) -> str:
    said = [*app.markdown, *app.caption, *app.header, *app.subheader, *app.success, *app.info]
    return "\n".join(str(element.value) for element in said).replace("\\", "")


def pasted(visit: Visit, *lines: str) -> AppTest:
    app = visit()
    app.text_area("draft-paste").input("\n".join(lines))
    app.button("paste-add").click().run()
    assert not app.exception
    return app


def all_questions(app: AppTest) -> AppTest:
    """Open all questions of the idea that is open."""
    return unfolded(app, "all-questions")


def press(app: AppTest, start: str, end: str = "") -> None:
    [button] = [b for b in app.button if str(b.key).startswith(start) and str(b.key).endswith(end)]
    button.click().run()
    assert not app.exception


def shown(app: AppTest, start: str) -> bool:
    return any(str(b.key).startswith(start) for b in app.button)


def exported() -> list[Ranked]:
    """The list as it stands in the store, which is what a download writes."""
    kept = Store.open().workspaces()[0]
    documents = [d for sort in Store.open().load(kept.id).documents.values() for d in sort]
    return Workspace.from_documents(kept.id, kept.name, 0, documents).ranked()


def rows() -> dict[str, dict[str, str]]:
    text = csv_bytes(exported(), Rubric.default()).decode()
    return {row["title"]: row for row in csv.DictReader(StringIO(text, newline=""))}


def test_a_pasted_list_says_how_many_lines_say_enough_and_accepts_them_with_one_click(visit: Visit) -> None:
    app = pasted(visit, WEBINAR, DEFAULT, "in Q3", FALCON)
    assert (
        "We can suggest a verdict for **2 of 4 ideas** from their wording. Leaning: 1. Unclear: 1."
        in words(app)
    )
    assert "answers_from" not in rows()[WEBINAR]

    press(app, "accept-list")

    assert "Accepted suggestions for 3 of 4 ideas. New verdicts: 2." in words(app)
    assert {title: row["kind"] for title, row in rows().items()} == {
        WEBINAR: "tactical",
        DEFAULT: "strategic",
        "in Q3": "undecided",
        FALCON: "undecided",
    }
    assert "purpose=suggested" in rows()[WEBINAR]["answers_from"]
    assert not shown(app, "accept-list")


def test_accepting_a_list_is_one_step_that_undo_takes_back(visit: Visit) -> None:
    app = pasted(visit, WEBINAR, DEFAULT)
    press(app, "accept-list")
    press(app, "notice-undo-0")

    assert {row["kind"] for row in rows().values()} == {"undecided"}
    assert shown(app, "accept-list")


def test_the_page_and_the_command_write_the_same_for_a_list_with_accepted_suggestions(visit: Visit) -> None:
    app = pasted(visit, WEBINAR, DEFAULT, "in Q3", FALCON, "Hire two reps and open the Paris office")
    before = csv_bytes(exported(), Rubric.default())
    press(app, "accept-list")

    out = BytesIO()
    done = triage_file(
        before, name="ideas.csv", rubric=Rubric.default(), method="quadrant", accept_hints=True
    )
    done.write(out)
    assert csv_bytes(exported(), Rubric.default()) == out.getvalue()


def test_a_suggestion_shows_its_words_and_counts_only_when_accepted(visit: Visit) -> None:
    app = pasted(visit, WEBINAR)
    here = idea_pad.told(app)["question"]["here"]
    assert here["words"] == "Near-term demand: leads, pipeline, revenue"
    assert here["from"].startswith("from “")
    assert "0% answered" in words(app)

    idea_pad.press(app, accept="purpose")

    assert "19% answered" in words(app)
    assert rows()[WEBINAR]["answers_from"] == "purpose=suggested"


def test_all_suggestions_of_an_idea_are_accepted_together(visit: Visit) -> None:
    app = pasted(visit, WEBINAR, "Post on social media")
    idea_pad.press(app, accept=None)

    assert "final" in words(app)
    assert sorted(row["kind"] for row in rows().values()) == ["tactical", "undecided"]


def test_an_answer_by_hand_makes_a_suggestion_confirmed(visit: Visit) -> None:
    app = pasted(visit, WEBINAR)
    idea_pad.press(app, accept=None)
    press(all_questions(app), "confirm-", "-purpose")
    assert "purpose=confirmed" in rows()[WEBINAR]["answers_from"]

    all_questions(app)
    [box] = [b for b in app.selectbox if str(b.key).startswith("answer-") and str(b.key).endswith("-form")]
    box.select("choice").run()
    assert "form=confirmed" in rows()[WEBINAR]["answers_from"]
    assert "metrics=suggested" in rows()[WEBINAR]["answers_from"]


def test_a_suggestion_beside_one_of_all_questions_is_accepted_alone(visit: Visit) -> None:
    app = all_questions(pasted(visit, WEBINAR))
    press(app, "accept-i-", "-horizon")

    assert rows()[WEBINAR]["answers_from"] == "horizon=suggested"


def test_two_ideas_in_one_line_are_split_and_put_together_again(visit: Visit) -> None:
    line = "Write the pricing guide and hire two reps"
    app = pasted(visit, line)
    press(app, "split-")
    assert set(rows()) == {"Write the pricing guide", "hire two reps"}

    press(app, "notice-undo-0")
    assert set(rows()) == {line}


def test_an_output_is_marked_with_one_click(visit: Visit) -> None:
    app = pasted(visit, "Hiring plan for the sales team")
    press(app, "mark-output-")

    assert rows()["Hiring plan for the sales team"]["output"] == "hiring_plan"
    assert not shown(app, "mark-output-")


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("Become the default for payroll in the trades", "goal"),
        ("Write the pricing guide and hire two reps", "split"),
        ("Hiring plan for the sales team", "output"),
    ],
)
def test_a_remark_that_is_not_so_is_not_made_again_until_that_is_undone(
    visit: Visit, line: str, remark: str
) -> None:
    app = pasted(visit, line)
    press(app, f"wave-{remark}-")
    assert not shown(app, f"wave-{remark}-")

    press(app, "undo")
    assert shown(app, f"wave-{remark}-")


def test_a_goal_is_said_to_be_one(visit: Visit) -> None:
    app = pasted(visit, DEFAULT)

    assert "Looks like a goal, not an initiative (“Become the”)" in words(app)


def test_likely_duplicates_are_merged_and_parted_again(visit: Visit) -> None:
    app = pasted(visit, "Win back lost customers by mail", "Win back lost customers by mails", FALCON)
    press(app, "merge-")
    assert set(rows()) == {"Win back lost customers by mail", FALCON}
    merged = rows()["Win back lost customers by mail"]
    assert merged["description"] == "Win back lost customers by mails"

    press(app, "notice-undo-0")
    assert len(rows()) == 3


def test_of_likely_duplicates_one_is_deleted_or_both_are_kept(visit: Visit) -> None:
    app = pasted(visit, "Win back lost customers by mail", "Win back lost customers by mails", FALCON)
    press(app, "drop-")
    assert set(rows()) == {"Win back lost customers by mail", FALCON}

    press(app, "notice-undo-0")
    press(app, "keep-")
    assert len(rows()) == 3
    assert not shown(app, "merge-")

    press(app, "undo")
    assert shown(app, "merge-")


def test_rapid_triage_begins_with_what_the_words_leave_open(visit: Visit) -> None:
    app = pasted(visit, WEBINAR, FALCON)
    app.switch_page("pages/rapid.py").run()

    assert [heading.value for heading in app.header] == [FALCON]
    assert "**0 of 2** done" in words(app)


def test_rapid_triage_of_a_finished_list_shows_what_to_do_first(visit: Visit) -> None:
    app = pasted(visit, "title\timpact\teffort", f"{WEBINAR}\t8\t3")
    app.button("import").click().run()
    press(app, "accept-list")
    app.switch_page("pages/rapid.py").run()

    assert app.header[0].value == "Your top ideas"
    assert f"**1. {WEBINAR}**" in words(app)


def test_rapid_triage_without_ideas_leads_back_to_the_doors(visit: Visit) -> None:
    app = visit()
    app.switch_page("pages/rapid.py").run()

    assert "No ideas yet" in words(app)


def test_the_title_and_one_line_show_the_words_that_put_an_idea_on_a_side(visit: Visit) -> None:
    app = pasted(visit, "Run a webinar in Q3")

    assert app.header[0].value == (
        ":orange-background[Run] a :orange-background[webinar] in :orange-background[Q3]"
    )
    assert "Looks tactical: run, webinar, Q3" in words(app)


def test_a_line_that_only_leans_is_shown_as_uncertain_with_the_question_that_decides_it(
    visit: Visit,
) -> None:
    app = pasted(visit, "Increase customer satisfaction")

    assert (
        "Uncertain, leans strategic: customer satisfaction. Does it choose one thing and rule out others, "
        "or is it work that any team could do?"
    ) in words(app)


def test_a_line_whose_words_say_nothing_is_shown_as_unclear(visit: Visit) -> None:
    app = pasted(visit, FALCON)

    assert app.header[0].value == FALCON
    assert "The wording doesn’t say whether it’s strategic or tactical." in words(app)


def test_one_key_settles_an_idea_and_its_row_goes(visit: Visit) -> None:
    app = pasted(visit, "Increase customer satisfaction")
    press(app, "say-tactical")

    assert rows()["Increase customer satisfaction"]["kind"] == "tactical"
    assert not shown(app, "say-")
    assert app.header[0].value == "Increase customer satisfaction"


def test_a_decision_against_the_wording_is_remembered_told_the_next_time_and_can_be_forgotten(
    visit: Visit,
) -> None:
    app = pasted(visit, "Publish the benchmark report")
    assert "Looks strategic: benchmark report" in words(app)
    assert not shown(app, "forget-")
    press(app, "say-tactical")

    app = unfolded(visit(), "add")
    app.text_area("draft-paste").input("Publish the benchmark study")
    press(app, "paste-add")
    assert (
        "Looks tactical, as you decided for “Publish the benchmark report”: publish, benchmark"
    ) in words(app)
    assert "**Tactical**: Publish the benchmark report" in words(app)

    press(app, "forget-all")
    assert not shown(app, "forget-")
    assert "as you decided" not in words(app)


def test_undo_takes_back_a_decision_and_its_memory(visit: Visit) -> None:
    app = pasted(visit, "Publish the benchmark report")
    press(app, "say-tactical")
    assert shown(app, "forget-")

    app.button("undo").click().run()

    assert rows()["Publish the benchmark report"]["kind"] == "undecided"
    assert not shown(app, "forget-")


def test_a_decision_that_the_wording_suggests_is_nothing_to_remember(visit: Visit) -> None:
    app = pasted(visit, "Publish the benchmark report")
    press(app, "say-strategic")

    assert not shown(app, "forget-")
