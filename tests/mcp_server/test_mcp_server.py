"""The MCP server as an assistant uses it, through the SDK's own client."""

import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters

from gtm_framework.mcp_server import build_server
from gtm_framework.mcp_server.stored import AUTHOR
from gtm_framework.store import Put, Store
from gtm_framework.store.opened import open_named
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods import Criterion, all_methods, with_method
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify
from gtm_framework.workspace import CASCADE, INITIATIVE, Workspace
from gtm_framework.workspace.checkup_findings import findings
from gtm_framework.workspace.examples import example_workspace
from tests import in_a_thread

READING = {
    "describe_rubric", "classify_idea", "place_idea", "list_methods", "rank_ideas", "list_workspaces",
    "read_workspace", "explain_idea", "check_workspace", "recommend_portfolio",
}  # fmt: skip
WRITING = {"add_ideas", "change_idea"}
BENCHMARK = {
    "title": "Own the benchmark",
    "answers": {"purpose": "strategic", "scope": "strategic"},
    "impact": 8,
    "effort": 3,
}

Call = Callable[..., Any]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with one workspace that holds an idea and a roadmap."""
    with Store.open(f"sqlite:///{tmp_path / 'mcp.db'}") as opened:
        made = opened.create_workspace("Acme")
        cascade = example_workspace("fintech-cascade").cascade.model_dump(
            mode="json", exclude_defaults=True
        )
        puts = [
            Put(INITIATIVE, "a", {"title": "A", "impact": 8, "effort": 2}, based_on=None),
            Put(CASCADE, CASCADE, cascade, based_on=None),
        ]
        opened.save(made.id, puts, summary="Start")
        yield opened


def run(work: Callable[[Client], Coroutine[Any, Any, Any]], store: Store, *, write: bool) -> Any:
    async def connected() -> Any:
        async with Client(build_server(lambda: store, write=write)) as client:
            return await work(client)

    return in_a_thread.run(connected())


@pytest.fixture
def call(store: Store) -> Call:
    """Call a tool: `call("place_idea", impact=8, effort=3)` gives what it returns."""

    def use(tool: str, **arguments: Any) -> Any:
        async def work(client: Client) -> Any:
            return await client.call_tool(tool, arguments)

        reply = run(work, store, write=True)
        if reply.is_error:
            raise AssertionError(reply.content[0].text)
        content = reply.structured_content
        return content["result"] if set(content) == {"result"} else content

    return use


def refused(call: Call, tool: str, **arguments: Any) -> str:
    with pytest.raises(AssertionError) as error:
        call(tool, **arguments)
    return str(error.value)


@pytest.mark.parametrize(("write", "names"), [(False, READING), (True, READING | WRITING)])
def test_writing_is_offered_only_when_asked_for(store: Store, *, write: bool, names: set[str]) -> None:
    async def work(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = run(work, store, write=write)

    assert {tool.name for tool in tools} == names
    for tool in tools:
        assert tool.description
        assert tool.output_schema
        assert tool.annotations.read_only_hint is (tool.name in READING)


def described(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every field of a schema, however deep, with the definitions that it may refer to."""
    definitions = schema.get("$defs", {})
    for part in (schema, *definitions.values()):
        for name, field in part.get("properties", {}).items():
            yield f"{part.get('title', '')}.{name}", field, definitions


def test_every_field_of_every_tool_has_a_type_a_description_and_examples_that_fit(store: Store) -> None:
    async def work(client: Client) -> Any:
        return (await client.list_tools()).tools

    for tool in run(work, store, write=True):
        for name, field, definitions in described(tool.input_schema):
            where = f"{tool.name}: {name}"
            assert field.get("description"), where
            assert {"type", "anyOf", "$ref"} & set(field), where
            meant = definitions.get(field.get("$ref", "").rpartition("/")[2], {})
            examples = field.get("examples") or meant.get("examples")
            assert examples, where
            for example in examples:
                Draft202012Validator({**field, "$defs": definitions}).validate(example)
        for name, field, _ in described(tool.output_schema):
            if not name.endswith(".result"):  # the list around several replies
                assert field.get("description"), f"{tool.name}: {name}"
                assert field.get("examples"), f"{tool.name}: {name}"


def test_an_idea_is_classified_as_the_library_does(call: Call) -> None:
    found = call("classify_idea", idea=BENCHMARK)

    verdict = classify(Initiative(**BENCHMARK))
    assert (found["kind"], found["lean"], found["decided"]) == (verdict.kind, verdict.lean, verdict.decided)
    assert sum(part["adds"] for part in found["contributions"]) == pytest.approx(verdict.lean)


def test_an_idea_is_placed_with_the_name_and_what_to_do(call: Call) -> None:
    assert call("place_idea", impact=8, effort=3) == {
        "quadrant": "quick_win",
        "name": "Quick win",
        "action": "do now",
    }


def test_ideas_are_ranked_as_the_library_does(call: Call) -> None:
    ideas = [BENCHMARK, {"title": "B", "impact": 3, "effort": 9}, {"title": "C"}]

    found = call("rank_ideas", ideas=ideas, method="ratio")

    expected = rank([Initiative(**idea) for idea in ideas], "ratio")
    assert [(idea["title"], idea["rank"], idea["score"]) for idea in found] == [
        (item.initiative.title, item.rank, item.score) for item in expected
    ]
    assert found[-1]["missing"] == ["impact", "effort"]


