"""A workspace as a template: how a team works, without one client's ideas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gtm_framework.workspace.documents import INITIATIVE, REPORT, SETTINGS, Kept

_OF_ONE_CLIENT = ("apart", "waved", "corrections", "exceptions", "demo")
"""Settings about the ideas left out, or about the copied workspace itself."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A document of a copy: its kind, id, and content; nothing is based on it yet.

    Example:
        >>> copy = Copied("initiative", "i-1", {"title": "Webinar"})
        >>> copy.body["title"], copy.revision
        ('Webinar', 0)
    """

    kind: str
    id: str
    body: Mapping[str, Any]
    revision: int = 0


def copied(documents: Iterable[Kept]) -> list[Copied]:
    """The documents of a duplicate: everything, except that a copy of the demo is no longer the demo.

    Example:
        >>> copied([Copied("settings", "settings", {"demo": True, "threshold": 6})])[0].body
        {'threshold': 6}
    """
    return [
        Copied(each.kind, each.id, _without(each.body, ["demo", "template"]))
        if each.kind == SETTINGS
        else Copied(each.kind, each.id, each.body)
        for each in documents
    ]


def as_template(documents: Iterable[Kept]) -> list[Copied]:
    """The documents of a template: no ideas, nothing learned from them, no client on the cover.

    Example:
        >>> idea = Copied(INITIATIVE, "i-1", {"title": "Webinar"})
        >>> kept = as_template([idea, Copied("strategy", "strategy", {})])
        >>> [document.kind for document in kept], kept[0].body
        (['settings', 'strategy'], {'template': True})
    """
    given = list(documents)
    kept = [each for each in given if each.kind not in (INITIATIVE, REPORT, SETTINGS)]
    settings = next((each.body for each in given if each.kind == SETTINGS), {})
    body = {**_without(settings, _OF_ONE_CLIENT), "template": True}
    return [Copied(SETTINGS, SETTINGS, body), *(Copied(each.kind, each.id, each.body) for each in kept)]


def _without(body: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    dropped = set(names)
    return {name: value for name, value in body.items() if name not in dropped}
