"""The rubric as a file: what a user's own may say, and how a faulty one is refused."""

from pathlib import Path
from typing import Any

import pytest

from gtm_framework import Initiative, Rubric, classify
from gtm_framework.errors import RefusedError, UnknownNameError
from tests.triage.drawn import option, question, rubric

FIELDS = "Known: id, version, lean_max, threshold_percent, min_coverage_percent, source, question, output."
SOUND = """
threshold_percent = 20
min_coverage_percent = 50

[[question]]
id = "reversible"
group = "filter"
question = "Can it be undone within a week?"
strategic = "No"
tactical = "Yes"
weight = 3
options = [{ id = "yes", label = "Yes", lean = -1 }, { id = "no", label = "No", lean = 1 }]
"""


def refusal(raw: Any) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        Rubric.model_validate(raw)
    return refused.value


def raw_rubric(*questions: Any, **changes: Any) -> dict[str, Any]:
    return {"threshold_percent": 15, "min_coverage_percent": 30, "question": list(questions), **changes}


def test_a_user_can_bring_a_rubric_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(SOUND, encoding="utf-8")

    mine = Rubric.from_toml(str(tmp_path / "mine.toml"))

    assert classify(Initiative(title="x", answers={"reversible": "no"}), mine).kind == "strategic"
    assert classify(Initiative(title="x", answers={"reversible": "yes"}), mine).kind == "tactical"


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"^rubric mine.toml: Can't read the file: .*No such"):
        Rubric.from_toml(tmp_path / "mine.toml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(SOUND.replace("week", "Woché").encode("latin-1"))

    with pytest.raises(RefusedError, match=r"^rubric mine.toml: Can't read the file: 'utf-8'"):
        Rubric.from_toml(tmp_path / "mine.toml")


def test_a_file_that_is_not_toml_is_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("a = \n", encoding="utf-8")

    with pytest.raises(RefusedError) as refused:
        Rubric.from_toml(tmp_path / "mine.toml")

    assert str(refused.value) == (
        "rubric mine.toml: Not valid TOML: Invalid value (at line 1, column 5). Correct the file."
    )


def test_every_fault_of_a_file_is_listed_under_its_name(tmp_path: Path) -> None:
    faulty = (
        SOUND.replace("= 20", "= 0").replace("weight = 3", "weight = 0.5").replace("lean = 1", "lean = 2")
    )
    (tmp_path / "mine.toml").write_text(faulty, encoding="utf-8")

    with pytest.raises(RefusedError) as refused:
        Rubric.from_toml(tmp_path / "mine.toml")

    assert str(refused.value) == (
        "rubric mine.toml: 2 errors. "
        "threshold_percent: 0 is too low. Enter 1 or more. "
        "question reversible, weight: 0.5 is not a whole number. Enter a whole number."
    )


def test_faults_of_rules_are_listed_beside_faults_of_form() -> None:
    refused = refusal(
        raw_rubric(
            question("half", weight=0),
            question("impact"),
            {**question("doubled"), "options": [option("a", 1), option("a", 1), option("b", -1)]},
            {**question("far"), "options": [option("a", 1), option("b", -3)]},
            {**question("word"), "options": [option("strategic", -1), option("b", 1)]},
            {**question("one_sided"), "options": [option("a", -1), option("b", 0)]},
            threshold_percent=101,
        )
    )

    assert refused.faults == (
        "threshold_percent: 101 is too high. Enter 100 or less.",
        "question half, weight: 0 is too low. Enter more than 0.",
        "question impact: this id is the name of a built-in column. Use another id.",
        "question doubled: option 'a': it is used 2 times. Use a different id for each.",
        "question far: option b: lean -3 is outside -1 to 1. Correct it, or raise lean_max.",
        "question far: no option has the tactical lean (-1). Add one.",
        "question word: option strategic: this id is reserved for lean 1. Use another id.",
        "question one_sided: no option has the strategic lean (1). Add one.",
    )


def test_two_questions_with_the_same_id_are_refused() -> None:
    refused = refusal(raw_rubric(question("twice"), question("once"), question("twice")))

    assert refused.faults == ("question 'twice': it is used 2 times. Use a different id for each.",)


def test_a_rubric_sound_in_form_is_held_to_the_rules() -> None:
    refused = refusal(raw_rubric({**question("far"), "options": [option("a", 1), option("b", -3)]}))

    assert str(refused) == (
        "rubric: 2 errors. "
        "question far: option b: lean -3 is outside -1 to 1. Correct it, or raise lean_max. "
        "question far: no option has the tactical lean (-1). Add one."
    )


@pytest.mark.parametrize("name", ["title", "reach", "rank", "why", "job_size"])
def test_no_question_goes_by_the_name_of_a_column(name: str) -> None:
    assert refusal(raw_rubric(question(name))).faults == (
        f"question {name}: this id is the name of a built-in column. Use another id.",
    )


@pytest.mark.parametrize("lean_max", [0, True, "two"])
def test_leans_are_not_held_to_a_lean_max_that_is_faulty_itself(lean_max: Any) -> None:
    faults = refusal(raw_rubric({**question("far"), "options": [option("a", 9)]}, lean_max=lean_max)).faults

    assert [fault.split(":")[0] for fault in faults] == ["lean_max"]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("text", "'text' is not a table of fields. Provide one."),
        (raw_rubric() | {"question": "none"}, "question: 'none' is not a list. Provide one."),
        (raw_rubric(), "question: it is empty. Fill it in."),
        (raw_rubric("none"), "question number 1: 'none' is not a table of fields. Provide one."),
        (
            raw_rubric({k: v for k, v in question("a").items() if k != "id"}),
            "question number 1, id: it is missing. Add it.",
        ),
        (
            raw_rubric(question("Bad-Id")),
            "question Bad-Id, id: 'Bad-Id' is not allowed. Use a-z, 0-9 and _, and start with a letter.",
        ),
        (raw_rubric(question("a"), colour="red"), "colour: there is no such field. " + FIELDS),
        (
            raw_rubric({**question("a"), "group": "other"}),
            "question a, group: 'other' is not an option. Choose 'criterion' or 'filter'.",
        ),
    ],
)
def test_a_fault_of_form_says_where_it_is(raw: Any, fault: str) -> None:
    assert refusal(raw).faults == (fault,)


