"""What is computed from the open workspace, once for each revision."""

from functools import lru_cache

from gtm_framework.strategy.outlook import Outlook
from gtm_framework.strategy.work.work import ClassifiedInitiative
from gtm_framework.triage.hints import Hints, suggest
from gtm_framework.triage.ranking import Ranked
from pages.parts import session
from pages.parts.workspace.opened import current

READ_UNASKED = 300
"""The words of all ideas are read unasked in a list up to this long: a quarter of a second, once."""


def cache_key() -> tuple[str, int]:
    """Which revision of which workspace is shown: the key of everything computed from it alone."""
    return current().id, current().revision


def ranked() -> list[Ranked]:
    """The open workspace's list in its order."""
    return list(session.cached("ranked", cache_key(), current().ranked))


def outlook() -> Outlook:
    """The open workspace's roadmap and its findings."""
    return session.cached(
        "outlook", cache_key(), lambda: Outlook(current().cascade, ClassifiedInitiative.of(ranked()))
    )


@lru_cache(maxsize=20_000)
def hints_of(title: str, description: str) -> Hints:
    """What the words of an idea suggest, read once for each text."""
    return suggest(title, description)