def test_a_workspaces_own_method_is_listed_and_ranks_ideas_that_are_sent(call: Call, store: Store) -> None:
    own = with_method({}, "Fit first", "product", [Criterion("Fit", scale="1-5"), Criterion("Impact")])
    here = store.workspaces()[0].id
    settings = Put("settings", "settings", {"own_methods": own, "method": "fit_first"}, based_on=None)
    store.save(here, [settings], summary="Define a method")

    listed = {method["id"]: method for method in call("list_methods", workspace="Acme")}
    found = call(
        "rank_ideas",
        ideas=[
            {"title": "A", "impact": 2, "inputs": {"fit_first_fit": 5}},
            {"title": "B", "impact": 9, "inputs": {"fit_first_fit": 2}},
        ],
        method="fit_first",
        workspace="Acme",
    )

    assert listed["fit_first"]["formula"] == "Fit × impact"
    assert [(each["id"], each["scale"]) for each in listed["fit_first"]["inputs"]] == [
        ("fit_first_fit", "1 to 5"),
        ("impact", ""),
    ]
    assert [method["id"] for method in call("list_methods")] == list(all_methods())
    assert [(idea["title"], idea["score"]) for idea in found] == [("B", 18), ("A", 10)]


def test_the_rubric_is_described_with_every_option(call: Call) -> None:
    found = call("describe_rubric")

    assert [question["id"] for question in found] == [
        question.id for question in Rubric.default().questions
    ]
    assert all(-1 <= option["lean"] <= 1 for question in found for option in question["options"])


def test_a_workspace_is_read_by_name_with_what_a_change_is_based_on(call: Call) -> None:
    assert [kept["name"] for kept in call("list_workspaces")] == ["Acme"]
    found = call("read_workspace", workspace="acme")

    assert (found["name"], found["revision"], found["method"]) == ("Acme", 1, "quadrant")
    assert [(idea["id"], idea["rank"], idea["based_on"]) for idea in found["ideas"]] == [("a", 1, 1)]
    assert found["objectives"] == {"o-1": "Win 10% of the mid-market fintech segment"}


def test_findings_and_portfolio_are_those_of_the_library(call: Call, store: Store) -> None:
    workspace: Workspace = open_named(store, "Acme")

    assert [found["id"] for found in call("check_workspace", workspace="Acme")] == [
        remark.id for remark in findings(workspace)
    ]
    portfolio = call("recommend_portfolio", workspace="Acme")
    assert portfolio["feasible"]
    assert {item["quarter"] for item in portfolio["chosen"]} == {"2026-Q3"}


def test_ideas_are_added_as_one_revision_that_can_be_undone(call: Call, store: Store) -> None:
    saved = call("add_ideas", workspace="Acme", ideas=[BENCHMARK, {"title": "B"}], summary="From the call")

    workspace = open_named(store, "Acme")
    assert saved["revision"] == 2
    assert [idea.id for idea in workspace.initiatives][1:] == saved["ids"]
    newest = store.history(workspace.id)[0].revision
    assert (newest.summary, newest.author) == ("From the call", AUTHOR)
    store.undo(workspace.id, seen=2)
    assert [idea.id for idea in open_named(store, "Acme").initiatives] == ["a"]


def test_only_the_fields_that_are_sent_change_and_null_clears_one(call: Call, store: Store) -> None:
    call(
        "change_idea",
        workspace="Acme",
        idea_id="a",
        based_on=1,
        changes={"owner": "Ines", "effort": None},
        summary="Owner",
    )

    changed = open_named(store, "Acme").initiative("a")
    assert changed is not None
    assert (changed.owner, changed.impact, changed.effort) == ("Ines", 8, None)


def test_a_change_of_an_idea_that_someone_has_changed_since_is_rejected(call: Call, store: Store) -> None:
    call("change_idea", workspace="Acme", idea_id="a", based_on=1, changes={"impact": 9}, summary="First")

    text = refused(
        call,
        "change_idea",
        workspace="Acme",
        idea_id="a",
        based_on=1,
        changes={"impact": 2},
        summary="Second",
    )

    assert "changed" in text
    changed = open_named(store, "Acme").initiative("a")
    assert changed is not None
    assert changed.impact == 9


@pytest.mark.parametrize(
    ("tool", "arguments", "text"),
    [
        ("read_workspace", {"workspace": "Acm"}, "Unknown workspace 'Acm'. Did you mean 'Acme'?"),
        ("explain_idea", {"workspace": "Acme", "idea_id": "b"}, "Unknown idea 'b'"),
        ("rank_ideas", {"ideas": [], "method": "rise"}, "Unknown method 'rise'. Did you mean 'rice'?"),
        ("classify_idea", {"idea": {"title": "A", "answers": {"purpos": "x"}}}, "'purpos'"),
        ("place_idea", {"impact": 11, "effort": 1}, "less than or equal to 10"),
        ("classify_idea", {"idea": {"title": "A", "colour": "red"}}, "Extra inputs are not permitted"),
        (
            "change_idea",
            {"workspace": "Acme", "idea_id": "a", "based_on": 1, "changes": {}, "summary": "x"},
            "There is nothing to change. Send at least one field.",
        ),
    ],
)
def test_an_error_says_what_is_wrong(call: Call, tool: str, arguments: dict[str, Any], text: str) -> None:
    assert text in refused(call, tool, **arguments)


def test_the_command_serves_over_standard_input_and_output(tmp_path: Path) -> None:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "gtm_framework.cli", "mcp"],
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}",
        },
    )

    async def work() -> Any:
        async with Client(server) as client:
            names = {tool.name for tool in (await client.list_tools()).tools}
            return names, await client.call_tool("place_idea", {"impact": 8, "effort": 3})

    names, reply = in_a_thread.run(work())
    assert names == READING
    assert reply.structured_content["quadrant"] == "quick_win"
