"""What a visitor of the triage page sees and can do."""

import itertools
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import idea_pad, idea_rows
from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]


def words(app: AppTest) -> str:
    """Everything that the page says; the backslashes that keep typed text inert are left out."""
    said = [
        *app.markdown,
        *app.caption,
        *app.header,
        *app.subheader,
        *app.title,
        *app.error,
        *app.success,
        *app.info,
    ]
    return "\n".join(str(element.value) for element in said).replace("\\", "")


def pasted(visit: Visit, *lines: str) -> AppTest:
    app = visit()
    app.text_area("draft-paste").input("\n".join(lines))
    app.button("paste-add").click().run()
    assert not app.exception
    return app


def details(app: AppTest) -> AppTest:
    """Open what is written about the idea that is open."""
    return unfolded(app, "details")


def press(app: AppTest, ending: str) -> None:
    [button] = [b for b in app.button if b.key and b.key.endswith(ending)]
    button.click().run()
    assert not app.exception


def test_a_newcomer_sees_three_doors(visit: Visit) -> None:
    app = visit()

    assert app.title[0].value == "Which of your ideas are worth doing?"
    assert [heading.value for heading in app.header] == [
        "Paste your list",
        "Upload a file",
        "Try sample data",
    ]


def test_pasting_opens_the_first_idea_with_its_first_question(visit: Visit) -> None:
    app = pasted(visit, "- Own the benchmark", "", "2) Win-back mails")

    assert "**2 ideas**" in words(app)
    assert app.header[0].value == ":blue-background[Own] the :blue-background[benchmark]"
    assert idea_pad.told(app)["question"]["text"] == "What outcome is it after?"


def test_an_empty_paste_is_answered_with_what_to_do(visit: Visit) -> None:
    app = visit()
    app.button("paste-add").click().run()

    assert "The box is empty" in words(app)


def uploaded(visit: Visit, content: str) -> AppTest:
    app = visit()
    [uploader] = app.get("file_uploader")
    uploader.upload("ideas.csv", content.encode(), "text/csv").run()
    assert not app.exception
    return app


def test_a_file_without_an_idea_is_answered_where_it_was_given(visit: Visit) -> None:
    app = uploaded(visit, "title,impact,effort\n")

    assert "The list has a header row but no ideas below it. Add one row per idea." in words(app)
    assert app.button("import").disabled


@pytest.mark.parametrize(("rows", "told"), [("A,11,3", "1 cell"), ("A,11,3\nB,x,3", "2 cells")])
def test_the_faults_of_a_file_are_counted_and_named(visit: Visit, rows: str, told: str) -> None:
    app = uploaded(visit, f"title,impact,effort\n{rows}\n")

    assert f"We can’t read {told}, so nothing can be imported yet." in words(app)
    assert "row 2, column impact: '11' is outside 1 to 10" in app.text[0].value


def test_the_example_fills_all_quadrants_and_all_verdicts(visit: Visit) -> None:
    app = visit()
    app.button("example").click().run()

    rows = idea_rows.shown(app)
    assert len(rows) == 24
    assert {row["kind"] for row in rows} == {"strategic", "tactical", "undecided"}
    groups = [group for group, _ in itertools.groupby(row["group"] for row in rows)]
    assert groups == [
        "▲ Quick win: do now",
        "◐ Major project: plan carefully",
        "▽ Fill-in: do when there is time",
        "✕ Time sink: avoid",
        "Not ranked yet",
    ]


def test_each_answer_brings_the_question_that_decides_soonest_until_it_is_settled(visit: Visit) -> None:
    app = pasted(visit, "Own the benchmark")
    for question, option in (("purpose", "position"), ("form", "choice"), ("metrics", "market")):
        idea_pad.answer(app, question, option)

    assert "strategic** · +1.00 · final" in words(app)
    assert idea_pad.told(app)["question"] is None


