"""A file is reviewed before it is added: what it would change, what is open, and what was remembered."""

from dataclasses import replace

from gtm_framework import Initiative
from gtm_framework.exchange.importing.choices import Choices, saved
from gtm_framework.exchange.importing.review import ImportRequest, ImportReview, review_import
from gtm_framework.triage.methods.methods import all_methods

RICE = b"Feature,Reach,Impact,Confidence,Effort,RICE,Owner\nA,100,2,50%,2,50,Ann\nB,300,3,80%,1,720,Ben\n"
FIVES = "Idea,Impact,Effort\n" + "".join(f"Idea {n},{n % 5 + 1},{(n + 2) % 5 + 1}\n" for n in range(20))


def review(
    content: bytes,
    existing: tuple[Initiative, ...] = (),
    mappings: str = "",
    request: ImportRequest | None = None,
    method: str = "quadrant",
) -> ImportReview:
    known = all_methods()
    return review_import(
        request or ImportRequest("ideas.csv", content),
        existing=existing,
        methods=known,
        method=known[method],
        threshold=5,
        mappings=mappings,
    )


def test_a_file_says_what_is_new_and_how_its_own_scores_compare() -> None:
    found = review(RICE, method="rice")

    assert found.changes is not None
    assert [idea.title for idea in found.changes.new] == ["A", "B"]
    assert found.plan.checks[0].sentences[0].startswith("Your RICE column matches in 2 of 2 rows")
    assert (found.obstacle, found.unranked_ideas) == ("", 0)


def test_importing_the_same_file_again_changes_nothing_and_says_so() -> None:
    first = review(RICE)
    assert first.changes is not None

    again = review(RICE, existing=first.changes.puts)

    assert again.obstacle == "Nothing would change: the workspace already has all of it."


def test_next_months_file_updates_what_changed_and_leaves_the_rest_alone() -> None:
    first = review(RICE)
    assert first.changes is not None

    later = review(RICE.replace(b"Ben", b"Eve") + b"C,50,1,50%,1,25,Cal\n", existing=first.changes.puts)

    assert later.changes is not None
    assert [(each.after.title, each.fields) for each in later.changes.changed] == [("B", ("owner",))]
    assert [idea.title for idea in later.changes.new] == ["C"]
    assert [idea.title for idea in later.changes.unchanged] == ["A"]


def test_a_question_keeps_a_file_out_until_it_is_answered_and_is_not_asked_again() -> None:
    request = ImportRequest("ideas.csv", FIVES.encode())
    open_ = review(b"", request=request)
    assert open_.questions
    assert open_.obstacle.startswith("Answer the ")
    for question in open_.questions:
        request = request.with_answer(question, "1-5")

    answered = review(b"", request=request)
    mappings = saved(answered.plan.settled, answered.plan.grid.headers)
    remembered = review(FIVES.encode(), mappings=mappings)

    assert (answered.questions, answered.obstacle) == ((), "")
    assert (remembered.questions, remembered.remembered) == ((), True)
    assert remembered.plan.by_name["impact"].scale == "1-5"


def test_a_column_becomes_what_a_person_chooses_and_nothing_else_does() -> None:
    request = ImportRequest("ideas.csv", b"Idea,Impact,Worth\nA,5,7\nB,6,8\n")
    request = request.with_column("Worth", "", "impact")

    chosen = review(b"", request=request)

    assert chosen.plan.by_name["impact"].column.header == "Worth"
    assert chosen.changes is not None
    assert [idea.impact for idea in chosen.changes.new] == [7, 8]


def test_a_scale_is_what_a_person_chooses() -> None:
    request = ImportRequest("ideas.csv", b"Idea,Impact\nA,5\nB,2\n").with_scale("impact", "1-5")

    found = review(b"", request=request)

    assert found.changes is not None
    assert [idea.matrix_impact for idea in found.changes.new] == [10, 3]


def test_a_file_with_faults_adds_nothing_until_the_bad_rows_are_left_out() -> None:
    request = ImportRequest("ideas.csv", b"title,impact\nA,5\nB,lots\n")

    refused = review(b"", request=request)
    skipped = review(b"", request=replace(request, skips_bad_rows=True))

    assert (refused.changes, refused.obstacle) == (None, "Fix the file, or choose other columns.")
    assert refused.refused is not None
    assert skipped.changes is not None
    assert [idea.title for idea in skipped.changes.new] == ["A"]


def test_what_stays_unranked_is_counted_by_the_number_that_it_lacks() -> None:
    found = review(b"title,impact,effort\nA,5,\nB,6,4\nC,,\n")

    assert found.unranked_ideas == 2
    assert found.unranked == {"effort": 2, "impact": 1}


def test_a_column_that_was_kept_for_a_deleted_method_is_read_afresh() -> None:
    mappings = saved(Choices({"title": "Feature", "joy_delight": "Reach"}), ["Feature", "Reach"])

    found = review(b"Feature,Reach\nA,100\n", mappings=mappings)

    assert found.forgotten == ("Reach",)
    assert found.plan.by_name["reach"].column.header == "Reach"


def test_rows_taken_back_in_are_not_remembered_for_the_next_file() -> None:
    request = ImportRequest("ideas.csv", b"title,impact\nA,5\nTotal,5\n", Choices(keep=(3,)))

    found = review(b"", request=request)

    assert found.changes is not None
    assert [idea.title for idea in found.changes.new] == ["A", "Total"]
    assert found.plan.settled.keep == ()


def test_ideas_that_the_workspace_seems_to_have_are_left_out_when_a_person_says_so() -> None:
    existing = (Initiative(title="Run a webinar with the trade press"),)
    request = ImportRequest("ideas.csv", b"title\nRun webinar with trade press\nRaise prices\n")

    both = review(b"", existing, request=request)
    fewer = review(b"", existing, request=replace(request, skips_duplicates=True))

    assert both.changes is not None
    assert fewer.changes is not None
    assert len(both.changes.likely_duplicates) == 1
    assert [idea.title for idea in both.changes.new] == ["Run webinar with trade press", "Raise prices"]
    assert [idea.title for idea in fewer.changes.new] == ["Raise prices"]
