"""Undo, redo and history: laws against a plain model, and refusals."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from gtm_framework.store import (
    CannotStepError,
    Change,
    Delete,
    Document,
    Put,
    Revision,
    RevisionKind,
    Snapshot,
    Store,
    UnknownRevisionError,
)
from gtm_framework.store.schema import documents

Content = dict[tuple[str, str], tuple[dict[str, Any], float]]


def content(snapshot: Snapshot) -> Content:
    """Bodies and places, without the revisions that wrote them."""
    return {(d.sort, d.id): (d.body, d.position) for of in snapshot.documents.values() for d in of}


def put(store: Store, workspace: str, document_id: str, value: object, author: str = "") -> Revision:
    there = store.load(workspace).find("pillar", document_id)
    based_on = there.revision if there else None
    change = Put("pillar", document_id, {"value": value}, based_on=based_on)
    return store.save(workspace, [change], summary=f"Set {document_id} to {value}", author=author)


def remove(store: Store, workspace: str, document_id: str) -> Revision:
    there = store.load(workspace).find("pillar", document_id)
    assert there
    change = Delete("pillar", document_id, based_on=there.revision)
    return store.save(workspace, [change], summary=f"Delete {document_id}")


positions = st.none() | st.floats(-1e9, 1e9)
wishes = st.dictionaries(
    st.tuples(st.sampled_from(["pillar", "round"]), st.sampled_from("abc")),
    st.none() | st.tuples(st.integers(0, 9), positions),
    min_size=1,
    max_size=4,
)
"""One save: for some documents what to write and where, or None to delete what is there."""


def save(
    store: Store, workspace: str, wish: dict[tuple[str, str], tuple[int, float | None] | None]
) -> bool:
    """Make the wish come true as far as there is something to do; whether there was."""
    snapshot = store.load(workspace)
    changes: list[Put | Delete] = []
    for (sort, document_id), target in wish.items():
        there = snapshot.find(sort, document_id)
        if target is not None:
            body, position = {"n": target[0]}, target[1]
            based_on = there.revision if there else None
            changes.append(Put(sort, document_id, body, based_on=based_on, position=position))
        elif there is not None:
            changes.append(Delete(sort, document_id, based_on=there.revision))
    if changes:
        store.save(workspace, changes, summary="A wish")
    return bool(changes)


@settings(max_examples=60, deadline=None)
@given(edits=st.lists(wishes, max_size=6))
def test_undoing_all_is_the_start_and_redoing_all_is_the_end(
    new_workspace: Callable[[], tuple[Store, str]], edits: list[Any]
) -> None:
    store, workspace = new_workspace()
    states = [content(store.load(workspace))]
    for edit in edits:
        if save(store, workspace, edit):
            states.append(content(store.load(workspace)))  # noqa: PERF401  (a save in each turn)

    for state in reversed(states[:-1]):
        store.undo(workspace)
        assert content(store.load(workspace)) == state
    assert store.next_undo(workspace) is None

    for state in states[1:]:
        store.redo(workspace)
        assert content(store.load(workspace)) == state
    assert store.next_redo(workspace) is None


@settings(max_examples=60, deadline=None)
@given(moves=st.lists(wishes | st.sampled_from(["undo", "redo"]), max_size=14))
def test_any_mixture_of_edits_undos_and_redos_does_what_two_plain_stacks_do(
    new_workspace: Callable[[], tuple[Store, str]], moves: list[Any]
) -> None:
    store, workspace = new_workspace()
    past: list[Content] = []
    present: Content = {}
    future: list[Content] = []
    by_revision = [present]

    for move in moves:
        if move == "undo":
            if not past:
                with pytest.raises(CannotStepError):
                    store.undo(workspace)
                continue
            store.undo(workspace)
            future.append(present)
            present = past.pop()
        elif move == "redo":
            if not future:
                with pytest.raises(CannotStepError):
                    store.redo(workspace)
                continue
            store.redo(workspace)
            past.append(present)
            present = future.pop()
        elif save(store, workspace, move):
            past.append(present)
            present = content(store.load(workspace))
            future.clear()
        else:
            continue
        by_revision.append(present)
        assert content(store.load(workspace)) == present
        assert (store.next_undo(workspace) is None, store.next_redo(workspace) is None) == (
            not past,
            not future,
        )

    assert [content(store.as_of(workspace, n)) for n in range(len(by_revision))] == by_revision
    assert store.as_of(workspace, len(by_revision) - 1) == store.load(workspace)
    for number, (before, after) in enumerate(pairwise(by_revision), start=1):
        assert applied(before, store.changes_of(workspace, number)) == after


def applied(before: Content, changed: tuple[Change, ...]) -> Content:
    """What a state becomes by the changes that a revision reports, each checked against its before."""
    after = dict(before)
    for change in changed:
        was, now = change.before, change.after
        if was:
            assert after.pop((change.sort, change.id)) == (was.body, was.position)
        if now:
            after[change.sort, change.id] = (now.body, now.position)
    return after


def test_undo_and_redo_survive_a_restart(url: str) -> None:
    with Store.open(url) as store:
        acme = store.create_workspace("Acme").id
        put(store, acme, "a", 1)
        put(store, acme, "a", 2)
        store.undo(acme)

    with Store.open(url) as store:
        assert store.redo(acme).summary == "Set a to 2"
        assert store.undo(acme).summary == "Set a to 2"
        assert store.undo(acme).summary == "Set a to 1"
        assert store.load(acme).documents == {}


def test_a_fresh_edit_clears_what_could_be_redone(store: Store, acme: str) -> None:
    put(store, acme, "a", 1)
    store.undo(acme)
    put(store, acme, "b", 1)

    with pytest.raises(CannotStepError) as refusal:
        store.redo(acme)

    assert str(refusal.value) == "Cannot redo in workspace 'Acme': nothing is left to redo."
    assert (refusal.value.step, refusal.value.workspace) == ("redo", "Acme")


def test_nothing_to_undo_is_said_plainly(store: Store, acme: str) -> None:
    with pytest.raises(CannotStepError) as refusal:
        store.undo(acme)

    assert str(refusal.value) == "Cannot undo in workspace 'Acme': nothing is left to undo."


def test_the_next_undo_and_redo_are_told_by_the_edits_own_summary(store: Store, acme: str) -> None:
    first, second = put(store, acme, "a", 1), put(store, acme, "a", 2)
    assert (store.next_undo(acme), store.next_redo(acme)) == (second, None)

    store.undo(acme)
    assert (store.next_undo(acme), store.next_redo(acme)) == (first, second)


def test_an_undone_deletion_comes_back_at_its_place(store: Store, acme: str) -> None:
    for name in "abc":
        put(store, acme, name, 0)
    remove(store, acme, "b")

    store.undo(acme)

    assert [d.id for d in store.load(acme).of("pillar")] == ["a", "b", "c"]


def test_an_undo_is_refused_when_others_have_saved_since_it_was_asked_for(store: Store, acme: str) -> None:
    seen = put(store, acme, "a", 1).number
    put(store, acme, "b", 1, author="Ben")

    with pytest.raises(CannotStepError) as refusal:
        store.undo(acme, seen=seen)

    assert str(refusal.value) == (
        "Cannot undo in workspace 'Acme': you are looking at revision 1, and it has moved on to revision 2 "
        "(Ben, 2026-07-14 10:02 UTC: 'Set b to 1'). Load it again, then undo what stands last."
    )
    assert store.undo(acme, seen=2).of == 2


def test_an_undo_is_refused_where_the_document_is_not_as_the_edit_left_it(store: Store, acme: str) -> None:
    put(store, acme, "a", 1, author="Ana")
    with store.database.writing() as connection:  # by another program, past the store
        connection.execute(update(documents).values(position=7.5))

    with pytest.raises(CannotStepError) as refusal:
        store.undo(acme)

    assert str(refusal.value) == (
        "Cannot undo in workspace 'Acme': pillar 'a' is no longer as revision 1 (Ana, 2026-07-14 10:01 "
        "UTC: 'Set a to 1') left it or found it. Compare the two and change it by hand."
    )
    assert store.revision(acme) == 1


def test_an_edit_made_before_an_undo_is_stale_after_it(store: Store, acme: str) -> None:
    put(store, acme, "a", 1)
    put(store, acme, "a", 2)
    store.undo(acme)

    assert store.load(acme).of("pillar") == (
        Document("pillar", "a", {"value": 1}, revision=3, position=1.0),
    )


def test_history_tells_newest_first_who_did_what_when(store: Store, acme: str) -> None:
    put(store, acme, "a", 1, author=" Ana ")
    store.undo(acme, author="Ben")
    store.redo(acme)

    told = [(r.number, f"{r.at:%H:%M %Z}", r.summary, r.author, r.kind, r.of) for r in store.history(acme)]
    assert told == [
        (3, "10:03 UTC", "Set a to 1", "", RevisionKind.REDO, 1),
        (2, "10:02 UTC", "Set a to 1", "Ben", RevisionKind.UNDO, 1),
        (1, "10:01 UTC", "Set a to 1", "Ana", RevisionKind.EDIT, None),
    ]
    assert [r.number for r in store.history(acme, limit=2)] == [3, 2]


def test_a_save_returns_the_revision_that_the_history_shows(store: Store, acme: str) -> None:
    saved = put(store, acme, "a", 1)

    assert store.history(acme) == (saved,)


def test_changes_are_told_in_the_order_in_which_they_were_saved(store: Store, acme: str) -> None:
    put(store, acme, "b", 1)
    edits = [
        Put("pillar", "c", {}, based_on=None),
        Delete("pillar", "b", based_on=1),
        Put("pillar", "a", {}, based_on=None),
    ]
    store.save(acme, edits, summary="Three")

    assert store.changes_of(acme, 2) == (
        Change("pillar", "c", None, Document("pillar", "c", {}, 2, 2.0)),
        Change("pillar", "b", Document("pillar", "b", {"value": 1}, 1, 1.0), None),
        Change("pillar", "a", None, Document("pillar", "a", {}, 2, 3.0)),
    )


def test_an_older_state_can_be_looked_at(store: Store, acme: str) -> None:
    put(store, acme, "a", 1)
    older = store.load(acme)
    put(store, acme, "a", 2)
    remove(store, acme, "a")

    assert store.as_of(acme, 1) == older
    assert store.as_of(acme, 0).documents == {}
    assert store.as_of(acme, 3).documents == {}


@pytest.mark.parametrize("number", [-1, 3])
def test_a_revision_that_does_not_exist_is_refused(store: Store, acme: str, number: int) -> None:
    put(store, acme, "a", 1)
    put(store, acme, "a", 2)

    for ask in (store.as_of, store.changes_of):
        with pytest.raises(UnknownRevisionError) as refusal:
            ask(acme, number)
        assert str(refusal.value) == f"Workspace 'Acme' has no revision {number}. It has 1 to 2."
        assert (refusal.value.number, refusal.value.latest) == (number, 2)


def test_a_workspace_without_revisions_has_no_changes_to_tell(store: Store, acme: str) -> None:
    with pytest.raises(UnknownRevisionError) as refusal:
        store.changes_of(acme, 1)

    assert str(refusal.value) == "Workspace 'Acme' has no revision 1. Nothing has been saved in it yet."
    assert store.history(acme) == ()
