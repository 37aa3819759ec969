import pytest

from gtm_framework.triage.hints import suggest
from gtm_framework.triage.initiative import Output


@pytest.mark.parametrize(
    ("line", "output", "words"),
    [
        ("A hiring plan for support", Output.HIRING_PLAN, "hiring plan"),
        ("how many reps to hire", Output.HIRING_PLAN, "how many reps to hire"),
        ("two campaign calendars", Output.CALENDAR, "campaign calendars"),
        ("The sales quota", Output.TARGET, "sales quota"),
        ("Launch plan for spring", Output.LAUNCH_PLAN, "Launch plan"),
    ],
)
def test_an_output_of_a_strategy_is_told_by_its_words(line: str, output: Output, words: str) -> None:
    hint = suggest(line).output

    assert hint is not None
    assert (hint.output, [str(q) for q in hint.quotes]) == (output, [words])


@pytest.mark.parametrize("line", ["Own the niche", "Hire a planner", "Hold a talk about launch plans", ""])
def test_other_lines_are_no_output(line: str) -> None:
    assert suggest(line).output is None


@pytest.mark.parametrize(
    "line", ["Become number one", "Increase renewals", "We will reach 10 towns", "Grow revenue"]
)
def test_a_line_that_says_what_to_reach_is_a_goal(line: str) -> None:
    assert suggest(line).is_goal


@pytest.mark.parametrize(
    "line",
    [
        "Print flyers",
        "Increase renewals by calling users",
        "a pricing page",
        "Expand into Peru",
        "never grow",
    ],
)
def test_a_line_that_says_what_to_do_is_none(line: str) -> None:
    assert not suggest(line).is_goal


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Write the guide and hire two reps", ("Write the guide", "hire two reps")),
        ("Call users, print cards; open Paris", ("Call users", "print cards", "open Paris")),
        ("Call users, and then print cards.", ("Call users", "print cards")),
        ("Plan and run a fair", ()),
        ("Write the guide to win trust and grow sales", ()),
        ("bread and butter", ()),
        ("Print cards", ()),
    ],
)
def test_two_ideas_in_one_line_are_split(line: str, parts: tuple[str, ...]) -> None:
    assert suggest(line).parts == parts
