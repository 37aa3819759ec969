"""The MCP server: the library's results as typed tools, read-only unless writing is enabled."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from gtm_framework import __version__
from gtm_framework.errors import GtmError
from gtm_framework.mcp_server import replies, sent, stored
from gtm_framework.mcp_server import schemas as out
from gtm_framework.store import Store, open_named
from gtm_framework.triage import THRESHOLD, Initiative, Rubric, classify, place, rank
from gtm_framework.triage.methods import Methods, all_methods
from gtm_framework.workspace import Checkup, findings

_ABOUT = (
    "Classify go-to-market ideas as strategic or tactical with reasons, place them on an impact/effort "
    "matrix, and rank them. Blank is not zero: an idea without impact or effort is listed, never ranked. "
    "Never invent answers or scores for people; ask them."
)
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_WRITES = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
)

P = ParamSpec("P")
R = TypeVar("R")


def build_server(store: Callable[[], Store], *, write: bool = False) -> MCPServer:
    """Build the server.

    Args:
        store: Opens the store of the workspaces when a tool first needs it.
        write: Whether to offer the tools that change workspaces.
    """
    server = MCPServer("gtm-framework", instructions=_ABOUT, version=__version__, log_level="ERROR")
    _add_library_tools(server)
    _add_ranking_tools(server, store)
    _add_reading_tools(server, store)
    if write:
        _add_writing_tools(server, store)
    return server


def _add_library_tools(server: MCPServer) -> None:
    @server.tool(annotations=_READS)
    @_plain_errors
    def describe_rubric() -> list[out.Question]:
        """List the questions that make an idea strategic or tactical, with their options and weights."""
        return replies.questions_out(Rubric.default())

    @server.tool(annotations=_READS)
    @_plain_errors
    def classify_idea(idea: sent.Idea) -> out.VerdictOut:
        """Say whether an idea is strategic, tactical, or undecided, and why. Nothing is saved."""
        return replies.verdict_out(classify(_initiative(idea)))

    @server.tool(annotations=_READS)
    @_plain_errors
    def place_idea(
        impact: sent.Score, effort: sent.Score, threshold: sent.Threshold = THRESHOLD
    ) -> out.PlaceOut:
        """Place an idea on the impact/effort matrix. Nothing is saved."""
        quadrant = place(impact, effort, threshold)
        if quadrant is None:  # both scores are numbers here
            raise GtmError("Impact or effort is missing. Send both.")
        return out.PlaceOut(quadrant=quadrant, name=quadrant.label, action=quadrant.action)


def _add_ranking_tools(server: MCPServer, store: Callable[[], Store]) -> None:
    def methods_of(workspace: str) -> Methods:
        return open_named(store(), workspace).settings.methods if workspace else all_methods()

    @server.tool(annotations=_READS)
    @_plain_errors
    def list_methods(workspace: sent.MethodsOf = "") -> list[out.MethodOut]:
        """List the ranking methods with their formulas and inputs, a workspace's own ones included."""
        return replies.methods_out(methods_of(workspace))

    @server.tool(annotations=_READS)
    @_plain_errors
    def rank_ideas(
        ideas: sent.Ideas,
        method: sent.MethodName = "",
        threshold: sent.Threshold = THRESHOLD,
        workspace: sent.MethodsOf = "",
    ) -> list[out.RankedIdea]:
        """Rank ideas by one of our methods, or a workspace's own one. Nothing is saved."""
        known = methods_of(workspace)
        ranked = rank(map(_initiative, ideas), method or None, threshold=threshold, methods=known)
        return [replies.ranked_out(item) for item in ranked]


def _add_reading_tools(server: MCPServer, store: Callable[[], Store]) -> None:
    @server.tool(annotations=_READS)
    @_plain_errors
    def list_workspaces() -> list[out.WorkspaceInfo]:
        """List the workspaces, one per company or client."""
        return [out.WorkspaceInfo(id=kept.id, name=kept.name) for kept in store().workspaces()]

    @server.tool(annotations=_READS)
    @_plain_errors
    def read_workspace(workspace: sent.WorkspaceName) -> out.WorkspaceOut:
        """Read a workspace: its ranked ideas with reasons, settings, and objectives."""
        return replies.workspace_out(open_named(store(), workspace))

    @server.tool(annotations=_READS)
    @_plain_errors
    def explain_idea(workspace: sent.WorkspaceName, idea_id: sent.IdeaId) -> out.VerdictOut:
        """Explain the verdict on one idea of a workspace: every answer, and what would change it."""
        found = open_named(store(), workspace)
        return replies.verdict_out(classify(stored.idea_of(found, idea_id)))

    @server.tool(annotations=_READS)
    @_plain_errors
    def check_workspace(workspace: sent.WorkspaceName) -> list[out.FindingOut]:
        """Find conflicts in the strategy, gaps in the roadmap, overload, and warning signs; worst first."""
        return [replies.finding_out(remark) for remark in findings(open_named(store(), workspace))]

    @server.tool(annotations=_READS)
    @_plain_errors
    def recommend_portfolio(
        workspace: sent.WorkspaceName, strategic_percent: sent.StrategicPercent = 0
    ) -> out.PortfolioOut:
        """Choose the work with the most impact within each quarter's capacity. Nothing is saved."""
        found = Checkup(open_named(store(), workspace))
        return replies.portfolio_out(found.outlook.best_set(strategic_percent))


def _add_writing_tools(server: MCPServer, store: Callable[[], Store]) -> None:
    @server.tool(annotations=_WRITES)
    @_plain_errors
    def add_ideas(workspace: sent.WorkspaceName, ideas: sent.Ideas, summary: sent.Summary) -> out.SavedOut:
        """Add ideas to a workspace as one revision, which people can undo."""
        found = open_named(store(), workspace)
        ids = stored.add(store(), found, [_initiative(idea) for idea in ideas], summary)
        return out.SavedOut(revision=store().revision(found.id), ids=ids)

    @server.tool(annotations=_WRITES)
    @_plain_errors
    def change_idea(
        workspace: sent.WorkspaceName,
        idea_id: sent.IdeaId,
        based_on: sent.BasedOn,
        changes: sent.Changes,
        summary: sent.Summary,
    ) -> out.SavedOut:
        """Change one idea as one revision. It is rejected if someone changed the idea since you read it."""
        found = open_named(store(), workspace)
        stored.change(store(), found, idea_id, changes.given(), based_on=based_on, summary=summary)
        return out.SavedOut(revision=store().revision(found.id), ids=[idea_id])


def _initiative(idea: sent.NewIdea) -> Initiative:
    return Initiative(**{name: value for name, value in idea.given().items() if value is not None})


def _plain_errors(tool: Callable[P, R]) -> Callable[P, R]:
    """Report a library error to the assistant, in the error's own words."""

    @wraps(tool)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return tool(*args, **kwargs)
        except GtmError as error:
            raise ToolError(str(error)) from error

    return run
