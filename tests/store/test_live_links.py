"""Live links: one secret for one file, counted, revocable, and unreadable in the database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from gtm_framework.errors import RefusedError
from gtm_framework.store import Store, UnknownLiveLinkError
from gtm_framework.store.errors import UnknownWorkspaceError
from gtm_framework.store.schema import live_links


def test_a_link_opens_its_file_and_every_use_is_counted(store: Store, acme: str) -> None:
    made, secret = store.create_live_link(acme, "list.csv", "  Board deck ")
    assert (made.label, made.uses, made.used_at) == ("Board deck", 0, None)

    assert [store.use_live_link(secret, "list.csv") for _ in range(3)] == [(acme, "Acme", 0)] * 3

    (kept,) = store.live_links(acme)
    assert (kept.id, kept.file, kept.uses) == (made.id, "list.csv", 3)
    assert kept.used_at
    assert kept.used_at > kept.created_at


def test_uses_at_the_same_time_are_all_counted(store: Store, acme: str) -> None:
    _, secret = store.create_live_link(acme, "list.csv")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.use_live_link(secret, "list.csv"), range(40)))

    assert store.live_links(acme)[0].uses == 40


@pytest.mark.parametrize("file", ["list.json", "LIST.CSV", "", "list.csv/", "../list.csv"])
def test_a_link_opens_no_other_file(store: Store, acme: str, file: str) -> None:
    _, secret = store.create_live_link(acme, "list.csv")

    with pytest.raises(UnknownLiveLinkError, match=r"^This link doesn’t work\. It may have been revoked\."):
        store.use_live_link(secret, file)
    assert store.live_links(acme)[0].uses == 0


@pytest.mark.parametrize("secret", ["", "K7M4", "%", "\0", "é", "k-1' OR '1'='1", "x" * 10_000])
def test_no_other_secret_opens_anything(store: Store, acme: str, secret: str) -> None:
    store.create_live_link(acme, "list.csv")

    with pytest.raises(UnknownLiveLinkError):
        store.use_live_link(secret, "list.csv")


def test_a_revoked_link_opens_nothing_and_the_others_stay(store: Store, acme: str) -> None:
    first, secret = store.create_live_link(acme, "list.csv")
    second, other = store.create_live_link(acme, "list.csv")

    store.revoke_live_link(acme, first.id)
    store.revoke_live_link(acme, first.id)

    with pytest.raises(UnknownLiveLinkError):
        store.use_live_link(secret, "list.csv")
    assert store.use_live_link(other, "list.csv").workspace_id == acme
    assert [link.id for link in store.live_links(acme)] == [second.id]


def test_only_its_own_workspace_revokes_a_link(store: Store, acme: str) -> None:
    made, secret = store.create_live_link(acme, "list.csv")
    other = store.create_workspace("Other").id

    store.revoke_live_link(other, made.id)

    assert store.use_live_link(secret, "list.csv").workspace_id == acme
    assert store.live_links(other) == ()


def test_the_links_of_a_deleted_workspace_open_nothing_until_it_is_restored(
    store: Store, acme: str
) -> None:
    _, secret = store.create_live_link(acme, "list.csv")
    store.delete_workspace(acme)

    with pytest.raises(UnknownLiveLinkError):
        store.use_live_link(secret, "list.csv")
    with pytest.raises(UnknownWorkspaceError):
        store.live_links(acme)
    store.restore_workspace(acme)
    assert store.use_live_link(secret, "list.csv").workspace_id == acme


def test_the_database_never_holds_the_secret(store: Store, acme: str) -> None:
    _, secret = store.create_live_link(acme, "list.csv", "Board deck")

    with store.database.reading() as connection:
        (row,) = connection.execute(select(live_links)).all()

    assert secret not in repr(row)
    assert len(secret) >= 24


def test_a_label_that_cannot_be_kept_is_refused_with_every_reason(store: Store, acme: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        store.create_live_link(acme, "list.csv", "x" * 300 + "\0")

    assert str(refusal.value) == (
        "live link: 2 errors. in the label, character 301 is unsupported (NUL). Remove it. "
        "the label has 301 characters. Use at most 200."
    )
    assert store.live_links(acme) == ()
