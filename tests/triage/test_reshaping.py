"""One idea made two, two ideas made one."""

from gtm_framework.triage.initiative import Initiative, Kind, Output, Override
from gtm_framework.triage.worklist.reshaping import merged, split

LINE = Initiative(
    id="line",
    title="Write the guide and hire two reps",
    description="Before spring",
    owner="Ada",
    answers={"form": "task"},
    suggested=("form",),
    impact=8,
    output=Output.HIRING_PLAN,
    tags=("team",),
    extra={"Sheet": "7"},
)


def test_each_part_keeps_the_texts_and_starts_undecided_and_unscored() -> None:
    guide, reps = split(LINE, ("Write the guide", "hire two reps"))

    kept = {"description": "Before spring", "owner": "Ada", "tags": ("team",), "extra": {"Sheet": "7"}}
    assert guide == Initiative(id="line", title="Write the guide", **kept)
    assert reps == Initiative(title="hire two reps", **kept)
    assert reps.id != guide.id


def test_merging_keeps_the_first_and_fills_its_blanks() -> None:
    first = Initiative(id="a", title="Win-back mails", answers={"form": "task"}, impact=3, tags=("mail",))
    second = Initiative(
        id="b",
        title="Mails to win back",
        description="Ask Bo",
        owner="Bo",
        answers={"form": "choice", "purpose": "demand"},
        suggested=("form", "purpose"),
        impact=9,
        effort=2,
        inputs={"job_size": 8},
        override=Override(kind=Kind.TACTICAL, reason="Plain"),
        tags=("mail", "crm"),
        extra={"Sheet": "7"},
    )

    assert merged(first, second) == Initiative(
        id="a",
        title="Win-back mails",
        description="Mails to win back\nAsk Bo",
        owner="Bo",
        answers={"form": "task", "purpose": "demand"},
        suggested=("purpose",),
        impact=3,
        effort=2,
        inputs={"job_size": 8},
        override=Override(kind=Kind.TACTICAL, reason="Plain"),
        tags=("mail", "crm"),
        extra={"Sheet": "7"},
    )


def test_equal_texts_are_kept_once() -> None:
    one = Initiative(id="a", title="Win-back mails", description="Soon")
    other = Initiative(id="b", title="Win-back mails", description="Soon", extra={"Sheet": ""})

    assert merged(one, other) == one.with_changes(extra={"Sheet": ""})


def test_a_blank_column_is_filled_and_a_filled_one_stays() -> None:
    one = Initiative(id="a", title="x", extra={"Sheet": "", "Team": "A"})
    other = Initiative(id="b", title="x", extra={"Sheet": "7", "Team": "B"})

    assert merged(one, other).extra == {"Sheet": "7", "Team": "A"}
