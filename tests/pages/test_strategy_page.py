"""What a visitor of the strategy page sees and can do."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.store import Put, Store
from gtm_framework.strategy.exclusions.exclusions import Exclusion, Sort, starting_points
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.versions.versions import Strategy
from pages.parts.shell import picture_downloads
from tests.pages.conftest import unfolded
from tests.pages.idea_rows import shown as shown_rows

Visit = Callable[[], AppTest]


def words(app: AppTest) -> str:
    """Everything that the page says; the backslashes that keep typed text inert are left out."""
    said = [*app.markdown, *app.caption, *app.header, *app.subheader, *app.title]
    said += [*app.error, *app.success, *app.info, *app.warning]
    return "\n".join(str(element.value) for element in said).replace("\\", "")


def keyed(elements: Any, beginning: str) -> list[str]:
    return [element.key for element in elements if element.key and element.key.startswith(beginning)]


def opened(visit: Visit) -> AppTest:
    app = visit().switch_page("pages/strategy.py").run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> None:
    app.button(key).click().run()
    assert not app.exception


def example(visit: Visit, name: str) -> AppTest:
    app = opened(visit)
    press(app, f"example-{name}")
    return app


def look_at(app: AppTest, view: str) -> None:
    app.segmented_control("strategy-view").set_value(view).run()
    assert not app.exception


def remarks(app: AppTest) -> list[str]:
    """The buttons of the contradictions that name an answer."""
    weak = keyed(app.button, "open-weak-")
    return [key for key in keyed(app.button, "open-") if key not in weak]


def test_a_newcomer_is_led_in_by_four_questions_and_five_examples(visit: Visit) -> None:
    app = opened(visit)

    assert keyed(app.text_area, "draft-first-") == [
        "draft-first-customer",
        "draft-first-value",
        "draft-first-objective",
        "draft-first-pillars",
    ]
    assert len(keyed(app.button, "example-")) == 5


def test_the_first_answers_fill_the_fields_they_belong_to_and_the_first_card_opens(visit: Visit) -> None:
    app = opened(visit)
    app.text_area("draft-first-customer").input("Pharmacies with one to three branches")
    press(app, "first-save")

    assert app.text_area("field-beachhead").value == "Pharmacies with one to three branches"
    press(app, "card-close")
    assert keyed(app.button, "card-") == [f"card-{field.id}" for field in load_form().fields]
    assert "Pharmacies with one to three branches" in app.button("card-beachhead").label


def test_ten_empty_cards_are_another_way_in(visit: Visit) -> None:
    app = opened(visit)
    press(app, "begin-empty")

    assert app.text_area("field-beachhead").value == ""


def test_the_contradictory_example_shows_its_pairs_with_reason_question_and_source(visit: Visit) -> None:
    app = example(visit, "contradictory")

    said = words(app)
    assert "**1** · ▮▮▮ high · **You sell self-serve at an enterprise price" in said
    assert "Lower the entry price, or add sales?" in said
    assert keyed(app.button, "open-weak-") == ["open-weak-icp", "open-weak-problem", "open-weak-buyer"]
    assert remarks(app)[:2] == [
        "open-self-serve-enterprise-price-motion.kind",
        "open-self-serve-enterprise-price-pricing.level",
    ]
    assert len(remarks(app)) == 12


def test_an_answer_named_by_a_contradiction_leads_to_its_card_and_changing_it_ends_the_remark(
    visit: Visit,
) -> None:
    app = example(visit, "contradictory")
    press(app, "open-self-serve-enterprise-price-motion.kind")
    app.pills("answer-motion.kind").set_value("sales_led").run()

    assert not app.exception
    assert not [key for key in remarks(app) if "self-serve" in key]
    assert "You sell self-serve at an enterprise price" not in words(app)


def test_a_card_with_several_choices_opens_at_the_one_that_was_asked_for(visit: Visit) -> None:
    app = example(visit, "contradictory")
    press(app, "open-self-serve-heavy-implementation-services.implementation")

    assert app.text_area("field-economics").value
    assert app.pills("answer-services.implementation").value == "project"
    app.segmented_control("choice-shown").set_value("economics").run()
    assert app.pills("answer-economics.deal_size").value is None


def test_evidence_words_and_day_are_kept_and_an_answer_can_be_taken_back(visit: Visit) -> None:
    app = example(visit, "contradictory")
    press(app, "card-motion")
    app.pills("evidence-motion").set_value("data").run()
    app.text_area("words-motion").input("They sign up by themselves").run()
    app.pills("answer-motion.kind").set_value(None).run()

    again = opened(visit)
    press(again, "card-motion")
    assert again.pills("evidence-motion").value == "data"
    assert again.text_area("words-motion").value == "They sign up by themselves"
    assert again.pills("answer-motion.kind").value is None


def test_loading_an_example_can_be_undone(visit: Visit) -> None:
    app = example(visit, "contradictory")
    press(app, "notice-undo-0")

    assert keyed(app.text_area, "draft-first-")


def test_everything_can_be_emptied_and_that_be_undone(visit: Visit) -> None:
    app = example(visit, "coherent-sales-led")
    press(app, "strategy-empty")
    assert keyed(app.text_area, "draft-first-")

    press(app, "undo")
    assert "No conflicts in 35 answers." in words(app)


def test_the_seven_questions_say_yes_no_or_open_and_what_they_wait_for(visit: Visit) -> None:
    app = example(visit, "contradictory")
    app.segmented_control("coherence-shown").set_value("Coherence check").run()

    said = words(app)
    assert "○ **open** · Is the ideal customer's problem painful, frequent, and funded?" in said
    assert "Not answered yet: Urgent problem, Funding." in said
    assert "× **no** · Does our motion fit how customers buy?" in said


def test_the_ring_has_a_table_that_says_the_same(visit: Visit) -> None:
    app = example(visit, "contradictory")
    app.segmented_control("coherence-shown").set_value("Table").run()

    pairs, choices = app.dataframe[0].value, app.dataframe[1].value
    assert sorted(pairs["number"]) == ["1", "2", "3", "4", "5", "6"]
    assert dict(zip(choices["choice"], choices["conflicts with"], strict=True))["4 Positioning"] == (
        "3 Primary buyer and committee (medium)"
    )


def test_presenting_shows_the_ring_and_the_worst_of_what_conflicts(visit: Visit) -> None:
    app = example(visit, "contradictory")
    app.toggle("presenting").set_value(True).run()

    assert "You sell self-serve at an enterprise price" in words(app)
    assert not keyed(app.button, "card-")
    assert not keyed(app.segmented_control, "strategy-view")


def test_a_kept_version_is_compared_with_what_became_of_the_page(visit: Visit) -> None:
    app = example(visit, "contradictory")
    look_at(app, "Versions")
    app.text_input("draft-keep-name").input("spring *x*")
    press(app, "keep-save")
    look_at(app, "One-pager")
    press(app, "card-motion")
    app.pills("answer-motion.kind").set_value("sales_led").run()
    look_at(app, "Versions")

    assert "conflicts: **3** resolved, **0** added, **3** unchanged" in words(app)
    assert list(app.dataframe[0].value["answer"]) == ["Motion: Type of motion"]
    app.segmented_control("comparison-shown").set_value("Conflicts").run()
    assert "You sell self-serve at an enterprise price" in words(app)
    press(app, "back-spring *x*")
    assert "These two versions are identical." in words(app)
    press(app, "drop-spring *x*")
    assert "Save a version before you change the page" in words(app)


@pytest.mark.parametrize("name", ["", "spring"])
def test_a_version_without_a_name_of_its_own_is_refused(visit: Visit, name: str) -> None:
    app = example(visit, "contradictory")
    look_at(app, "Versions")
    app.text_input("draft-keep-name").input("spring")
    press(app, "keep-save")
    app.text_input("draft-keep-name").input(name)
    press(app, "keep-save")

    assert len(app.error) == 1
    assert keyed(app.button, "drop-") == ["drop-spring"]


def test_the_move_upmarket_is_named_on_the_page_and_in_the_comparison(visit: Visit) -> None:
    app = example(visit, "upmarket-jump")
    assert "You moved upmarket before the sale to smaller customers was repeatable." in words(app)

    look_at(app, "Versions")
    app.segmented_control("comparison-shown").set_value("Issues with the change").run()
    assert "You moved upmarket before the sale to smaller customers was repeatable." in words(app)
    press(app, "open-larger-accounts-before-repeat-icp.account_size")
    assert app.pills("answer-icp.account_size").value == "enterprise"


def test_each_starting_point_is_refused_with_one_click(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Exclusions")
    for start in starting_points():
        press(app, f"start-{start.id}")

    assert all(app.button(f"start-{start.id}").disabled for start in starting_points())
    assert len(keyed(app.button, "remove-")) == 6
    press(app, "remove-low-urgency")
    assert len(keyed(app.button, "remove-")) == 5
    assert not app.button("start-low-urgency").disabled


def test_a_refusal_of_ones_own_is_written_edited_and_flags_the_idea_that_touches_it(visit: Visit) -> None:
    app = visit()
    app.text_area("draft-paste").input("Webinar for agencies :red[x]\nOwn the benchmark")
    app.button("paste-add").click().run()
    app.switch_page("pages/strategy.py").run()
    look_at(app, "Exclusions")
    press(app, "exclusion-new")
    app.text_input("draft-exclusion-form-new-what").input("Agencies")
    press(app, "exclusion-form-new-save")
    [edit] = keyed(app.button, "edit-")
    form = edit.replace("edit-", "exclusion-form-", 1)
    press(app, edit)
    assert app.text_input(f"draft-{form}-what").value == "Agencies"
    app.text_area(f"draft-{form}-words").input("agency")
    press(app, f"{form}-save")

    assert "Conflicts with 1 idea: Webinar for agencies :red[x]" in words(app)
    app.switch_page("pages/triage.py").run()
    assert "⊘ Conflicts with your exclusion “Agencies” (matched: “agencies” in title)." in words(app)
    marks = {row["title"]: (row["mark"], row["mark_label"]) for row in shown_rows(app)}
    assert marks == {
        "Webinar for agencies :red[x]": ("⊘", "out of scope: “Agencies”"),
        "Own the benchmark": ("", ""),
    }
    app.button_group("out-of-scope").set_value([True]).run()
    assert [row["title"] for row in shown_rows(app)] == ["Webinar for agencies :red[x]"]


def test_an_exception_needs_a_reason_and_can_be_removed(visit: Visit) -> None:
    app = visit()
    app.text_area("draft-paste").input("Webinar for agencies")
    app.button("paste-add").click().run()
    agencies = Exclusion(sort=Sort.SEGMENT, what="Agencies", words=("agency",))
    kept = Store.open().workspaces()[0]
    put = Put(
        "strategy", "strategy", Strategy(exclusions=(agencies,)).model_dump(mode="json"), based_on=None
    )
    Store.open().save(kept.id, [put], summary="Exclude agencies")
    app.run()
    name = f"except-{app.session_state['_picked']}-{agencies.id}"
    unfolded(app, name)
    press(app, f"save-{name}")
    assert app.error[0].value == "An exception needs a reason. Say why, and who decided."

    app.text_input(f"draft-{name}").input("Signed in May (Ines)")
    press(app, f"save-{name}")
    assert "Exception to your exclusion “Agencies”: Signed in May (Ines)." in words(app)
    assert "Conflicts with" not in words(app)

    press(app, f"un{name}")
    assert "⊘ Conflicts with your exclusion “Agencies”" in words(app)


def test_a_refusal_without_a_thing_is_refused_and_stays_open(visit: Visit) -> None:
    app = opened(visit)
    look_at(app, "Exclusions")
    press(app, "exclusion-new")
    press(app, "exclusion-form-new-save")

    assert len(app.error) == 1
    assert app.text_input("draft-exclusion-form-new-what").value == ""
    press(app, "exclusion-form-new-close")
    assert keyed(app.button, "exclusion-new")


def test_a_document_names_what_is_missing_until_it_is_written(visit: Visit) -> None:
    app = example(visit, "contradictory")
    look_at(app, "Documents")
    assert "Missing: Vision; Change expected within a year" in words(app)

    app.text_area("written-brief-vision").input("Everything that engineers see first").run()
    assert "Missing: Change expected within a year" in words(app)
    assert "- Everything that engineers see first" in words(app)


def test_the_plan_holds_the_work_that_somebody_has_taken_up(visit: Visit) -> None:
    app = visit()
    app.button("example").click().run()
    app.switch_page("pages/strategy.py").run()
    look_at(app, "Documents")
    app.segmented_control("document").set_value("plan").run()

    assert "# Plan: My company" in words(app)
    assert not app.exception


def test_the_ring_is_one_click_away_as_png_and_svg(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_downloads, "why_no_picture", lambda: "")
    app = example(visit, "contradictory")

    keys = {button.key for button in app.get("download_button")}
    assert {"download-strategy-png", "download-strategy-svg"} <= keys
