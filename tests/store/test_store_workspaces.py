"""Workspaces: which there are, and what is refused."""

from datetime import UTC, datetime

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.store import NameTakenError, Put, Store, UnknownWorkspaceError


def names(store: Store) -> list[str]:
    return [workspace.name for workspace in store.workspaces()]


def test_workspaces_are_listed_by_name_whatever_their_case(store: Store) -> None:
    for name in ("demo", "Zebra", "acme"):
        store.create_workspace(name)

    assert names(store) == ["acme", "demo", "Zebra"]


def test_a_new_workspace_is_empty_and_knows_when_it_was_made(store: Store) -> None:
    made = store.create_workspace("  Acme  ")

    assert (made.name, made.created_at, made.deleted_at) == (
        "Acme",
        datetime(2026, 7, 14, 10, 0, tzinfo=UTC),
        None,
    )
    assert store.load(made.id).documents == {}
    assert store.revision(made.id) == 0
    assert store.workspaces() == (made,)


def test_a_rename_keeps_the_id_and_the_documents(store: Store, acme: str) -> None:
    store.save(acme, [Put("pillar", "p", {"a": 1}, based_on=None)], summary="Add")

    renamed = store.rename_workspace(acme, "Acme Inc.")

    assert (renamed.id, renamed.name) == (acme, "Acme Inc.")
    assert store.load(acme).workspace == renamed
    assert store.load(acme).find("pillar", "p") is not None


def test_a_workspace_can_change_the_case_of_its_own_name(store: Store, acme: str) -> None:
    assert store.rename_workspace(acme, "ACME").name == "ACME"


def test_a_deleted_workspace_can_be_brought_back_with_all_that_it_holds(store: Store, acme: str) -> None:
    store.save(acme, [Put("pillar", "p", {"a": 1}, based_on=None)], summary="Add")
    before = store.load(acme)

    deleted = store.delete_workspace(acme)

    assert deleted.deleted_at == datetime(2026, 7, 14, 10, 2, tzinfo=UTC)
    assert store.workspaces() == ()
    assert store.deleted_workspaces() == (deleted,)
    store.restore_workspace(acme)
    assert store.load(acme) == before
    assert store.deleted_workspaces() == ()


def test_the_workspace_deleted_last_is_listed_first(store: Store) -> None:
    ids = [store.create_workspace(name).id for name in ("a", "b", "c")]
    for workspace_id in (ids[1], ids[0], ids[2]):
        store.delete_workspace(workspace_id)

    assert [workspace.name for workspace in store.deleted_workspaces()] == ["c", "a", "b"]


def test_restoring_a_living_workspace_leaves_it_as_it_is(store: Store, acme: str) -> None:
    assert store.restore_workspace(acme) == store.load(acme).workspace


def test_the_name_of_a_deleted_workspace_is_free_again(store: Store, acme: str) -> None:
    store.delete_workspace(acme)

    assert store.create_workspace("acme").id != acme


def test_a_name_that_differs_only_in_case_is_taken(store: Store, acme: str) -> None:
    with pytest.raises(NameTakenError) as refusal:
        store.create_workspace("ACME")

    assert str(refusal.value) == (
        "There is already a workspace 'Acme'. Choose another name, or rename the other workspace first."
    )
    assert (refusal.value.name, refusal.value.taken) == ("ACME", "Acme")


def test_names_that_look_the_same_count_as_the_same(store: Store) -> None:
    store.create_workspace("Caf\u00e9")

    with pytest.raises(NameTakenError, match=r"^There is already a workspace 'Café'"):
        store.create_workspace("CAFE\u0301")


def test_a_rename_to_a_taken_name_is_refused(store: Store, acme: str) -> None:
    store.create_workspace("demo")

    with pytest.raises(NameTakenError, match="There is already a workspace 'demo'"):
        store.rename_workspace(acme, "Demo")

    assert names(store) == ["Acme", "demo"]


def test_a_restore_is_refused_while_another_has_the_name(store: Store, acme: str) -> None:
    store.delete_workspace(acme)
    store.create_workspace("acme")

    with pytest.raises(NameTakenError) as refusal:
        store.restore_workspace(acme)

    assert str(refusal.value) == (
        "There is already a workspace 'acme'. Rename the other workspace, then restore this one."
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "workspace name '': It is empty. Enter a name."),
        ("  ", "workspace name '': It is empty. Enter a name."),
        (
            "a\nb",
            (
                "workspace name 'a\\nb': "
                "It contains a line break or a character that can’t be displayed. Use one line of text."
            ),
        ),
        (
            "x\udc80",
            (
                "workspace name 'x\\udc80': "
                "It contains a line break or a character that can’t be displayed. Use one line of text."
            ),
        ),
        (
            "y" * 201,
            f"workspace name '{'y' * 201}': It has 201 characters. Use at most 200.",
        ),
    ],
)
def test_what_cannot_be_a_name_is_refused(store: Store, name: str, message: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        store.create_workspace(name)

    assert str(refusal.value) == message
    assert store.workspaces() == ()


def test_the_longest_name_is_kept_whatever_its_letters(store: Store) -> None:
    name = "\U0001d160" * 200  # grows threefold when it is compared

    made = store.create_workspace(name)

    assert store.load(made.id).workspace.name == name


def test_an_unknown_id_is_refused_with_the_names_that_exist(store: Store) -> None:
    for name in ("demo", "acme"):
        store.create_workspace(name)

    with pytest.raises(UnknownWorkspaceError) as refusal:
        store.load("w-1")

    assert str(refusal.value) == "There is no workspace 'w-1'. Existing workspaces: acme, demo."
    assert (refusal.value.name, refusal.value.existing) == ("w-1", ("acme", "demo"))


def test_an_unknown_id_is_refused_in_an_empty_store_too(store: Store) -> None:
    with pytest.raises(
        UnknownWorkspaceError, match=r"^There is no workspace 'w-1'\. Existing workspaces: none\.$"
    ):
        store.load("w-1")


def test_a_deleted_workspace_is_refused_by_name_and_date(store: Store, acme: str) -> None:
    store.create_workspace("demo")
    store.delete_workspace(acme)
    put = Put("pillar", "p", {}, based_on=None)
    message = (
        "There is no workspace 'Acme'. It was deleted on 2026-07-14 10:02 UTC and can be restored. "
        "Existing workspaces: demo."
    )

    for use in (
        lambda: store.load(acme),
        lambda: store.revision(acme),
        lambda: store.save(acme, [put], summary="Add"),
        lambda: store.undo(acme),
        lambda: store.redo(acme),
        lambda: store.next_undo(acme),
        lambda: store.history(acme),
        lambda: store.restore(acme, 0),
        lambda: store.rename_workspace(acme, "x"),
        lambda: store.delete_workspace(acme),
    ):
        with pytest.raises(UnknownWorkspaceError) as refusal:
            use()
        assert str(refusal.value) == message
