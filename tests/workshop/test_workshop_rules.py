"""The rules file: what ships holds together, and a faulty one is refused with every fault."""

import copy
from typing import Any

import pytest

from gtm_framework.catalog import read_toml, sources
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.records.loading import parse
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workshop.agenda.steps import agenda_faults, steps_of
from gtm_framework.workshop.rules.book import FILE, Rules, rules
from gtm_framework.workshop.rules.vote_rules import Votes


def content() -> dict[str, Any]:
    return copy.deepcopy(read_toml("workshop.toml"))


def test_four_templates_ship_and_the_first_fills_one_hour_in_the_order_of_the_flow() -> None:
    assert [(one.title, one.minutes) for one in rules().templates] == [
        ("60-minute workshop", 60),
        ("30-minute triage", 30),
        ("Quarterly planning", 90),
        ("Strategy review", 75),
    ]
    assert [step.phase for step in rules().templates[0].steps] == [
        *("goal", "ideas", "merge", "shortlist", "kind", "impact", "effort"),
        *("reveal", "discuss", "revote", "decide", "record"),
    ]


def test_every_template_is_an_agenda_that_works() -> None:
    assert [fault for one in rules().templates for fault in agenda_faults(steps_of(one))] == []


def test_every_phase_says_what_the_facilitator_says_and_does_and_why() -> None:
    assert all(phase.says and phase.does and phase.why for phase in rules().phases)


def test_every_phase_has_a_script_for_the_facilitator_and_another_text_for_the_room() -> None:
    assert all(phase.room and phase.room != phase.says for phase in rules().phases)
    assert not [phase.id for phase in rules().phases if "tell me" in phase.room or "the room" in phase.room]


def test_every_axis_that_is_opened_is_revealed_somewhere() -> None:
    opened = {axis for phase in rules().phases for axis in phase.opens}
    revealed = {axis for phase in rules().phases for axis in phase.reveals}

    assert opened == revealed == set(rules().axes)


def test_the_questions_about_the_kind_are_the_three_heaviest_of_the_rubric() -> None:
    asked = {name for name, axis in rules().axes.items() if axis.votes is Votes.CHOICE}
    heaviest = sorted(Rubric.default().questions, key=lambda q: -q.weight)[:3]

    assert asked == {question.id for question in heaviest}


def test_every_source_named_is_a_known_one() -> None:
    assert {rules().source, *(axis.source for axis in rules().axes.values())} <= set(sources())


def test_no_two_look_alikes_stand_in_the_alphabet_and_none_that_is_missing_goes_unread() -> None:
    codes = rules().codes
    letters_and_digits = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    assert len(set(codes.alphabet)) == len(codes.alphabet)
    assert set(codes.alphabet) | set(codes.read_as) == letters_and_digits
    assert not set(codes.alphabet) & set(codes.read_as)
    assert set(codes.read_as.values()) <= set(codes.alphabet)


def test_a_faulty_file_is_refused_with_every_fault() -> None:
    faulty = content()
    faulty["templates"][0]["steps"][0]["minutes"] = 13
    faulty["phases"][3]["opens"] = ["sparkle"]
    faulty["roles"]["guest"]["scores"] = ["noise"]
    faulty["guard"]["axis"] = "mood"

    with pytest.raises(RefusedError) as refused:
        parse(Rules, faulty, FILE)

    assert refused.value.faults == (
        "Unknown axis of phase shortlist 'sparkle'. Known: dots, purpose, form, metrics, impact, effort.",
        "Unknown axis of role guest 'noise'. Known: dots, purpose, form, metrics, impact, effort.",
        "Unknown axis of the guard 'mood'. Known: dots, purpose, form, metrics, impact, effort.",
        "template workshop: its steps take 70 minutes, not 60. Correct one.",
    )


def test_a_file_of_the_wrong_form_is_refused_with_every_place() -> None:
    faulty = content()
    del faulty["dots"]["most"]
    faulty["codes"]["colour"] = "blue"

    with pytest.raises(RefusedError) as refused:
        parse(Rules, faulty, FILE)

    assert refused.value.faults == (
        "dots, most: it is missing. Add it.",
        "codes, colour: there is no such field. Remove it, or correct its spelling.",
    )


def test_an_unknown_phase_is_named_with_a_guess() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        rules().phase("reveel")
    assert str(unknown.value) == "Unknown phase 'reveel'. Did you mean 'reveal'?"


def test_an_unknown_axis_is_named_with_a_guess() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        rules().axis("impct")
    assert str(unknown.value) == "Unknown axis 'impct'. Did you mean 'impact'?"
