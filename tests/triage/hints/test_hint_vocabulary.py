import copy
import re
from pathlib import Path
from typing import Any

import pytest

from gtm_framework.catalog import read_toml
from gtm_framework.errors import RefusedError
from gtm_framework.triage.hints import Vocabulary, suggest
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.verdict import classify

GROUP: dict[str, Any] = {
    "id": "pets",
    "kind": "noun",
    "side": "tactical",
    "points": 30,
    "says": ["form", "purpose"],
    "why": "It is a pet.",
    "source": ["house"],
    "words": "hamster, guinea pig",
}
CRITERIA = "purpose, form, metrics, horizon, scope, focus, risk, resources, ownership, flexibility"
FILTERS = (
    "lasting_advantage, stronger_position, owns_category, brand_outcome, "
    "leads_this_quarter, answers_a_move, return_in_six_months, one_kpi"
)


@pytest.fixture
def data() -> dict[str, Any]:
    """The shipped rules and grammar with one small group."""
    shipped = read_toml("hints.toml")
    return copy.deepcopy({**shipped, "group": [dict(GROUP)]})


def faults(data: dict[str, Any]) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        Vocabulary.from_data(data)
    return list(refused.value.faults)


def test_a_vocabulary_of_ones_own_replaces_the_shipped_one(data: dict[str, Any]) -> None:
    own = Vocabulary.from_data(data)

    assert suggest("two guinea pigs", vocabulary=own).kind == "tactical"
    assert suggest("Run a webinar", vocabulary=own).suggestions == ()


def test_a_file_is_read_and_a_broken_one_is_refused_by_name(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[3] / "data" / "hints.toml"
    assert Vocabulary.from_toml(shipped) == Vocabulary.default()

    with pytest.raises(RefusedError, match=re.escape("vocabulary gone.toml: Can't read the file")):
        Vocabulary.from_toml(tmp_path / "gone.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("rules = [", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"^vocabulary broken\.toml: Not valid TOML"):
        Vocabulary.from_toml(broken)


def test_every_fault_is_listed_at_once(data: dict[str, Any]) -> None:
    data["rules"]["clear_points"] = True
    data["rules"]["percent"]["head"] = 101
    data["rules"]["tactical_points_for_ten_words"] = -1
    data["rules"]["counted_words"] = 0
    del data["grammar"]["topic"]
    del data["outputs"]["target"]
    data["group"] = [
        GROUP,
        {**GROUP, "words": "*, newt *, hamster"},
        {
            "kind": "adverb",
            "side": "left",
            "objects": "all",
            "goal": 1,
        },
        {**GROUP, "id": "more", "source": ["S9"], "words": " , "},
        {**GROUP, "id": "fourth", "says": ["colour"], "yes": ["form"], "words": "x"},
        {**GROUP, "id": "fifth", "words": 5},
    ]

    assert faults(data) == [
        "rules, clear_points: True is not a whole number. Enter a whole number.",
        "rules, tactical_points_for_ten_words: -1 is too low. Enter 0 or more.",
        "rules, counted_words: 0 is too low. Enter 1 or more.",
        "rules, percent, head: 101 is too high. Enter 100 or less.",
        "grammar, topic: it is missing. Add it.",
        "outputs, target: it is missing. Add it.",
        "group pets: words: '*' must begin and end with a word. Correct it.",
        "group pets: words: 'newt *' must begin and end with a word. Correct it.",
        "group number 3, id: it is missing. Add it.",
        "group number 3, kind: 'adverb' is not an option. Choose 'verb', 'noun' or 'phrase'.",
        "group number 3, side: 'left' is not an option. Choose 'strategic', 'tactical' or 'neither'.",
        "group number 3, points: it is missing. Add it.",
        "group number 3, why: it is missing. Add it.",
        "group number 3, source: it is missing. Add it.",
        "group number 3, objects: 'all' is not an option. Choose '', 'field' or 'theme'.",
        "group number 3, goal: 1 is neither true nor false. Enter true or false.",
        "group number 3, words: it is missing. Add it.",
        "group more, source number 1: Unknown source 'S9'. Known: S0, S1, S2, S3, S4, house.",
        "group more, words: it is empty. Fill it in.",
        "group fourth: Unknown criterion question 'colour'. Known: " + CRITERIA + ".",
        "group fourth: Unknown filter question 'form'. Known: " + FILTERS + ".",
        "group fifth, words: 5 is not text. Enter the words in one comma-separated string.",
    ]


def test_an_id_or_a_phrase_that_two_groups_have_is_refused(data: dict[str, Any]) -> None:
    data["group"] = [GROUP, {**GROUP, "words": "newt, hamster"}]

    assert faults(data) == [
        "group 'pets': it is used 2 times. Use a different id for each.",
        "words: 'hamster' is in the groups pets and pets. Keep one.",
    ]


def test_a_file_without_groups_or_tables_is_refused() -> None:
    assert faults({"group": [], "rules": 3}) == [
        "source: it is missing. Add it.",
        "rules: 3 is not a table of fields. Provide one.",
        "grammar: it is missing. Add it.",
        "outputs: it is missing. Add it.",
        "group: it is empty. Fill it in.",
    ]


def test_a_verb_and_a_noun_may_share_a_form(data: dict[str, Any]) -> None:
    data["group"].append({**GROUP, "id": "deeds", "kind": "verb", "words": "hamster"})

    assert len(Vocabulary.from_data(data).groups) == 2


def test_a_faint_line_gets_too_few_suggestions_for_a_verdict_however_much_its_words_say(
    data: dict[str, Any],
) -> None:
    beside = CRITERIA.split(", ")[3:]
    data["group"] = [{**GROUP, "says": beside, "yes": FILTERS.split(", ")}]
    hints = suggest("hamster", vocabulary=Vocabulary.from_data(data))

    assert 0 < len(hints.suggestions) < len(beside) + 8
    assert classify(Initiative(title="x", answers=hints.answers())).kind == "undecided"


def test_every_shipped_group_speaks_of_something_and_is_sourced() -> None:
    for group in Vocabulary.default().groups.values():
        assert group.source
        assert bool(group.says) == (group.sign != 0), group.id
        assert (group.points > 0) == (group.sign != 0), group.id
