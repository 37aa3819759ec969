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

    with pytest.raises(
        RefusedError, match=re.escape("vocabulary gone.toml: It cannot be read")
    ):
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
            "says": ["colour"],
            "yes": ["form"],
        },
        {**GROUP, "id": "more", "source": ["S9"], "words": " , "},
    ]

    assert faults(data) == [
        "rules, clear_points: True is not a whole number from 1 to 1000.",
        "rules, tactical_points_for_ten_words: -1 is not a whole number from 0 to 100.",
        "rules, counted_words: 0 is not a whole number from 1 to 100.",
        "rules, percent, head: 101 is not a whole number from 0 to 100.",
        "grammar, topic: it is missing. Give the words in one comma-separated string.",
        "outputs, target: it is missing. Give the words in one comma-separated string.",
        "group pets: the id stands there 2 times. Give each group an id of its own.",
        "group pets, words: '*' must begin and end with a word.",
        "group pets, words: 'newt *' must begin and end with a word.",
        "group number 3, kind: 'adverb' is none of verb, noun, phrase.",
        "group number 3, side: 'left' is none of strategic, tactical, neither.",
        "group number 3, objects: 'all' is neither field nor theme.",
        "group number 3, goal: 1 is neither true nor false.",
        "group number 3, points: None is not a whole number from 0 to 100.",
        f"group number 3, says: 'colour' is no criterion question of the rubric. Known: {CRITERIA}.",
        f"group number 3, yes: 'form' is no filter question of the rubric. Known: {FILTERS}.",
        "group number 3, why: it is empty. Say in one sentence what these words tell.",
        "group number 3, source: 'nothing' is no source. Known: S0, S1, S2, S3, S4, house.",
        "group number 3, words: there are none. Give them in one comma-separated string.",
        "group more, source: 'S9' is no source. Known: S0, S1, S2, S3, S4, house.",
        "group more, words: there are none. Give them in one comma-separated string.",
        "words: 'hamster' stands in pets and in pets. Keep one.",
    ]


def test_a_file_without_groups_or_tables_is_refused() -> None:
    found = faults({"group": "none", "rules": 3})

    assert "group: there is none. Give at least one." in found
    assert "rules, clear_points: None is not a whole number from 1 to 1000." in found


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
