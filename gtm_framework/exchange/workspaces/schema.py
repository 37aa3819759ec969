"""The JSON Schema of workspace files: what each document in one can contain."""

import json
import re
from typing import Any

from pydantic import BaseModel

from gtm_framework.exchange.workspaces.file import FORMAT, VERSION
from gtm_framework.scorecard.own import OwnTable
from gtm_framework.strategy.cascade import Cascade
from gtm_framework.strategy.health import HealthSheet
from gtm_framework.strategy.versions import Strategy
from gtm_framework.triage import Initiative
from gtm_framework.workshop.results import Outcome
from gtm_framework.workspace import (
    CASCADE,
    HEALTH,
    INITIATIVE,
    OWN_TABLE,
    REPORT,
    SETTINGS,
    STRATEGY,
    ReportSettings,
    Settings,
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_EXAMPLE = re.compile(r"\n\nExample:(\n .*)+")
"""The example at the end of a docstring of our code."""
_BODIES: dict[str, type[BaseModel]] = {
    INITIATIVE: Initiative,
    SETTINGS: Settings,
    STRATEGY: Strategy,
    CASCADE: Cascade,
    HEALTH: HealthSheet,
    OWN_TABLE: OwnTable,
    REPORT: ReportSettings,
}


def workspace_schema() -> dict[str, Any]:
    """The schema of the current version of the format, as JSON Schema 2020-12.

    It describes what the import reads. A file that matches it can still be rejected, for example because an
    objective supports a pillar that doesn't exist.
    """
    definitions: dict[str, Any] = {}
    documents = [_document(kind, body, definitions) for kind, body in _BODIES.items()]
    workshop = Outcome.model_json_schema(ref_template="#/$defs/{model}")
    definitions |= workshop.pop("$defs", {})
    definitions["last_workshop"] = _plain(workshop)
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": f"{FORMAT}, version {VERSION}",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "name"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "name": {"type": "string", "minLength": 1},
            "documents": {"type": "array", "items": {"oneOf": documents}},
            "last_workshop": {"$ref": "#/$defs/last_workshop"},
        },
        "$defs": {name: _without_example(body) for name, body in sorted(definitions.items())},
    }


def schema_bytes() -> bytes:
    """The schema as a file.

    Example:
        >>> json.loads(schema_bytes())["title"]
        'gtm-framework-workspace, version 1'
    """
    return (json.dumps(workspace_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def _document(kind: str, body: type[BaseModel], definitions: dict[str, Any]) -> dict[str, Any]:
    schema = body.model_json_schema(ref_template="#/$defs/{model}")
    definitions |= schema.pop("$defs", {})
    definitions[kind] = _plain(schema)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["sort", "id", "body"],
        "properties": {
            "sort": {"const": kind},
            "id": {"type": "string", "minLength": 1},
            "body": {"$ref": f"#/$defs/{kind}"},
        },
    }


def _without_example(body: dict[str, Any]) -> dict[str, Any]:
    """A body that shows no Python."""
    about = body.get("description")
    return {**body, "description": _EXAMPLE.sub("", about)} if isinstance(about, str) else body


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """A body without the docstring of our code; its id is next to it in the file."""
    properties = {name: field for name, field in schema["properties"].items() if name != "id"}
    kept = {key: value for key, value in schema.items() if key != "description"}
    return {**kept, "properties": properties}
