"""What the Health page computes from the open workspace, once per revision and day."""

from datetime import UTC, datetime

from gtm_framework.exchange.documents import reviews_file
from gtm_framework.strategy.reviews import ComingReview, coming_reviews
from gtm_framework.workspace import Checkup, findings
from pages.parts import session, workspace


def checkup() -> Checkup:
    """The open workspace's health."""
    return session.cached("checkup", workspace.cache_key(), lambda: Checkup(workspace.current()))


def coming() -> tuple[ComingReview, ...]:
    """The upcoming reviews, from the visitor's today."""
    seen, day = workspace.current(), session.today()
    return session.cached(
        "coming",
        (workspace.cache_key(), day),
        lambda: tuple(coming_reviews(seen.cascade, seen.health.rhythm, day, findings(seen))),
    )


def calendar() -> bytes:
    """The same reviews as a calendar file."""
    seen = workspace.current()
    return session.cached(
        "calendar",
        (workspace.cache_key(), session.today()),
        lambda: reviews_file(seen, session.today(), datetime.now(UTC)),
    )
