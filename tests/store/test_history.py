"""History: every revision with what it changed, when and by whom; going back is a new revision."""

import pytest

from gtm_framework.store import (
    CannotStepError,
    Delete,
    Document,
    HistoryEntry,
    Put,
    RevisionKind,
    StaleEditError,
    Store,
    UnknownRevisionError,
)


def put(store: Store, workspace: str, name: str, author: str = "", **fields: object) -> int:
    """Save one idea over what is there; the number of the revision."""
    there = store.load(workspace).find("initiative", name)
    change = Put("initiative", name, {"title": name, **fields}, based_on=there.revision if there else None)
    return store.save(workspace, [change], summary=f"Save {name}", author=author).number


def delete(store: Store, workspace: str, *names: str) -> int:
    there = {idea.id: idea.revision for idea in store.load(workspace).of("initiative")}
    changes = [Delete("initiative", name, based_on=there[name]) for name in names]
    return store.save(workspace, changes, summary=f"Delete {len(names)} ideas").number


def ideas(store: Store, workspace: str) -> list[tuple[str, object]]:
    return [(idea.id, idea.body.get("impact")) for idea in store.load(workspace).of("initiative")]


def what(store: Store, workspace: str) -> list[str]:
    return [entry.what for entry in store.history(workspace)]


def test_the_history_says_newest_first_what_was_changed_when_and_by_whom(store: Store, acme: str) -> None:
    put(store, acme, "Win-back emails", " Ana ")
    put(store, acme, "Win-back emails", impact=8)
    store.undo(acme, author="Ben")
    store.redo(acme)

    told = [
        (e.revision.number, f"{e.revision.at:%H:%M %Z}", e.what, e.revision.author)
        for e in store.history(acme)
    ]
    assert told == [
        (4, "10:04 UTC", "Redone: Changed impact of “Win-back emails”", ""),
        (3, "10:03 UTC", "Undone: Changed impact of “Win-back emails”", "Ben"),
        (2, "10:02 UTC", "Changed impact of “Win-back emails”", ""),
        (1, "10:01 UTC", "Added “Win-back emails”", "Ana"),
    ]
    kinds = [(e.revision.kind, e.revision.of) for e in store.history(acme)]
    assert kinds == [
        (RevisionKind.REDO, 2),
        (RevisionKind.UNDO, 2),
        (RevisionKind.EDIT, None),
        (RevisionKind.EDIT, None),
    ]


def test_an_undone_deletion_is_described_as_the_deletion_it_was(store: Store, acme: str) -> None:
    put(store, acme, "a")
    delete(store, acme, "a")
    store.undo(acme)

    assert what(store, acme)[0] == "Undone: Deleted “a”"


def test_a_save_is_the_newest_entry_of_the_history(store: Store, acme: str) -> None:
    saved = store.save(acme, [Put("initiative", "a", {"title": "A"}, based_on=None)], summary="Add")

    assert store.history(acme) == (HistoryEntry(saved, "Added “A”", ""),)


def test_of_a_change_of_many_ideas_the_number_and_the_reason_are_said(store: Store, acme: str) -> None:
    many = [Put("initiative", str(n), {"title": f"Idea {n}"}, based_on=None) for n in range(1200)]
    store.save(acme, many, summary="Add 1,200 ideas from ideas.csv")

    [entry] = store.history(acme)
    assert (entry.what, entry.note) == ("Added 1,200 ideas", "Add 1,200 ideas from ideas.csv")


def test_a_document_that_is_empty_counts_as_there(store: Store, acme: str) -> None:
    for body, based_on in (({}, None), ({"threshold": 6}, 1), ({}, 2)):
        change = Put("settings", "settings", body, based_on=based_on)
        store.save(acme, [change], summary="Change the settings")
    store.save(acme, [Delete("settings", "settings", based_on=3)], summary="Delete the settings")

    assert what(store, acme) == [
        "Deleted the settings",
        "Changed the threshold between low and high",
        "Changed the threshold between low and high",
        "Added the settings",
    ]


def test_the_history_comes_in_pages(store: Store, acme: str) -> None:
    for n in range(5):
        put(store, acme, "a", impact=n)

    first = store.history(acme, limit=2)
    second = store.history(acme, limit=2, before=first[-1].revision.number)
    third = store.history(acme, limit=2, before=second[-1].revision.number)

    pages = [[entry.revision.number for entry in page] for page in (first, second, third)]
    assert pages == [[5, 4], [3, 2], [1]]
    assert first + second + third == store.history(acme)


def test_a_workspace_in_which_nothing_was_saved_has_an_empty_history(store: Store, acme: str) -> None:
    assert store.history(acme) == ()


def test_each_workspace_has_its_own_history(store: Store, acme: str) -> None:
    demo = store.create_workspace("demo").id
    put(store, acme, "a")
    put(store, demo, "b")

    assert (what(store, acme), what(store, demo)) == (["Added “a”"], ["Added “b”"])


