"""Values computed from the open workspace, once per revision."""

from functools import lru_cache

from gtm_framework.strategy import Outlook
from gtm_framework.strategy.work import ClassifiedInitiative
from gtm_framework.triage import Ranked
from gtm_framework.triage.hints import Hints, follow, suggest
from gtm_framework.triage.worklist import as_entered
from pages.parts import session
from pages.parts.workspace.opened import current

READ_UNASKED = 300
"""Up to this length, the wording of a whole list is read automatically: a quarter of a second, once."""


def cache_key() -> tuple[str, int]:
    """Which revision of which workspace is shown: the key of everything computed from it alone."""
    return current().id, current().revision


def ranked() -> list[Ranked]:
    """The open workspace's ranked list."""
    return list(session.cached("ranked", cache_key(), current().ranked))


def listed() -> list[Ranked]:
    """The open workspace's list as shown on screen: by rank, or as entered if nothing is ranked."""
    return as_entered(ranked(), current().initiatives)


def outlook() -> Outlook:
    """The open workspace's roadmap and its findings."""
    return session.cached(
        "outlook",
        cache_key(),
        lambda: Outlook(current().cascade, ClassifiedInitiative.of(ranked()), frozenset(current().touched)),
    )


def hints_of(title: str, description: str) -> Hints:
    """What an idea's wording suggests, with this workspace's decisions on similarly worded ideas."""
    return follow(read_hints(title, description), title, current().settings.corrections)


@lru_cache(maxsize=20_000)
def read_hints(title: str, description: str) -> Hints:
    """What an idea's wording suggests on its own, read once per text."""
    return suggest(title, description)
