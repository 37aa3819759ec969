"""The server of live links: one file at a secret address, read-only, limited, and nothing of the app."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from gtm_framework.live.files import LiveContent
from gtm_framework.live.rate_limit import RateLimit
from gtm_framework.live.rules import live_rules
from gtm_framework.live.server import LiveServer, live_address
from gtm_framework.store import UnavailableError, UnknownLiveLinkError
from tests import in_a_thread

SECRET = "K7M4XP93K7M4XP93K7M4XP93"
LINK = f"/live/{SECRET}/list.csv"
APP = "the app"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


async def app(scope: Mapping[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": APP.encode()})
    else:
        await send({"type": "websocket.accept"})


class Files:
    """One link to one file, and how often it was opened."""

    def __init__(self) -> None:
        self.content = b"rank,title\r\n1,A\r\n"
        self.opened = 0
        self.error: Exception | None = None

    def open(self, secret: str, file: str) -> LiveContent:
        if self.error:
            raise self.error
        if (secret, file) != (SECRET, "list.csv"):
            raise UnknownLiveLinkError
        self.opened += 1
        return LiveContent(self.content, f"tag-of-{len(self.content)}")


class Reader:
    """A client that asks a live server."""

    def __init__(self) -> None:
        self.files = Files()
        self.server = LiveServer(app, files=self.files, now=lambda: 0.0)

    def asks(self, path: str, method: str = "GET", client: str = "192.168.1.7", **headers: str) -> Answer:
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            return {"type": "http.request"}

        named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {
            "type": "http",
            "path": path,
            "method": method,
            "headers": named,
            "client": (client, 50_000),
        }
        in_a_thread.run(self.server(scope, receive, send))
        start, body = sent
        found = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], found, body["body"])


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_a_link_gives_its_file_to_anyone_who_has_it(reader: Reader) -> None:
    answer = reader.asks(LINK)

    assert (answer.status, answer.body) == (200, reader.files.content)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-length"] == str(len(reader.files.content))
    assert answer.headers["content-disposition"] == 'inline; filename="list.csv"'


@pytest.mark.parametrize("file", live_rules().files)
def test_no_answer_may_run_be_framed_be_indexed_or_tell_its_address(reader: Reader, file: Any) -> None:
    for path in (LINK, f"/live/{SECRET}/{file.name}", "/live/x"):
        headers = reader.asks(path).headers

        assert headers["content-security-policy"].startswith("default-src 'none'; ")
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-robots-tag"] == "noindex, nofollow"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "set-cookie" not in headers


@pytest.mark.parametrize("given", ['W/"{}"', '"{}"', '"other", W/"{}"', 'W/"a","{}"'])
def test_a_reader_that_has_the_file_already_gets_none_and_is_counted(reader: Reader, given: str) -> None:
    tag = reader.asks(LINK).headers["etag"].removeprefix('W/"').removesuffix('"')

    answer = reader.asks(LINK, if_none_match=given.format(tag))

    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == f'W/"{tag}"'
    assert answer.headers["cache-control"] == "private, no-cache"
    assert reader.files.opened == 2


def test_a_reader_that_has_an_older_file_gets_the_new_one(reader: Reader) -> None:
    tag = reader.asks(LINK).headers["etag"]
    reader.files.content += b"2,B\r\n"

    answer = reader.asks(LINK, if_none_match=tag)

    assert (answer.status, answer.body) == (200, reader.files.content)


def test_head_gives_the_headers_alone(reader: Reader) -> None:
    answer = reader.asks(LINK, method="HEAD")

    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-length"] == str(len(reader.files.content))


@pytest.mark.parametrize(
    "path",
    [
        "/live/",
        f"/live/{SECRET}",
        f"/live/{SECRET}/",
        f"/live/{SECRET}/list.json",
        f"/live/{SECRET}/list.csv/",
        f"/live/{SECRET}/../matrix",
        f"/live/{SECRET}/triage",
        "/live/other/list.csv",
        "/live//list.csv",
        "/live/_stcore/stream",
        "/live/join",
        "/live/\ud83d/list.csv",
    ],
)
def test_nothing_else_is_reachable_below_a_link_and_the_app_never_answers(
    reader: Reader, path: str
) -> None:
    answer = reader.asks(path)

    assert answer.status == 404
    assert answer.body.decode() == (
        "This link doesn’t work. It may have been revoked. Ask the person who sent it for a new one.\n"
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_a_link_is_read_only(reader: Reader, method: str) -> None:
    answer = reader.asks(LINK, method=method)

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert reader.files.opened == 0


@pytest.mark.parametrize("path", ["/", "/live", "/matrix", "/lively/x", "/join/live/x"])
def test_every_other_address_is_the_apps(reader: Reader, path: str) -> None:
    assert reader.asks(path).body == APP.encode()


def test_a_connection_goes_to_the_app_whose_door_decides(reader: Reader) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    in_a_thread.run(reader.server({"type": "websocket", "path": LINK}, None, send))  # type: ignore[arg-type]

    assert sent == [{"type": "websocket.accept"}]


def test_a_link_that_is_opened_too_often_is_told_how_long_to_wait(reader: Reader) -> None:
    most = live_rules().limits.per_minute_for_a_link

    answers = [reader.asks(LINK, client=f"10.0.0.{n}") for n in range(most + 1)]

    assert [answer.status for answer in answers] == [200] * most + [429]
    assert answers[-1].headers["retry-after"] == "1"
    assert answers[-1].body == b"This link was opened too often. Try again later.\n"
    assert reader.files.opened == most


def test_an_address_that_guesses_is_told_to_wait_and_others_are_not(reader: Reader) -> None:
    most = live_rules().limits.per_minute_from_an_address

    answers = [reader.asks(f"/live/guess{n}/list.csv", client="10.0.0.1").status for n in range(most + 1)]

    assert answers == [404] * most + [429]
    assert reader.asks(LINK, client="10.0.0.1").status == 429
    assert reader.asks(LINK, client="10.0.0.2").status == 200


def test_an_outage_says_nothing_about_the_database(reader: Reader) -> None:
    reader.files.error = UnavailableError("postgresql://ana@db.local/gtm", "it is down", "Start it.")

    answer = reader.asks(LINK)

    assert (answer.status, answer.headers["retry-after"]) == (503, "60")
    assert answer.body.decode() == "The file can’t be read right now. Try again later.\n"


def test_a_limit_fills_up_again_as_time_passes() -> None:
    now = [0.0]
    limit = RateLimit(6, now=lambda: now[0])

    assert [limit.wait_for("a") for _ in range(6)] == [0.0] * 6
    assert limit.wait_for("a") == pytest.approx(10)
    assert limit.wait_for("a") == pytest.approx(10)
    assert limit.wait_for("b") == 0.0
    now[0] = 10.0
    assert limit.wait_for("a") == 0.0
    assert limit.wait_for("a") == pytest.approx(10)


def test_a_limit_remembers_no_more_keys_than_it_has_room_for() -> None:
    now = [0.0]
    limit = RateLimit(6, now=lambda: now[0])
    for key in range(25_000):
        now[0] += 0.0001
        limit.wait_for(key)

    assert len(limit._left) <= 10_000


def test_an_address_is_the_apps_own_with_the_secret_and_the_file() -> None:
    assert live_address("https://gtm.example.com/app", SECRET, "list.csv") == (
        f"https://gtm.example.com/app/live/{SECRET}/list.csv"
    )
