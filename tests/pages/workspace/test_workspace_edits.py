"""Every edit of the open workspace is one revision, made against what the visitor saw."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gtm_framework.errors import GtmError
from gtm_framework.store import StaleEditError
from gtm_framework.triage.initiative import Initiative
from pages.parts import session, workspace

pytestmark = pytest.mark.usefixtures("state")


def ideas() -> list[tuple[str, str]]:
    return [(idea.id, idea.title) for idea in workspace.current().initiatives]


def summaries() -> list[str]:
    return [one.revision.summary for one in session.store().history(workspace.current().id)]


def idea(title: str, **fields: object) -> Initiative:
    return Initiative.model_validate({"title": title, **fields})


def test_ideas_with_the_same_id_are_numbered_from_two() -> None:
    workspace.add_ideas([idea("A", id="a")] * 3, "Paste 3 ideas")
    workspace.add_ideas([idea("A", id="a")], "Add “A”")

    assert [its_id for its_id, _ in ideas()] == ["a", "a-2", "a-3", "a-4"]
    assert workspace.picked_idea() == "a-4"
    assert summaries()[:2] == ["Add “A”", "Paste 3 ideas"]


def test_an_edit_changes_one_idea_and_answers_are_edits() -> None:
    workspace.add_ideas([idea("A", id="a"), idea("B", id="b")], "Add")
    workspace.edit_idea("a", "Score impact", impact=7)
    workspace.answer_question("a", "form", "task")

    changed = workspace.get_initiative("a")
    assert (changed.impact, changed.answers) == (7, {"form": "task"})
    assert workspace.get_initiative("b").impact is None
    assert summaries()[:2] == ["Answer form", "Score impact"]


def test_an_idea_that_was_deleted_is_missed_with_the_way_to_get_it_back() -> None:
    workspace.add_ideas([idea("A", id="a")], "Add")
    workspace.delete_ideas(["a"])

    assert session.take_notices() == [session.Notice("Deleted “A”.", undo=True)]
    with pytest.raises(GtmError, match=r"This idea was deleted\. Undo restores it\."):
        workspace.get_initiative("a")

    workspace.undo()
    assert ideas() == [("a", "A")]
    assert [notice.text for notice in session.take_notices()] == ["Undone: Delete “A”"]
    workspace.redo()
    assert ideas() == []
    assert [notice.text for notice in session.take_notices()] == ["Redone: Delete “A”"]


def test_several_deleted_ideas_are_counted() -> None:
    workspace.add_ideas([idea("A", id="a"), idea("B", id="b"), idea("C", id="c")], "Add")
    workspace.delete_ideas(["a", "c"])

    assert ideas() == [("b", "B")]
    assert session.take_notices() == [session.Notice("Deleted 2 ideas.", undo=True)]


def test_changed_new_and_deleted_ideas_are_one_revision() -> None:
    workspace.add_ideas([idea("A", id="a"), idea("B", id="b")], "Add")
    revision = workspace.current().revision
    workspace.save_ideas([idea("A1", id="a")], [idea("A2", id="a")], "b", "Split “A”")

    assert ideas() == [("a", "A1"), ("a-2", "A2")]
    assert workspace.current().revision == revision + 1


def test_a_setting_is_changed_and_the_others_stay() -> None:
    workspace.change_settings("Change the ranking method", method="rice")
    workspace.change_settings("Move the line", threshold=6)

    current = workspace.current().settings
    assert (current.method, current.threshold) == ("rice", 6)


def test_an_edit_never_overwrites_a_newer_one() -> None:
    workspace.add_ideas([idea("A", id="a")], "Add")
    seen = workspace.current()
    newer = workspace.put_initiative(idea("A", id="a", owner="Bo"), seen)
    session.store().save(seen.id, [newer], summary="Somebody else")

    with pytest.raises(StaleEditError):
        workspace.edit_idea("a", "Score impact", impact=7)
    assert workspace.get_initiative("a").owner == "Bo"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(names=st.lists(st.sampled_from(["a", "a-2", "b"]), min_size=1, max_size=6))
def test_whatever_ids_new_ideas_bring_all_are_added_under_distinct_ids(names: list[str]) -> None:
    before = len(ideas())
    workspace.add_ideas([idea(name, id=name) for name in names], "Add")

    added = ideas()
    assert len(added) == len({its_id for its_id, _ in added}) == before + len(names)
    assert [title for _, title in added[before:]] == names