def test_undo_takes_an_answer_back_and_redo_brings_it_again(visit: Visit) -> None:
    app = pasted(visit, "Own the benchmark")
    idea_pad.answer(app, "purpose", "position")
    assert "19% answered" in words(app)

    app.button("undo").click().run()
    assert "0% answered" in words(app)
    app.button("redo").click().run()
    assert "19% answered" in words(app)


def test_a_second_visitor_sees_what_the_first_has_saved(visit: Visit) -> None:
    pasted(visit, "Own the benchmark")

    assert visit().header[0].value == ":blue-background[Own] the :blue-background[benchmark]"


def test_an_edit_of_something_that_has_changed_since_is_refused_and_says_so(visit: Visit) -> None:
    first = pasted(visit, "Own the benchmark")
    second = visit()
    idea_pad.answer(first, "purpose", "position")
    idea_pad.answer(second, "purpose", "demand")

    assert "changed" in second.error[0].value
    assert "Near-term demand" not in words(first.run())


def test_a_verdict_set_by_hand_needs_a_reason_and_shows_both(visit: Visit) -> None:
    app = details(pasted(visit, "Own the benchmark"))
    [kind] = [box for box in app.selectbox if box.key and box.key.endswith("-kind")]
    form = str(kind.key).removesuffix("-kind")
    kind.select("strategic")
    submit = [b for b in app.button if b.label == "Save override"]
    submit[0].click().run()
    assert "needs a reason" in words(app)

    [kind] = [box for box in app.selectbox if box.key == f"{form}-kind"]
    kind.select("strategic")
    app.text_input(f"draft-{form}-reason").input("The board has decided it")
    next(b for b in app.button if b.label == "Save override").click().run()
    assert "overridden" in words(app)
    assert "Undecided: no answers yet" in words(app)


def test_deleting_an_idea_can_be_undone_from_the_notice(visit: Visit) -> None:
    app = details(pasted(visit, "Own the benchmark", "Win-back mails"))
    [delete] = [b for b in app.button if b.key and b.key.startswith("delete-")]
    delete.click().run()
    assert len(idea_rows.shown(app)) == 1

    app.button("notice-undo-0").click().run()
    assert len(idea_rows.shown(app)) == 2


def test_search_and_filters_narrow_the_list(visit: Visit) -> None:
    app = visit()
    app.button("example").click().run()
    app.text_input("search").input("segment").run()
    assert len(idea_rows.shown(app)) == 1

    app.text_input("search").input("nothing of this kind").run()
    assert "No matching ideas" in words(app)


def test_another_method_holds_in_list_and_export(visit: Visit) -> None:
    app = visit()
    app.button("example").click().run()
    app.selectbox("method").select("ice").run()

    first = idea_rows.shown(app)[0]
    assert (first["score"], first["group"]) == (f"{10 * 8 * 8:.2f}", "")


def test_a_method_asks_for_its_own_numbers_and_ranks_by_them(visit: Visit) -> None:
    app = pasted(visit, "Own the benchmark")
    app.selectbox("method").select("wsjf").run()
    for name, number in (("business_value", 8.0), ("time_criticality", 3.0), ("risk_reduction", 1.0)):
        next(box for box in app.selectbox if str(box.key).startswith(name)).select(number).run()
    [row] = idea_rows.shown(app)
    assert (row["number"], row["text"], row["group"]) == (None, "missing job size", "Not ranked yet")

    next(box for box in app.selectbox if str(box.key).startswith("job_size")).select(2.0).run()
    assert [row["score"] for row in idea_rows.shown(app)] == ["6.00"]


def test_a_percentage_over_a_hundred_is_refused_with_the_range(visit: Visit) -> None:
    app = pasted(visit, "Own the benchmark")
    app.selectbox("method").select("rice").run()
    next(box for box in app.number_input if str(box.key).startswith("confidence")).set_value(120).run()

    assert "confidence: 120 is outside 0 to 100" in words(app)