def test_a_criterion_takes_the_general_answers_and_a_filter_question_does_not() -> None:
    to = rubric(question("a", leans=(2, 1, -2)), question("b", leans=(2, -2), group="filter"), lean_max=2)

    assert to.leans["a"] == {
        "option_0": 2, "option_1": 1, "option_2": -2, "strategic": 2, "mixed": 0, "tactical": -2,
    }  # fmt: skip
    assert to.leans["b"] == {"option_0": 2, "option_1": -2}


def test_an_answer_in_words_is_its_label_or_the_pole_it_stands_for() -> None:
    words = Rubric.default().words

    assert words("horizon", "weeks") == "Days to a few weeks"
    assert words("scope", "tactical") == "One channel, campaign, project, or department"
    assert words("scope", "mixed") == "Some of both"
    assert words("scope", "gone") == "gone"


def test_the_lean_of_an_answer_can_be_asked_for() -> None:
    to = Rubric.default()

    assert to.lean_of("one_kpi", "no") == 1
    with pytest.raises(UnknownNameError, match=r"^Unknown criterion 'cost'. Known: purpose, form, "):
        to.lean_of("cost", "high")


def test_answers_can_be_checked_before_a_verdict_is_asked_for() -> None:
    Rubric.default().check(Initiative(title="x", answers={"form": "task", "one_kpi": "yes"}))

    with pytest.raises(UnknownNameError, match=r"^Unknown answer to 'form' 'tusk'. Did you mean 'task'\?$"):
        Rubric.default().check(Initiative(title="x", answers={"one_kpi": "yes", "form": "tusk"}))
