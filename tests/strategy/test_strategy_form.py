"""The form of a strategy: what the sources ask for is there, and a faulty form is refused whole."""

import copy
from typing import Any

import pytest

from gtm_framework import catalog
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.records.loading import parse
from gtm_framework.strategy.coherence.rules import load_rules
from gtm_framework.strategy.page.form_file import FILE, Form, load_form


def raw_form() -> dict[str, Any]:
    return copy.deepcopy(catalog.read_toml(FILE))


def test_the_one_page_has_the_ten_fields_of_the_source_in_its_order() -> None:
    fields = [field.id for field in load_form().fields]

    assert fields == [
        "beachhead",
        "problem",
        "buyer",
        "positioning",
        "motion",
        "distribution",
        "economics",
        "sequence",
        "exclusions",
        "experiments",
    ]


def test_the_check_has_the_ten_choices_of_the_source_in_its_order() -> None:
    choices = [choice.id for choice in load_form().choices]

    assert choices == [
        "icp",
        "problem",
        "buyer",
        "positioning",
        "motion",
        "pricing",
        "distribution",
        "product",
        "services",
        "economics",
    ]


def test_there_are_seven_coherence_questions_and_each_choice_but_none_more_answers_one() -> None:
    form = load_form()
    answering = {path.partition(".")[0] for question in form.coherence for path in question.needs}

    assert len(form.coherence) == 7
    assert answering <= {choice.id for choice in form.choices}


def test_each_of_the_four_first_questions_fills_something() -> None:
    first = load_form().first

    assert [question.id for question in first] == ["customer", "value", "objective", "pillars"]
    assert all(question.fields or question.choices for question in first)


def test_every_attribute_is_read_by_a_rule_or_a_question() -> None:
    read = {path for rule in load_rules() for path in rule.paths}
    read |= {path for question in load_form().coherence for path in question.needs}

    assert set(load_form().paths()) - read == set()


def test_the_motions_are_those_of_the_source() -> None:
    motions = [option.id for option in load_form().attribute("motion.kind").options]

    assert motions == ["founder_led", "sales_led", "product_led", "partner_led", "enterprise", "hybrid"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda f: f.choice("motoin"), "Unknown choice 'motoin'. Did you mean 'motion'?"),
        (lambda f: f.attribute("motion.knd"), "Unknown attribute of motion 'knd'. Did you mean 'kind'?"),
        (
            lambda f: f.first_question("pillar"),
            "Unknown first question 'pillar'. Did you mean 'pillars'?",
        ),
        (lambda f: f.field("beach"), "Unknown field 'beach'. Did you mean 'beachhead'?"),
        (lambda f: f.evidence_level("dta"), "Unknown evidence 'dta'. Did you mean 'data'?"),
        (
            lambda f: f.attribute("pricing.start").option("fre"),
            "Unknown option for “First step” 'fre'. Did you mean 'free'?",
        ),
    ],
)
def test_a_name_that_nothing_goes_by_is_answered_with_the_nearest(ask: Any, message: str) -> None:
    with pytest.raises(UnknownNameError) as refusal:
        ask(load_form())

    assert str(refusal.value) == message


def test_a_form_with_faults_of_shape_is_refused_with_all_of_them() -> None:
    raw = raw_form()
    del raw["choice"][0]["name"]
    raw["choice"][0]["source"] = "S9"
    raw["choice"][1]["question"] = " "
    raw["field"][0]["colour"] = "red"
    raw["footing"][0]["severity"] = "dreadful"
    raw["choice"][2]["attribute"][0]["options"] = []

    with pytest.raises(RefusedError) as refusal:
        parse(Form, raw, "mine.toml")

    assert refusal.value.faults == (
        "footing number 1, severity: 'dreadful' is not an option. Choose 'high', 'medium' or 'low'.",
        "field beachhead, colour: there is no such field. Remove it, or correct its spelling.",
        "choice icp, name: it is missing. Add it.",
        "choice icp, source: Unknown source 'S9'. Known: S0, S1, S2, S3, S4, house.",
        "choice problem, question: it is empty. Fill it in.",
        "choice buyer, attribute role, options: it is empty. Fill it in.",
    )


def test_a_form_that_refers_to_nothing_is_refused_with_every_reference() -> None:
    raw = raw_form()
    raw["choice"][1]["rests_on"] = ["ipc"]
    raw["field"][0]["choices"] = ["moton"]
    raw["first"][0]["fields"] = ["beechhead"]
    raw["first"][0]["choices"] = ["custom"]
    raw["footing"][0]["evidence"] = "nne"
    raw["coherence"][0]["needs"] = ["problem.urgncy"]
    raw["coherence"][0]["no"] = {"problem.funding": ["non"]}

    with pytest.raises(RefusedError) as refusal:
        parse(Form, raw, "mine.toml")

    assert refusal.value.faults == (
        "Unknown evidence 'nne'. Did you mean 'none'?",
        "Unknown choice below problem 'ipc'. Did you mean 'icp'?",
        "Unknown choice of field beachhead 'moton'. Did you mean 'motion'?",
        (
            "Unknown choice of question customer 'custom'. Known: icp, problem, buyer, positioning, "
            "motion, pricing, distribution, product, services, economics."
        ),
        "Unknown field of question customer 'beechhead'. Did you mean 'beachhead'?",
        "Unknown attribute of problem 'urgncy'. Did you mean 'urgency'?",
        "Unknown option of problem.funding 'non'. Did you mean 'none'?",
    )


def test_ids_given_twice_are_all_named() -> None:
    raw = raw_form()
    raw["evidence"].append(raw["evidence"][0])
    raw["field"].append(raw["field"][0])
    raw["choice"][0]["attribute"].append(raw["choice"][0]["attribute"][0])
    raw["choice"][4]["attribute"][1]["options"].append({"id": "some", "words": "again"})

    with pytest.raises(RefusedError) as refusal:
        parse(Form, raw, "mine.toml")

    assert refusal.value.faults == (
        "evidence 'none': it is used 2 times. Use a different id for each.",
        "field 'beachhead': it is used 2 times. Use a different id for each.",
        "attribute 'icp.account_size': it is used 2 times. Use a different id for each.",
        "option of motion.repeatable 'some': it is used 2 times. Use a different id for each.",
    )


def test_choices_that_rest_on_each_other_in_a_circle_are_refused() -> None:
    raw = raw_form()
    raw["choice"][0]["rests_on"] = ["economics"]

    with pytest.raises(RefusedError, match=r"rests_on: \w+( on \w+)+ is a circle\. Remove one of them\."):
        parse(Form, raw, "mine.toml")
