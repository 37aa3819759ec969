"""A workspace written to a file and read back is the same workspace; a faulty file changes nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.exchange.limits import WORKSPACE_DOCUMENTS
from gtm_framework.exchange.workspaces.file import (
    FORMAT,
    VERSION,
    DocumentInFile,
    read_workspace,
    workspace_bytes,
)
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import Workspace

initiatives = st.builds(
    Initiative,
    title=st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip),
    description=st.text(st.characters(codec="utf-8")),
    impact=st.none() | st.integers(1, 10),
    answers=st.dictionaries(
        st.sampled_from(["purpose", "form"]), st.sampled_from(["strategic", "tactical"])
    ),
)


def as_document(initiative: Initiative) -> DocumentInFile:
    body = initiative.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return DocumentInFile(sort="initiative", id=initiative.id, body=body)


@given(kept=st.lists(initiatives, unique_by=lambda i: i.id, max_size=5))
def test_what_was_written_is_read_back_unchanged(kept: list[Initiative]) -> None:
    documents = [as_document(initiative) for initiative in kept]
    read = read_workspace(workspace_bytes("Acme", documents))

    assert read.documents == tuple(documents)
    assert read.workspace().initiatives == tuple(kept)
    assert read.workspace() == Workspace.from_documents("file", "Acme", 0, documents)
    assert workspace_bytes(read.name, read.documents) == workspace_bytes("Acme", documents)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title,impact", "It is not JSON"),
        (b"[]", "It is not an exported workspace"),
        (
            b'{"format": "gtm-framework-workspace", "version": 9}',
            "It has format 9; this version reads format 1",
        ),
        (b'{"format": "gtm-framework-workspace", "version": 1, "name": ""}', "name: "),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(GtmError, match=message):
        read_workspace(content, "acme.json")


def test_a_faulty_idea_in_a_file_is_refused_with_its_range() -> None:
    documents = [DocumentInFile(sort="initiative", id="i-1", body={"title": "A", "impact": 12})]

    with pytest.raises(GtmError, match="impact: 12 is outside 1 to 10"):
        read_workspace(workspace_bytes("Acme", documents))


def test_a_file_with_more_entries_than_a_workspace_has_is_refused_before_they_are_read() -> None:
    entries = [{"sort": "initiative", "id": str(at), "body": {}} for at in range(WORKSPACE_DOCUMENTS + 1)]
    content = json.dumps({"format": FORMAT, "version": VERSION, "name": "Large", "documents": entries})
    with pytest.raises(RefusedError) as refused:
        read_workspace(content.encode(), "large.json")
    assert refused.value.faults == (
        "It has 20,001 entries; a workspace has at most 20,000. Use a file exported from this app.",
    )


def test_of_very_many_faults_the_first_hundred_are_told() -> None:
    entries = [{"sort": "initiative", "id": str(at), "body": {}} for at in range(300)]
    content = json.dumps({"format": FORMAT, "version": VERSION, "name": "Faulty", "documents": entries})
    with pytest.raises(RefusedError) as refused:
        read_workspace(content.encode(), "faulty.json")
    assert len(refused.value.faults) == 100
