"""Documents: saved and loaded exactly, in order, and never over a newer edit."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from gtm_framework.errors import RefusedError
from gtm_framework.store import Delete, Document, Put, StaleEditError, Store
from gtm_framework.store.schema import documents


def add(store: Store, workspace: str, *ids: str, kind: str = "initiative") -> int:
    puts = [Put(kind, document_id, {"title": document_id}, based_on=None) for document_id in ids]
    return store.save(workspace, puts, summary=f"Add {', '.join(ids)}", author="Ana").number


def ids(store: Store, workspace: str, kind: str = "initiative") -> list[str]:
    return [document.id for document in store.load(workspace).of(kind)]


def test_a_saved_document_is_loaded_with_the_revision_that_wrote_it(store: Store, acme: str) -> None:
    add(store, acme, "a", "b")
    store.save(acme, [Put("initiative", "a", {"title": "A"}, based_on=1)], summary="Rename")

    snapshot = store.load(acme)

    assert snapshot.revision == 2
    assert snapshot.of("initiative") == (
        Document("initiative", "a", {"title": "A"}, revision=2, position=1.0),
        Document("initiative", "b", {"title": "b"}, revision=1, position=2.0),
    )
    assert snapshot.find("initiative", "b") == snapshot.of("initiative")[1]
    assert snapshot.find("initiative", "c") is None
    assert snapshot.of("pillar") == ()


def test_new_documents_are_appended_and_an_edit_keeps_the_place(store: Store, acme: str) -> None:
    add(store, acme, "c", "a")
    add(store, acme, "b")
    store.save(acme, [Put("initiative", "c", {"title": "C"}, based_on=1)], summary="Rename")

    assert ids(store, acme) == ["c", "a", "b"]


def test_a_save_that_edits_an_early_document_and_adds_one_appends_the_new_one(
    store: Store, acme: str
) -> None:
    add(store, acme, "a", "b", "c")
    split = [
        Put("initiative", "a", {"title": "A"}, based_on=1),
        Put("initiative", "d", {"title": "d"}, based_on=None),
        Put("initiative", "e", {"title": "e"}, based_on=None),
    ]
    store.save(acme, split, summary="Split a")

    assert [(d.id, d.position) for d in store.load(acme).of("initiative")] == [
        ("a", 1.0),
        ("b", 2.0),
        ("c", 3.0),
        ("d", 4.0),
        ("e", 5.0),
    ]


def test_documents_that_another_version_put_at_one_place_keep_the_order_of_their_ids(
    store: Store, acme: str
) -> None:
    add(store, acme, "b", "é", "B", "a", "Z")
    with store.database.writing() as connection:
        connection.execute(update(documents).values(position=1.5))

    assert ids(store, acme) == ["B", "Z", "a", "b", "é"]

    add(store, acme, "0")
    assert store.load(acme).find("initiative", "0").position == 2.0


def test_a_deleted_document_is_gone_and_can_be_created_again(store: Store, acme: str) -> None:
    add(store, acme, "a", "b")
    store.save(acme, [Delete("initiative", "a", based_on=1)], summary="Delete")
    assert ids(store, acme) == ["b"]

    add(store, acme, "a")
    assert ids(store, acme) == ["b", "a"]


def test_edits_of_different_documents_do_not_stand_in_each_others_way(store: Store, acme: str) -> None:
    add(store, acme, "a", "b")
    store.save(acme, [Put("initiative", "a", {"by": "Ana"}, based_on=1)], summary="Edit a")
    store.save(acme, [Put("initiative", "b", {"by": "Ben"}, based_on=1)], summary="Edit b")

    assert [d.body for d in store.load(acme).of("initiative")] == [{"by": "Ana"}, {"by": "Ben"}]


def test_the_same_id_in_two_workspaces_and_two_kinds_means_four_documents(store: Store, acme: str) -> None:
    demo = store.create_workspace("demo").id
    for workspace in (acme, demo):
        for kind in ("pillar", "round"):
            add(store, workspace, "x", kind=kind)
    store.save(acme, [Put("pillar", "x", {"changed": True}, based_on=1)], summary="Edit")

    assert store.load(acme).find("round", "x").body == {"title": "x"}
    assert store.load(demo).find("pillar", "x").body == {"title": "x"}


def test_a_snapshot_does_not_move_with_later_saves(store: Store, acme: str) -> None:
    add(store, acme, "a")
    snapshot = store.load(acme)
    add(store, acme, "b")

    assert [d.id for d in snapshot.of("initiative")] == ["a"]


def test_a_stale_edit_is_refused_with_everything_one_needs_to_repeat_it(store: Store, acme: str) -> None:
    add(store, acme, "a")
    newer = store.save(
        acme, [Put("initiative", "a", {"n": 1}, based_on=1)], summary="Score it", author="Ben"
    )

    with pytest.raises(StaleEditError) as refusal:
        store.save(acme, [Put("initiative", "a", {"n": 2}, based_on=1)], summary="Mine")

    error = refusal.value
    assert str(error) == (
        "initiative 'a' has changed since you opened it: your edit was based on revision 1, but it was "
        "changed in revision 2 (Ben, 2026-07-14 10:02 UTC: 'Score it'). Nothing was saved. "
        "Reload the workspace, then make your change again."
    )
    assert (error.kind, error.id, error.based_on, error.current_body) == ("initiative", "a", 1, {"n": 1})
    assert (error.current, error.newer) == (store.load(acme).find("initiative", "a"), newer)


def test_an_edit_of_a_deleted_document_is_refused(store: Store, acme: str) -> None:
    add(store, acme, "a")
    store.save(acme, [Delete("initiative", "a", based_on=1)], summary="Tidy up")

    with pytest.raises(StaleEditError) as refusal:
        store.save(acme, [Put("initiative", "a", {}, based_on=1)], summary="Mine")

    assert str(refusal.value) == (
        "initiative 'a' was deleted in revision 2 (2026-07-14 10:02 UTC: 'Tidy up'); your edit was based "
        "on revision 1. Nothing was saved. "
        "Reload the workspace; to keep it, save it as new or undo the deletion."
    )
    assert (refusal.value.current, refusal.value.current_body) == (None, None)


def test_a_document_that_an_undo_removed_is_refused_as_such(store: Store, acme: str) -> None:
    add(store, acme, "a")
    store.undo(acme, author="Ben")

    with pytest.raises(StaleEditError, match=r"deleted in revision 2 \(Ben, .* UTC: undo of 'Add a'\)"):
        store.save(acme, [Delete("initiative", "a", based_on=1)], summary="Mine")


def test_creating_what_exists_is_refused(store: Store, acme: str) -> None:
    add(store, acme, "a")

    with pytest.raises(StaleEditError) as refusal:
        add(store, acme, "a")

    assert str(refusal.value) == (
        "initiative 'a' already exists: your edit was to create it, but it was saved in revision 1 "
        "(Ana, 2026-07-14 10:01 UTC: 'Add a'). Nothing was saved. "
        "Reload the workspace, then change that one or use another id."
    )


def test_an_edit_of_what_never_existed_is_refused(store: Store, acme: str) -> None:
    with pytest.raises(StaleEditError) as refusal:
        store.save(acme, [Delete("initiative", "a", based_on=7)], summary="Mine")

    assert str(refusal.value) == (
        "initiative 'a' doesn't exist here: your edit was based on revision 7. Nothing was saved. "
        "Reload the workspace; to add it, save it as new."
    )
    assert refusal.value.newer is None


def test_one_stale_document_keeps_the_whole_save_from_being_written(store: Store, acme: str) -> None:
    add(store, acme, "a", "b", "c")
    store.save(acme, [Put("initiative", "b", {"n": 1}, based_on=1)], summary="Edit b")
    before = store.load(acme)
    mine = [
        Put("initiative", "new", {}, based_on=None),
        Delete("initiative", "a", based_on=1),
        Put("initiative", "b", {"n": 2}, based_on=1),
    ]

    with pytest.raises(StaleEditError, match=r"^initiative 'b' has changed since you opened it: "):
        store.save(acme, mine, summary="Mine")

    assert store.load(acme) == before
    assert [entry.revision.summary for entry in store.history(acme)] == ["Edit b", "Add a, b, c"]


@pytest.mark.parametrize(
    ("others", "sentence"),
    [(1, " 1 more entry in this save changed too. "), (2, " 2 more entries in this save changed")],
)
def test_every_stale_document_of_a_save_is_named(
    store: Store, acme: str, others: int, sentence: str
) -> None:
    names = ["a", "b", "c"][: others + 1]
    add(store, acme, *names)

    with pytest.raises(StaleEditError) as refusal:
        add(store, acme, *names)

    assert sentence in str(refusal.value)
    assert [conflict.id for conflict in refusal.value.conflicts] == names


def test_a_save_of_six_thousand_documents_is_one_revision_and_one_undo(store: Store, acme: str) -> None:
    names = [f"i{n:04}" for n in range(6000)]
    add(store, acme, *names)
    assert (store.revision(acme), ids(store, acme)) == (1, names)

    store.undo(acme)
    assert ids(store, acme) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            Put("Two words", "a", {}, based_on=None),
            (
                "Two words 'a': the kind is not valid. Use up to 40 lowercase letters, digits, or _, "
                "starting with a letter."
            ),
        ),
        (Put("pillar", "", {}, based_on=None), "pillar '': the id has 0 characters. Use 1 to 500."),
        (
            Delete("pillar", "x" * 501, based_on=1),
            f"pillar '{'x' * 501}': the id has 501 characters. Use 1 to 500.",
        ),
        (
            Put("pillar", "a\0", {}, based_on=None),
            "pillar 'a\\x00': in the id, character 2 is unsupported (NUL). Remove it.",
        ),
        (
            Put("pillar", "a\ud800", {}, based_on=None),
            (
                "pillar 'a\\ud800': in the id, character 2 is half of a surrogate pair (U+D800), "
                "which can't be saved. Remove it, or decode the text again."
            ),
        ),
    ],
)
def test_a_faulty_change_is_refused(store: Store, acme: str, change: Put | Delete, message: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        store.save(acme, [change], summary="Add")

    assert str(refusal.value) == f"save: {message}"
    assert store.revision(acme) == 0


JSON_HOLDS = "Use text, whole numbers, finite decimals, true, false, None, lists, or dicts with text keys."
circle: dict[str, Any] = {}
circle["itself"] = circle


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"tags": ["x", ("a",)]}, f"tags[1]: ('a',) is a tuple, which JSON doesn't support. {JSON_HOLDS}"),
        ({"a": {"b": {1}}}, f"a.b: {{1}} is a set, which JSON doesn't support. {JSON_HOLDS}"),
        ({"a": float("inf")}, "a: inf is not a finite number. Use a finite one, or None."),
        ({"a": [float("nan")]}, "a[0]: nan is not a finite number. Use a finite one, or None."),
        ({"a": {1: "x"}}, "a: the key 1 is not text. Use text keys."),
        (
            {"title": "ab\udc80"},
            (
                "title: character 3 is half of a surrogate pair (U+DC80), which can't be saved. Remove "
                "it, or decode the text again."
            ),
        ),
        (
            {"x\ud83d": 1},
            (
                "the body: in the key 'x\\ud83d', character 2 is half of a surrogate pair (U+D83D), "
                "which can't be saved. Remove it, or decode the text again."
            ),
        ),
        (["not", "a", "dict"], "the body is ['not', 'a', 'dict'], not a dict. Pass a dict."),
        (circle, "the body is nested too deeply, or contains itself. Pass a flatter one."),
        ({"n": 10**5000}, "the body doesn't survive a round trip through JSON. Use plain JSON values."),
    ],
)
def test_a_body_that_would_not_come_back_the_same_is_refused(
    store: Store, acme: str, body: Any, message: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        store.save(acme, [Put("pillar", "a", body, based_on=None)], summary="Add")

    assert str(refusal.value) == f"save: pillar 'a': {message}"
    assert store.revision(acme) == 0


def test_all_faults_of_a_save_are_listed_at_once(store: Store, acme: str) -> None:
    twice = Put("pillar", "a", {"x": float("inf"), "y": b""}, based_on=None)

    with pytest.raises(RefusedError) as refusal:
        store.save(acme, [twice, Delete("pillar", "a", based_on=1)], summary="Add")

    assert [fault.split(". ")[0] for fault in refusal.value.faults] == [
        "pillar 'a': x: inf is not a finite number",
        "pillar 'a': y: b'' is a bytes, which JSON doesn't support",
        "pillar 'a': it appears twice",
    ]


def test_a_save_without_changes_is_refused(store: Store, acme: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        store.save(acme, [], summary="Nothing")

    assert str(refusal.value) == ("save: The edit has no changes. Add at least one Put or Delete.")


def test_a_save_without_a_summary_or_with_broken_text_is_refused(store: Store, acme: str) -> None:
    put = Put("pillar", "a", {}, based_on=None)

    with pytest.raises(RefusedError) as refusal:
        store.save(acme, [put], summary="  ", author="A\0na")
    assert refusal.value.faults == (
        "summary: it is empty. Describe the change in a few words.",
        "author: character 2 is unsupported (NUL). Remove it.",
    )
    with pytest.raises(RefusedError, match=r"summary: character 1 is half of a surrogate pair \(U\+D800\)"):
        store.save(acme, [put], summary="\ud800")


def test_the_longest_id_is_kept_whatever_its_letters(store: Store, acme: str) -> None:
    longest = "".join(chr(0x20000 + n) for n in range(500))
    add(store, acme, longest, kind="s" * 40)

    assert ids(store, acme, kind="s" * 40) == [longest]


def test_what_looks_like_sql_or_markup_or_nothing_at_all_stays_text(store: Store, acme: str) -> None:
    nasty = [
        "'; DROP TABLE documents; --",
        '"',
        "\\",
        "<script>",
        ":red[x]",
        "=1+1",
        "\0\u2028\u202e",
        "%s :x",
        "\ufeff",
    ]
    store.save(
        acme,
        [Put("pillar", name or "x", {name: name}, based_on=None) for name in nasty if "\0" not in name]
        + [Put("pillar", "nul", {"t": nasty[6]}, based_on=None)],
        summary=nasty[0],
        author=nasty[1],
    )

    snapshot = store.load(acme)
    assert {d.id: d.body for d in snapshot.of("pillar")} == {
        **{name: {name: name} for name in nasty if "\0" not in name},
        "nul": {"t": nasty[6]},
    }
    newest = store.history(acme)[0].revision
    assert (newest.summary, newest.author) == (nasty[0], nasty[1])


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def as_written(value: Any) -> str:
    """Tells 1 from 1.0 and from True, and 0.0 from -0.0, which `==` does not."""
    return repr(value)


@settings(max_examples=100, deadline=None)
@given(body=st.dictionaries(texts, values, max_size=5))
def test_any_json_body_comes_back_exactly(
    new_workspace: Callable[[], tuple[Store, str]], body: dict[str, Any]
) -> None:
    store, workspace = new_workspace()
    store.save(workspace, [Put("pillar", "a", body, based_on=None)], summary="Add")

    assert as_written(store.load(workspace).of("pillar")[0].body) == as_written(body)
