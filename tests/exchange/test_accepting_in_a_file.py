"""A file whose suggestions are accepted: the same as a page that accepts them, and no rank moves."""

import csv
from io import BytesIO, StringIO

import pytest

from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing import sheet_hints
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.importing.plan import plan_import
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.lists.triage_file import Triaged, triage_file, triage_plan
from gtm_framework.triage.hints.accepting import offer
from gtm_framework.triage.hints.corrections import Correction
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric

RUBRIC = Rubric.default()
LINES = b"""\
id,title,description,impact,effort,purpose,override,override_reason
webinar,Run a webinar in Q3 to get 200 MQLs,,8,3,,,
default,Become the default for field-service margins,,9,8,,,
faint,in Q3,,,,,,
silent,Blue Falcon,,4,2,,,
begun,Send a newsletter,with a discount code,2,2,demand,,
by_hand,Send a newsletter,,3,3,,strategic,The board said so
"""


def triaged(content: bytes = LINES, *, accept_hints: bool = True) -> Triaged:
    return triage_file(
        content, name="ideas.csv", rubric=RUBRIC, method="quadrant", accept_hints=accept_hints
    )


def written(done: Triaged) -> bytes:
    out = BytesIO()
    done.write(out)
    return out.getvalue()


def rows(done: Triaged) -> dict[str, dict[str, str]]:
    read = csv.DictReader(StringIO(written(done).decode(), newline=""))
    return {row["id"]: row for row in read}


def told(done: Triaged) -> str:
    return list(done.lines())[-1]


def test_a_file_and_a_list_with_accepted_suggestions_are_written_alike() -> None:
    ideas = read_csv(LINES).initiatives()
    changed = {idea.id: idea for idea in offer(ideas).changed}
    accepted = [changed.get(idea.id, idea) for idea in ideas]

    assert written(triaged()) == csv_bytes(rank(accepted), RUBRIC)


def test_what_was_accepted_is_accepted_once() -> None:
    once = written(triaged())

    assert written(triaged(once)) == written(triaged(once, accept_hints=False)) == once


def test_only_blank_answers_of_undecided_ideas_are_filled_in() -> None:
    found = rows(triaged())

    assert {name: row["kind"] for name, row in found.items()} == {
        "webinar": "tactical",
        "default": "strategic",
        "faint": "undecided",
        "silent": "undecided",
        "begun": "tactical",
        "by_hand": "strategic",
    }
    assert "purpose=confirmed" in found["begun"]["answers_from"]
    assert found["begun"]["purpose"] == "demand"
    assert "form=suggested" in found["begun"]["answers_from"]
    assert found["by_hand"]["answers_from"] == found["silent"]["answers_from"] == ""


def test_no_rank_and_no_score_moves() -> None:
    before, after = rows(triaged(accept_hints=False)), rows(triaged())

    assert list(before) == list(after)
    for column in ("rank", "score", "impact", "effort", "quadrant"):
        assert [row[column] for row in before.values()] == [row[column] for row in after.values()]


def test_the_tally_counts_the_accepted_verdicts() -> None:
    done = triaged()

    assert done.tally.kinds == {"strategic": 2, "tactical": 2, "undecided": 2}
    assert told(done) == "Suggestions accepted for 4 ideas: 3 decided, 1 leaning, 1 unclear."


def test_without_the_flag_nothing_counts_and_the_last_line_says_what_it_would_do() -> None:
    done = triaged(accept_hints=False)

    assert told(done) == (
        "Suggestions for the 5 undecided ideas: 3 decided, 1 leaning, 1 unclear. "
        "Accept them with --accept-hints."
    )
    assert b"answers_from" not in written(done)


def test_of_a_long_list_the_first_undecided_ideas_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_hints, "LOOKED_AT", 2)

    last = told(triaged(accept_hints=False))

    assert last == (
        "Suggestions for the first 2 undecided ideas: 2 decided, 0 leaning, 0 unclear. "
        "Accept them with --accept-hints."
    )


def test_where_no_words_say_anything_nothing_is_told() -> None:
    content = b"title\nBlue Falcon"

    assert told(triaged(content)) == told(triaged(content, accept_hints=False))
    assert told(triaged(content)).startswith("1 idea lacks effort; no column in the file looks like it")


def test_one_idea_is_told_as_one() -> None:
    assert told(triaged(b"title\nRun a webinar")) == (
        "Suggestions accepted for 1 idea: 1 decided, 0 leaning, 0 unclear."
    )


def test_runs_do_not_matter_and_progress_counts_the_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(triaged())
    monkeypatch.setattr(sheet_hints, "RUN", 2)
    seen: list[tuple[int, int]] = []

    done = triage_file(
        LINES,
        name="ideas.csv",
        rubric=RUBRIC,
        method="quadrant",
        accept_hints=True,
        progress=lambda at, of: seen.append((at, of)),
    )

    assert written(done) == whole
    assert seen[-3:] == [(2, 5), (4, 5), (5, 5)]


def test_of_many_decisions_that_are_followed_the_first_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_hints, "NAMED", 1)
    content = b"title\nPublish the yearly report\nPublish the monthly report\nPublish the weekly report\n"
    plan = plan_import(grid_of_file(content, "ideas.csv"), rubric=RUBRIC)
    decided = [Correction(title="Publish the report", kind=Kind.STRATEGIC)]

    done = triage_plan(plan, accept_hints=True, corrections=decided)

    assert list(done.lines())[-2:] == [
        "“Publish the yearly report” is strategic, as you decided for “Publish the report”.",
        "2 more ideas follow your decisions.",
    ]
