"""`gtm-framework mcp`: the library and the workspaces for an assistant, over standard input and output."""

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.errors import GtmError

if TYPE_CHECKING:
    from gtm_framework.store import Store


def mcp(
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Let the assistant add and change ideas; people can undo it.")
    ] = False,
) -> None:
    """Let an assistant use your workspaces.

    Serves the Model Context Protocol (MCP) on standard input and output; read-only by default.
    """
    if find_spec("mcp") is None:
        raise GtmError('The MCP server needs one more package. Run pip install "gtm-framework[mcp]".')
    from gtm_framework.mcp_server import build_server  # noqa: PLC0415  (loads slowly)

    build_server(_store, write=write).run("stdio")


@cache
def _store() -> "Store":
    from gtm_framework.store import Store  # noqa: PLC0415  (loads slowly)

    return Store.open()
