"""Undo and redo: laws against a plain model, and refusals."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from gtm_framework.store import (
    CannotStepError,
    Delete,
    Document,
    Put,
    Revision,
    Snapshot,
    Store,
)
from gtm_framework.store.schema import documents

Content = dict[tuple[str, str], tuple[dict[str, Any], float]]


def content(snapshot: Snapshot) -> Content:
    """Bodies and places, without the revisions that wrote them."""
    return {(d.kind, d.id): (d.body, d.position) for of in snapshot.documents.values() for d in of}


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


wishes = st.dictionaries(
    st.tuples(st.sampled_from(["pillar", "round"]), st.sampled_from("abc")),
    st.none() | st.integers(0, 9),
    min_size=1,
    max_size=4,
)
"""One save: for some documents what to write, or None to delete what is there."""


def save(store: Store, workspace: str, wish: dict[tuple[str, str], int | None]) -> bool:
    """Make the wish come true as far as there is something to do; whether there was."""
    snapshot = store.load(workspace)
    changes: list[Put | Delete] = []
    for (kind, document_id), target in wish.items():
        there = snapshot.find(kind, document_id)
        if target is not None:
            based_on = there.revision if there else None
            changes.append(Put(kind, document_id, {"n": target}, based_on=based_on))
        elif there is not None:
            changes.append(Delete(kind, document_id, based_on=there.revision))
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
    with pytest.raises(CannotStepError, match="there is nothing left to redo"):
        store.redo(workspace)


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
                with pytest.raises(CannotStepError, match="there is nothing left to undo"):
                    store.undo(workspace)
                continue
            store.undo(workspace)
            future.append(present)
            present = past.pop()
        elif move == "redo":
            if not future:
                with pytest.raises(CannotStepError, match="there is nothing left to redo"):
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
        assert (store.next_undo(workspace) is None) == (not past)

    for number, before in enumerate(by_revision):
        if before != present:
            store.restore(workspace, number)
            assert content(store.load(workspace)) == before
            store.undo(workspace)
            assert content(store.load(workspace)) == present


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

    assert (
        str(refusal.value)
        == "Can't redo in workspace 'Acme': there is nothing left to redo. Make a change first."
    )
    assert (refusal.value.step, refusal.value.workspace) == ("redo", "Acme")


def test_nothing_to_undo_is_said_plainly(store: Store, acme: str) -> None:
    with pytest.raises(CannotStepError) as refusal:
        store.undo(acme)

    assert (
        str(refusal.value)
        == "Can't undo in workspace 'Acme': there is nothing left to undo. Make a change first."
    )


def test_the_next_undo_is_the_last_edit_that_is_not_taken_back(store: Store, acme: str) -> None:
    first, second = put(store, acme, "a", 1), put(store, acme, "a", 2)
    assert store.next_undo(acme) == second

    store.undo(acme)
    assert store.next_undo(acme) == first


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
        "Can't undo in workspace 'Acme': you are looking at revision 1, but there is a newer one: "
        "revision 2 "
        "(Ben, 2026-07-14 10:02 UTC: 'Set b to 1'). Reload, then undo the last change."
    )
    assert store.undo(acme, seen=2).of == 2


def test_an_undo_is_refused_where_the_document_is_not_as_the_edit_left_it(store: Store, acme: str) -> None:
    put(store, acme, "a", 1, author="Ana")
    with store.database.writing() as connection:  # by another program, past the store
        connection.execute(update(documents).values(position=7.5))

    with pytest.raises(CannotStepError) as refusal:
        store.undo(acme)

    assert str(refusal.value) == (
        "Can't undo in workspace 'Acme': pillar 'a' has changed since revision 1 (Ana, 2026-07-14 "
        "10:01 UTC: 'Set a to 1'). Compare the two versions and change it manually."
    )
    assert store.revision(acme) == 1


def test_an_edit_made_before_an_undo_is_stale_after_it(store: Store, acme: str) -> None:
    put(store, acme, "a", 1)
    put(store, acme, "a", 2)
    store.undo(acme)

    assert store.load(acme).of("pillar") == (
        Document("pillar", "a", {"value": 1}, revision=3, position=1.0),
    )