def test_a_restore_makes_the_workspace_as_it_was_as_one_new_revision(store: Store, acme: str) -> None:
    put(store, acme, "kept", impact=1)
    put(store, acme, "changed", impact=2)
    put(store, acme, "deleted", impact=3)
    put(store, acme, "changed", impact=9)
    delete(store, acme, "deleted")
    put(store, acme, "added later")

    made = store.restore(acme, 3, author="Ana")

    assert (made.number, made.kind, made.of, made.author) == (7, RevisionKind.EDIT, 3, "Ana")
    assert store.load(acme).of("initiative") == (
        Document("initiative", "kept", {"title": "kept", "impact": 1}, revision=1, position=1.0),
        Document("initiative", "changed", {"title": "changed", "impact": 2}, revision=7, position=2.0),
        Document("initiative", "deleted", {"title": "deleted", "impact": 3}, revision=7, position=3.0),
    )
    assert what(store, acme)[:2] == ["Restored version 3", "Added “added later”"]


def test_a_restore_can_be_undone_redone_and_restored_from(store: Store, acme: str) -> None:
    put(store, acme, "a", impact=1)
    put(store, acme, "a", impact=2)
    store.restore(acme, 1)

    store.undo(acme)
    assert ideas(store, acme) == [("a", 2)]
    store.redo(acme)
    assert ideas(store, acme) == [("a", 1)]
    store.restore(acme, 2)
    assert ideas(store, acme) == [("a", 2)]


def test_a_restore_clears_what_could_be_redone_and_leaves_what_can_be_undone(
    store: Store, acme: str
) -> None:
    put(store, acme, "a", impact=1)
    put(store, acme, "a", impact=2)
    store.undo(acme)
    store.restore(acme, 2)

    with pytest.raises(
        CannotStepError,
        match=r"^Can't redo in workspace 'Acme': there is nothing left to redo\. Make a change first\.$",
    ):
        store.redo(acme)
    store.undo(acme)
    store.undo(acme)
    assert ideas(store, acme) == []


def test_the_empty_workspace_before_the_first_revision_can_be_restored(store: Store, acme: str) -> None:
    put(store, acme, "a")
    store.restore(acme, 0)

    assert store.load(acme).documents == {}
    store.undo(acme)
    assert ideas(store, acme) == [("a", None)]


def test_an_edit_made_before_a_restore_is_stale_after_it(store: Store, acme: str) -> None:
    put(store, acme, "a", impact=1)
    seen = put(store, acme, "a", impact=2)
    store.restore(acme, 1, author="Ben")

    with pytest.raises(StaleEditError) as refusal:
        store.save(acme, [Put("initiative", "a", {"title": "a"}, based_on=seen)], summary="Mine")

    assert str(refusal.value) == (
        "initiative 'a' has changed since you opened it: your edit was based on revision 2, but it was "
        "changed in revision 3 (Ben, 2026-07-14 10:03 UTC: 'Restore version 1'). Nothing was saved. "
        "Reload the workspace, then make your change again."
    )


def test_a_restore_that_would_change_nothing_is_refused(store: Store, acme: str) -> None:
    put(store, acme, "a")
    put(store, acme, "b")
    store.undo(acme)

    for number in (1, 3):
        with pytest.raises(CannotStepError) as refusal:
            store.restore(acme, number)
        assert str(refusal.value) == (
            f"Can't restore in workspace 'Acme': it already matches revision {number}. "
            "There is nothing to restore."
        )
    assert (refusal.value.step, store.revision(acme)) == ("restore", 3)


def test_a_restore_is_refused_when_others_have_saved_since_it_was_asked_for(
    store: Store, acme: str
) -> None:
    put(store, acme, "a")
    seen = put(store, acme, "b")
    put(store, acme, "c", "Ben")

    with pytest.raises(CannotStepError) as refusal:
        store.restore(acme, 1, seen=seen)

    assert str(refusal.value) == (
        "Can't restore in workspace 'Acme': you are looking at revision 2, but there is a newer one: "
        "revision 3 (Ben, 2026-07-14 10:03 UTC: 'Save c'). Reload, then restore the version."
    )
    assert store.restore(acme, 1, seen=3).number == 4


@pytest.mark.parametrize("number", [-1, 3])
def test_a_revision_that_does_not_exist_cannot_be_restored(store: Store, acme: str, number: int) -> None:
    put(store, acme, "a")
    put(store, acme, "b")

    with pytest.raises(UnknownRevisionError) as refusal:
        store.restore(acme, number)

    assert str(refusal.value) == f"Workspace 'Acme' has no revision {number}. Choose one from 1 to 2."
    assert (refusal.value.number, refusal.value.latest) == (number, 2)


def test_a_workspace_without_revisions_has_none_to_restore(store: Store, acme: str) -> None:
    with pytest.raises(UnknownRevisionError) as refusal:
        store.restore(acme, 1)

    assert str(refusal.value) == "Workspace 'Acme' has no revision 1. Nothing has been saved in it yet."
