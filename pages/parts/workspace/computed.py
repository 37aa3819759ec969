"""What is computed of the open workspace, each thing once for what it shows."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import streamlit as st

from gtm_framework.checkup import Checkup
from gtm_framework.exchange.calendar import calendar_file
from gtm_framework.exchange.csv_out import csv_bytes
from gtm_framework.exchange.workspace_file import workspace_bytes
from gtm_framework.findings import findings
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.strategy.reviews.coming_reviews import ComingReview, coming_reviews
from gtm_framework.strategy.work.work import Judged
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.rubric import Rubric
from pages.parts.state.looking import today
from pages.parts.state.opened import stored_documents, workspace

T = TypeVar("T")

_NOTHING = object()


def once(name: str, shows: object, compute: Callable[[], T]) -> T:
    """What was computed for the same thing before, or is now."""
    held = st.session_state.get(f"_once-{name}")
    if held is None or held[0] != shows:
        held = (shows, compute())
        st.session_state[f"_once-{name}"] = held
    result: T = held[1]
    return result


def shows() -> tuple[str, int]:
    """Which revision of which workspace is shown: what is computed of it alone holds as long (`once`)."""
    return workspace().id, workspace().revision


def ranked() -> list[Ranked]:
    """The open workspace's list in its order."""
    return list(once("ranked", shows(), workspace().ranked))


def outlook() -> Outlook:
    """The open workspace's roadmap and what is said of it."""
    return once("outlook", shows(), lambda: Outlook(workspace().cascade, Judged.of(ranked())))


def checkup() -> Checkup:
    """The open workspace's health."""
    return once("checkup", shows(), lambda: Checkup(workspace()))


def coming() -> tuple[ComingReview, ...]:
    """The reviews to come, from this visitor's today on."""
    here, day = workspace(), today()
    return once(
        "coming",
        (shows(), day),
        lambda: tuple(coming_reviews(here.cascade, here.health.rhythm, day, findings(here))),
    )


def calendar() -> bytes:
    """The reviews to come as a calendar file."""
    here = workspace()
    return once(
        "calendar",
        (shows(), today()),
        lambda: calendar_file(
            [review.meeting for review in coming()],
            workspace=here.id,
            name=f"Reviews of {here.name}",
            stamp=datetime.now(UTC),
        ),
    )


def csv() -> bytes:
    """The prioritized CSV of the open workspace."""
    return once("csv", shows(), lambda: csv_bytes(ranked(), Rubric.default()))


def workspace_file() -> bytes:
    """The open workspace as a file."""
    return once("file", shows(), lambda: workspace_bytes(workspace().name, stored_documents()))


def keep_made(name: str, shows: object, content: bytes) -> None:
    """Hold one made file for its download, as long as what it shows stays the same."""
    st.session_state[f"_made-{name}"] = (shows, content)


def made(name: str, shows: object) -> bytes | None:
    """The file that was made of what is shown now, if there is one."""
    showed, content = st.session_state.get(f"_made-{name}", (_NOTHING, b""))
    return content if showed == shows else None


def keep_picture(sort: str, content: bytes) -> None:
    """Hold a drawn picture for its download, until the workspace changes."""
    held = st.session_state.setdefault("_pictures", {})
    held[workspace().id, workspace().revision, sort] = content


def pictures() -> list[tuple[str, bytes]]:
    """The pictures that were drawn of the workspace as it is now."""
    here = workspace()
    return [
        (sort, content)
        for (workspace_id, revision, sort), content in st.session_state.get("_pictures", {}).items()
        if (workspace_id, revision) == (here.id, here.revision)
    ]
