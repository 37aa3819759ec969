"""Lists in JSON files (Trello boards and our own workspaces), converted to rows of text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gtm_framework.exchange.limits import DOCUMENT_BYTES
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.report import refuse
from gtm_framework.triage import Rubric

_TRELLO = ("title", "description", "status", "labels", "members", "due", "url")
_KINDS = ("text", "number", "date", "checked")
_REMEDY = "Use a Trello board, an exported workspace, or the list as CSV (UTF-8) or XLSX."


def board_or_workspace(data: bytes, text: str, name: str) -> list[list[str]] | bytes:  # noqa: RET503  (refuse raises)
    """Read a board or a workspace.

    Args:
        data: The bytes of the file.
        text: Its text.
        name: What to call it in messages.

    Returns:
        The rows of a board, header first; or the ideas of a workspace as our CSV.

    Raises:
        FileRefused: If it is neither.
        RefusedError: If it is a workspace with errors.
    """
    if len(text) > DOCUMENT_BYTES:
        refuse(name, f"it is a JSON file of {len(text) // 1024**2} MB", _REMEDY)
    try:
        content = json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        refuse(name, "it is JSON that is nested too deeply for a list", _REMEDY)
    except ValueError as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "a number"
        refuse(name, f"it looks like JSON, but {place} is not valid JSON", _REMEDY)
    # A workspace with all its parts loads slowly, and most lists are no JSON at all.
    from gtm_framework.exchange.workspaces.file import FORMAT, read_workspace  # noqa: PLC0415

    if isinstance(content, dict) and content.get("format") == FORMAT:
        return csv_bytes(read_workspace(data, name).workspace().ranked(), Rubric.default())
    if isinstance(content, dict) and isinstance(content.get("cards"), list):
        fields = _own_fields(content)
        return [[*_TRELLO, *(field.name for field in fields)], *_cards(content, fields)]
    refuse(name, "it is JSON, but not a Trello board or a workspace exported from this app", _REMEDY)


@dataclass(frozen=True, slots=True)
class _Field:
    """A board's own field.

    Attributes:
        id: Trello's id.
        name: Its name.
        options: Maps the id of an option to its text.
    """

    id: str
    name: str
    options: Mapping[str, str]

    def text(self, items: Sequence[Mapping[str, Any]]) -> str:
        """The field's value among those of a card."""
        item = next((each for each in items if each.get("idCustomField") == self.id), {})
        value = item.get("value")
        given = value if isinstance(value, dict) else {}
        told = next((_text(given[kind]) for kind in _KINDS if kind in given), "")
        return told or self.options.get(_text(item.get("idValue")), "")


def _own_fields(board: Mapping[str, Any]) -> list[_Field]:
    """The fields that a board's owner added, such as Impact and Effort."""
    fields = []
    for each in _dicts(board.get("customFields")):
        options = {_text(o.get("id")): _option(o) for o in _dicts(each.get("options"))}
        fields.append(_Field(_text(each.get("id")), _text(each.get("name")), options))
    return [field for field in fields if field.id and field.name.strip()]


def _option(option: Mapping[str, Any]) -> str:
    value = option.get("value")
    return _text(value.get("text")) if isinstance(value, dict) else ""


def _cards(board: Mapping[str, Any], fields: Sequence[_Field]) -> list[list[str]]:
    lists = {each.get("id"): each for each in _dicts(board.get("lists"))}
    people = {each.get("id"): _text(each.get("fullName")) for each in _dicts(board.get("members"))}
    rows = []
    for card in _dicts(board["cards"]):
        column = lists.get(_text(card.get("idList")), {})
        if card.get("closed") is True or column.get("closed") is True:
            continue
        labels = [_text(label.get("name") or label.get("color")) for label in _dicts(card.get("labels"))]
        members = card.get("idMembers")
        names = (
            [people.get(each, "") for each in members if isinstance(each, str)]
            if isinstance(members, list)
            else []
        )
        rows.append([
            _text(card.get("name")), _text(card.get("desc")), _text(column.get("name")),
            ", ".join(filter(None, labels)), ", ".join(filter(None, names)),
            _text(card.get("due"))[:10], _text(card.get("shortUrl") or card.get("url")),
            *(field.text(_dicts(card.get("customFieldItems"))) for field in fields),
        ])  # fmt: skip
    return rows


def _dicts(value: object) -> Sequence[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
