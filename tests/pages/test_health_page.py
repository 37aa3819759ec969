"""What a visitor of the health page sees and can do."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]


def words(app: AppTest) -> str:
    """Everything that the page says; the backslashes that keep typed text inert are left out."""
    said = [*app.header, *app.subheader, *app.markdown, *app.caption, *app.text, *app.title, *app.info]
    return "\n".join(str(element.value) for element in [*said, *app.error, *app.success]).replace("\\", "")


def opened(visit: Visit, *, example: bool = False) -> AppTest:
    app = visit()
    if example:
        app.button("example").click().run()
    app.switch_page("pages/health.py").run()
    assert not app.exception
    return app


def show(app: AppTest, view: str) -> AppTest:
    app.segmented_control("health-view").set_value(view).run()
    assert not app.exception
    return app


def test_a_newcomer_is_asked_the_first_question(visit: Visit) -> None:
    app = opened(visit)

    assert app.header[0].value == "No answers yet."
    assert "Answer this first: How much of the team's work can you trace to an objective?" in words(app)
    assert len(app.pills) == 7


def test_an_answer_changes_the_reading_and_what_to_do_first_and_can_be_undone(visit: Visit) -> None:
    app = opened(visit)
    app.pills("answer-flat_pipeline").set_value("flat").run()

    assert app.header[0].value.startswith("1 of 1 warning signs.")
    assert "Do first:** Before doing more, check who you're targeting" in words(app)

    app.button("undo").click().run()
    assert app.header[0].value == "No answers yet."
    assert app.pills("answer-flat_pipeline").value is None


def test_an_answer_is_still_there_for_the_next_visitor(visit: Visit) -> None:
    opened(visit).pills("answer-high_cac").set_value("fits").run()

    assert opened(visit).pills("answer-high_cac").value == "fits"


def test_where_the_workspace_has_evidence_it_answers_and_names_the_work(visit: Visit) -> None:
    app = opened(visit, example=True)

    assert "Signs in this workspace" in words(app)
    assert "of work items are unlinked" in words(app)
    assert "answer-work_without_objective" not in {pills.key for pills in app.pills}
    assert "answer-flat_pipeline" in {pills.key for pills in app.pills}
    assert "Community for dispatchers" in words(app)


def test_without_work_there_is_no_mix_but_the_way_to_it(visit: Visit) -> None:
    app = show(opened(visit), "Mix")

    assert "No ideas yet." in words(app)


def test_the_stage_suggests_a_target_and_a_share_set_by_hand_takes_its_place(visit: Visit) -> None:
    app = show(opened(visit, example=True), "Mix")
    assert app.header[0].value == "Choose your company stage to get a target mix."

    app.segmented_control("stage").set_value("before_fit").run()
    assert "your target is 60%" in app.header[0].value
    assert "Target 60% strategic for the stage “before product-market fit” (default)." in words(app)

    app.slider("share").set_value(0.5).run()
    assert "your target is 50%" in app.header[0].value
    assert "Target 50% strategic, set by you." in words(app)

    app.button("share-back").click().run()
    assert app.slider("share").value == 0.6


def test_the_table_holds_what_the_bars_show(visit: Visit) -> None:
    app = unfolded(show(opened(visit, example=True), "Mix"), "twin-mix")

    table = app.dataframe[0].value
    assert list(table["work"][:2]) == ["All work, by effort", "All work, by count"]
    assert set(table.columns) == {"work", "strategic", "tactical", "target", "items", "person-weeks"}


def test_the_mix_is_held_against_the_last_kept_version(visit: Visit) -> None:
    app = opened(visit, example=True)
    app.switch_page("pages/strategy.py").run()
    app.segmented_control("strategy-view").set_value("Versions").run()
    app.text_input("draft-keep-name").input("spring")
    app.button("keep-save").click().run()
    app.switch_page("pages/health.py").run()
    show(app, "Mix")

    assert "Neither the strategy nor the mix of work has changed." in words(app)
    assert "Since version “spring” (" in words(app)


def test_the_four_reviews_stand_with_their_days_and_what_they_look_at(visit: Visit) -> None:
    app = show(opened(visit, example=True), "Reviews")

    picks = [button.key for button in app.button if str(button.key).startswith("pick-")]
    assert picks == ["pick-weekly", "pick-monthly", "pick-quarterly", "pick-yearly"]
    assert app.header[0].value.startswith("Weekly check-in, Thu, ")

    app.button("pick-monthly").click().run()
    assert app.header[0].value.startswith("Monthly performance review, Thu, ")
    assert "Unlinked work" in words(app)
    assert "of work items are unlinked" in words(app)


def test_another_day_of_meeting_moves_every_review(visit: Visit) -> None:
    app = show(opened(visit), "Reviews")
    app.selectbox("rhythm-weekday").set_value("monday").run()
    app.button("pick-yearly").click().run()
    assert app.header[0].value.startswith("Annual strategy review, Mon, ")

    app.selectbox("rhythm-yearly_month").set_value(2).run()
    assert "February" in app.header[0].value


def test_calendar_and_agenda_can_be_taken_away(visit: Visit) -> None:
    app = show(opened(visit), "Reviews")

    labels = {button.proto.label for button in app.get("download_button")}
    assert {"Download calendar (.ics)", "Download agenda"} <= labels


def test_a_room_sees_the_reading_and_what_was_found(visit: Visit) -> None:
    app = opened(visit, example=True)
    app.toggle("presenting").set_value(True).run()

    assert not app.exception
    assert app.header[0].value.startswith("1 of 3 warning signs.")
    assert not app.pills
