"""What the served app keeps, lets through and writes down, whoever visits it."""

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.session_manager import SessionInfo

from gtm_framework.sharing import bounded_log
from pages.parts.shell.closed_sessions import MOST, FewClosedSessions
from pages.parts.shell.guest_frames import permits


class Session:
    """A session of Streamlit's, as far as its storage knows it."""

    def __init__(self, name: str) -> None:
        self.id = name
        self._script_event_loop = asyncio.new_event_loop()
        self._scriptrunner: object | None = None

    @property
    def is_closed(self) -> bool:
        return self._script_event_loop.is_closed()


def kept(session: Session) -> SessionInfo:
    return SessionInfo(client=None, session=session)  # type: ignore[arg-type]


def test_a_closed_session_keeps_no_event_loop_and_gets_one_when_its_browser_returns() -> None:
    storage, session = FewClosedSessions(MOST, 120), Session("a")

    storage.save(kept(session))
    assert session.is_closed

    assert storage.get("a") is not None
    assert not session.is_closed
    session._script_event_loop.close()
    assert storage.get("b") is None


def test_a_session_whose_script_still_runs_is_closed_with_the_next_one() -> None:
    storage, running, other = FewClosedSessions(MOST, 120), Session("a"), Session("b")
    running._scriptrunner = object()
    storage.save(kept(running))
    assert not running.is_closed

    running._scriptrunner = None
    storage.save(kept(other))

    assert running.is_closed
    assert other.is_closed


def test_few_closed_sessions_are_kept() -> None:
    storage = FewClosedSessions(MOST, 120)
    for number in range(MOST + 10):
        storage.save(kept(Session(str(number))))

    assert len(storage.list()) == MOST
    assert storage.get("0") is None


def test_streamlit_still_has_the_parts_that_we_replace() -> None:
    """A new version that renames them must not silently bring the open files back."""
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.runtime import Runtime
    from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

    assert {"_script_event_loop", "_scriptrunner"} <= set(AppSession.__init__.__code__.co_names)
    assert "_session_mgr" in Runtime.__init__.__code__.co_names
    assert "_session_storage" in WebsocketSessionManager.__init__.__code__.co_names


FIELDS = [field.name for field in BackMsg.DESCRIPTOR.fields]


@pytest.mark.parametrize("field", FIELDS)
def test_a_guest_may_send_what_join_needs_and_nothing_else(field: str) -> None:
    message: Any = BackMsg()
    kind = BackMsg.DESCRIPTOR.fields_by_name[field]
    if kind.message_type is None:
        setattr(message, field, True)
    else:
        getattr(message, field).SetInParent()

    assert permits(message.SerializeToString()) == (
        field in {"rerun_script", "stop_script", "app_heartbeat"}
    )


@pytest.mark.parametrize("frame", [b"", b"\xff\xff", b"x" * 1000, b"\x00" * 10])
def test_a_frame_that_is_none_is_not_let_through(frame: bytes) -> None:
    assert not permits(frame)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    before = logging.getLogRecordFactory()
    bounded_log.bound_log()
    yield caplog
    logging.setLogRecordFactory(before)


def fail(depth: int) -> None:
    if depth:
        fail(depth - 1)
    raise ValueError("wrong " * 500)


def test_a_flood_of_tracebacks_does_not_flood_the_log(log: pytest.LogCaptureFixture) -> None:
    for _ in range(50):
        try:
            fail(60)
        except ValueError:
            logging.getLogger("app").exception("Uncaught error %s", "in a page")

    assert len(log.text) < 40_000
    assert log.text.count("Traceback") <= bounded_log.TRACEBACKS
    assert log.text.count("Uncaught error in a page") == 50
    assert "test_served.py" in log.records[-1].getMessage()


def test_a_long_message_is_cut_and_a_short_one_is_left_alone(log: pytest.LogCaptureFixture) -> None:
    logging.getLogger("app").warning("x" * 100_000)
    logging.getLogger("app").warning("%d of %s", 1, "two")
    logging.getLogger("app").warning("100%s", *())

    assert [len(record.getMessage()) < 2_100 for record in log.records] == [True] * 3
    assert log.records[1].getMessage() == "1 of two"
