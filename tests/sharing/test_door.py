"""The door: what of a shared app answers to whom."""

from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.sharing.door import STREAM, Door
from gtm_framework.sharing.key import pass_of
from tests import in_a_thread

KEY = "K7M4XP93K7M4XP93K7M4XP93"
PASS = f"gtm-facilitator-8501={pass_of(KEY)}"
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BEHIND = "what stands behind the door"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


def at_once(under_way: Coroutine[Any, Any, None]) -> None:
    """Run what never has to wait, with no event loop: a browser's own may be running beside it."""
    try:
        under_way.send(None)
    except StopIteration:
        return
    pytest.fail("the door waits for something")


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        start = [(b"x-frame-options", b"DENY"), (b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 200, "headers": start})
        await send({"type": "http.response.body", "body": BEHIND.encode()})
    else:
        await send({"type": f"{scope['type']}.reached"})


class Visitor:
    """Someone before the door, and a clock that they turn."""

    def __init__(self, key: str | None = KEY) -> None:
        self.now = NINE
        self.door = Door(app, key=key, port=8501, now=lambda: self.now, scripts=["sha256-abc="])

    def sends(self, scope: dict[str, Any], *body: bytes) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []
        parts = [
            {"type": "http.request", "body": part, "more_body": place < len(body)}
            for place, part in enumerate(body, start=1)
        ]

        async def receive() -> dict[str, Any]:
            return parts.pop(0) if parts else {"type": "http.request"}

        async def send(message: Any) -> None:
            sent.append(dict(message))

        if scope.get("method") == "POST":  # a form has its time
            in_a_thread.run(self.door(scope, receive, send))
        else:
            at_once(self.door(scope, receive, send))
        return sent

    def asks(
        self,
        path: str,
        query: str = "",
        *,
        method: str = "GET",
        cookie: str = "",
        origin: str = "",
        address: str | None = "192.168.1.7",
        body: tuple[bytes, ...] = (),
        host: str = "room:8501",
        more: Mapping[str, str] = {},
    ) -> Answer:
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": headers(cookie, origin, host, more),
            "client": (address, 50_000) if address else None,
        }
        start, end = self.sends(scope, *body)
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], told, end["body"].decode())

    def connects(
        self, path: str = STREAM, *, cookie: str = "", origin: str = "", host: str = "room:8501"
    ) -> str:
        scope = {"type": "websocket", "path": path, "headers": headers(cookie, origin, host)}
        [message] = self.sends(scope)
        return str(message["type"])


def headers(
    cookie: str, origin: str, host: str = "room:8501", more: Mapping[str, str] = {}
) -> list[tuple[bytes, bytes]]:
    given = {"host": host, "cookie": cookie, "origin": origin, **more}
    return [(name.encode(), value.encode()) for name, value in given.items() if value]


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


PAGES = ["/", "/triage", "/matrix", "/workshop", "/present", "/index.html", "/join/more", "//media/x"]
FILES = [
    "/media/a1.csv",
    "/_stcore/upload_file/1/2",
    "/component/x/y.js",
    "/_stcore/metrics",
    "/app/static/x",
]
JOIN = ["/join", "/join/", "/static/js/index.js", "/_stcore/health", "/_stcore/host-config", "/favicon.png"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_the_key_and_shows_nothing_of_itself(visitor: Visitor, path: str) -> None:
    answer = visitor.asks(path)

    assert answer.status == 401
    assert "needs the facilitator’s key" in answer.body
    assert BEHIND not in answer.body


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "DELETE"])
def test_a_file_is_not_given_to_somebody_without_a_pass(visitor: Visitor, path: str, method: str) -> None:
    answer = visitor.asks(path, method=method)

    assert (answer.status, answer.body) == (403, "This page needs the facilitator's key.\n")


@pytest.mark.parametrize("path", JOIN)
def test_what_the_page_join_is_made_of_is_given_to_everyone(visitor: Visitor, path: str) -> None:
    assert visitor.asks(path).body == BEHIND


@pytest.mark.parametrize("path", JOIN)
def test_nothing_is_taken_from_somebody_without_a_pass(visitor: Visitor, path: str) -> None:
    assert visitor.asks(path, method="POST").status in {401, 403}


@pytest.mark.parametrize("path", [*PAGES, *FILES, *JOIN])
def test_the_pass_opens_everything(visitor: Visitor, path: str) -> None:
    assert visitor.asks(path, cookie=f"other={{}}; {PASS}; more=1").body == BEHIND


@pytest.mark.parametrize(
    "cookie", ["", f"gtm-facilitator-8501={KEY}", PASS[:-1], PASS.replace("8501", "8502")]
)
def test_another_pass_opens_nothing(visitor: Visitor, cookie: str) -> None:
    assert visitor.asks("/matrix", cookie=cookie).status == 401


def test_the_key_becomes_a_pass_and_leaves_the_address(visitor: Visitor) -> None:
    answer = visitor.asks("/matrix", f"idea=a%26b&key={KEY}")

    assert (answer.status, answer.headers["location"]) == (303, "/matrix?idea=a%26b")
    assert answer.headers["set-cookie"] == f"{PASS}; Path=/; Max-Age=259200; HttpOnly; SameSite=Lax"
    assert answer.headers["cache-control"] == "no-store"
    assert KEY not in str(answer)


def test_somebody_inside_who_opens_the_link_again_only_loses_the_key_from_the_address(
    visitor: Visitor,
) -> None:
    answer = visitor.asks("/", f"key={KEY}", cookie=PASS)

    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["//elsewhere.example/", "/\\elsewhere.example/", "/%0d%0aset-cookie:x"])
def test_the_door_sends_nobody_elsewhere(visitor: Visitor, path: str) -> None:
    where = visitor.asks(path, f"key={KEY}").headers["location"]

    assert where.startswith("/")
    assert not where.startswith(("//", "/\\"))


def test_the_key_can_be_entered_at_the_door(visitor: Visitor) -> None:
    answer = visitor.asks(
        "/matrix", method="POST", origin="http://room:8501", body=(b"key=", f"+{KEY}+".encode())
    )

    assert (answer.status, answer.headers["location"]) == (303, "/matrix")
    assert answer.headers["set-cookie"].startswith(PASS)


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null"])
def test_a_key_from_another_site_is_not_looked_at(visitor: Visitor, origin: str) -> None:
    assert visitor.asks("/", method="POST", origin=origin, body=(f"key={KEY}".encode(),)).status == 401


def test_a_form_that_is_too_long_is_not_read_to_its_end(visitor: Visitor) -> None:
    body = (b"x" * 2049, f"&key={KEY}".encode())

    assert visitor.asks("/", method="POST", body=body).status == 401


@pytest.mark.parametrize("way", ["link", "form"])
def test_a_wrong_key_is_said_and_not_repeated(visitor: Visitor, way: str) -> None:
    wrong = "<b>wrong</b>"
    answer = (
        visitor.asks("/", f"key={wrong}")
        if way == "link"
        else visitor.asks("/", method="POST", body=(f"key={wrong}".encode(),))
    )

    assert answer.status == 403
    assert "Wrong key. Check the link in the terminal, then try again." in answer.body
    assert wrong not in answer.body


def test_after_ten_wrong_keys_a_further_one_waits_and_the_right_one_never_does(visitor: Visitor) -> None:
    for _ in range(10):
        assert visitor.asks("/", "key=wrong").status == 403
    visitor.now += timedelta(seconds=61)

    answer = visitor.asks("/", "key=wrong")

    assert (answer.status, answer.headers["retry-after"]) == (429, "239")
    assert "Too many wrong keys. Wait 4 minutes, or enter the right one." in answer.body
    assert visitor.asks("/", "key=wrong", address="192.168.1.8").status == 403
    assert visitor.asks("/", f"key={KEY}").status == 303


def test_wrong_keys_from_many_addresses_lock_nobody_out(visitor: Visitor) -> None:
    for number in range(400):
        visitor.asks("/", "key=wrong", address=f"10.0.{number // 200}.{number % 200}")

    assert visitor.asks("/", f"key={KEY}").status == 303


def test_who_has_waited_may_be_wrong_again(visitor: Visitor) -> None:
    for _ in range(10):
        visitor.asks("/", "key=wrong", address=None)
    visitor.now += timedelta(minutes=4, seconds=1)
    assert "Wait 1 minute," in visitor.asks("/", "key=wrong", address=None).body

    visitor.now += timedelta(minutes=1)

    assert visitor.asks("/", "key=wrong", address=None).status == 403


CROSS_SITE = [
    {"sec-fetch-site": "cross-site", "sec-fetch-dest": "image"},
    {"sec-fetch-site": "same-site"},
    {"referer": "http://elsewhere.example/page"},
    {"referer": "http://room:9999/"},
]


@pytest.mark.parametrize("sent", CROSS_SITE)
@pytest.mark.parametrize("key", [KEY, "wrong"])
def test_a_key_that_another_site_sends_is_not_looked_at_and_not_counted(
    visitor: Visitor, sent: dict[str, str], key: str
) -> None:
    for _ in range(12):
        answer = visitor.asks("/", f"key={key}", more=sent)

        assert (answer.status, "set-cookie" in answer.headers) == (403, False)
        assert "This link came from another website." in answer.body
    assert visitor.asks("/", "key=wrong").status == 403


@pytest.mark.parametrize("sent", [{"sec-fetch-site": "none"}, {"referer": "http://room:8501/matrix"}])
def test_a_key_from_the_address_bar_or_a_page_of_ours_is_looked_at(
    visitor: Visitor, sent: dict[str, str]
) -> None:
    assert visitor.asks("/", f"key={KEY}", more=sent).status == 303


def test_every_answer_keeps_its_address_to_this_site_and_out_of_other_frames(visitor: Visitor) -> None:
    own = visitor.asks("/matrix").headers
    apps = visitor.asks("/join").headers

    assert own["referrer-policy"] == apps["referrer-policy"] == "same-origin"
    assert own["x-content-type-options"] == apps["x-content-type-options"] == "nosniff"
    assert own["x-frame-options"] == apps["x-frame-options"] == "DENY"
    for policy in (own["content-security-policy"], apps["content-security-policy"]):
        assert "frame-ancestors 'none'" in policy
        assert "script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-abc='" in policy
        assert "'unsafe-eval'" not in policy
        assert "connect-src 'self' ws://room:8501 wss://room:8501" in policy


@pytest.mark.parametrize("host", ["room; script-src *", "", "room\x00"])
def test_a_host_that_is_none_does_not_get_into_the_policy(visitor: Visitor, host: str) -> None:
    policy = visitor.asks("/join", host=host).headers["content-security-policy"]

    assert "connect-src 'self' data: blob:" in policy
    assert policy.count("script-src") == 1


@pytest.mark.parametrize("cookie", ["", PASS])
def test_a_connection_from_a_page_of_this_server_is_let_through(visitor: Visitor, cookie: str) -> None:
    assert visitor.connects(cookie=cookie, origin="http://room:8501") == "websocket.reached"
    assert visitor.connects(cookie=cookie) == "websocket.reached"


def test_a_connection_from_another_site_or_to_anything_else_is_closed(visitor: Visitor) -> None:
    assert visitor.connects(cookie=PASS, origin="http://elsewhere.example") == "websocket.close"
    assert visitor.connects("/_stcore/other", cookie=PASS) == "websocket.close"


def test_the_server_starts_and_ends_as_before(visitor: Visitor) -> None:
    assert visitor.sends({"type": "lifespan"}) == [{"type": "lifespan.reached"}]


def test_a_door_without_a_key_is_not_built() -> None:
    with pytest.raises(RefusedError, match=r"^GTM_FACILITATOR_KEY: "):
        Door(app, key="", port=8501, now=lambda: NINE)


@pytest.fixture
def alone() -> Visitor:
    """Someone before an app for this machine alone."""
    return Visitor(key=None)


OWN_NAMES = ["127.0.0.1:8501", "localhost:8501", "[::1]:8501", "LOCALHOST"]
FOREIGN_NAMES = [
    "elsewhere.example",
    "elsewhere.example:8501",
    "127.0.0.1.example",
    "",
    "127.0.0.1@x",
    "[::",
]


@pytest.mark.parametrize("host", OWN_NAMES)
@pytest.mark.parametrize("path", [*PAGES, *FILES, *JOIN])
def test_an_app_for_this_machine_answers_under_its_own_names_without_a_key(
    alone: Visitor, host: str, path: str
) -> None:
    assert alone.asks(path, host=host).body == BEHIND
    assert alone.connects(host=host) == "websocket.reached"
    assert alone.connects(host=host, origin=f"http://{host}") == "websocket.reached"


@pytest.mark.parametrize("host", FOREIGN_NAMES)
@pytest.mark.parametrize("path", ["/", "/_stcore/metrics", "/_stcore/health", "/media/a1.csv"])
def test_an_app_for_this_machine_answers_nothing_under_a_foreign_name(
    alone: Visitor, host: str, path: str
) -> None:
    answer = alone.asks(path, host=host)

    assert answer.status == 421
    assert answer.body == "This app only answers at 127.0.0.1 and localhost.\n"
    assert alone.connects(host=host) == "websocket.close"


def test_a_page_of_another_local_port_cannot_connect_or_frame_an_app_for_this_machine(
    alone: Visitor,
) -> None:
    origin, host = "http://127.0.0.1:9999", "127.0.0.1:8501"

    assert alone.connects(host=host, origin=origin) == "websocket.close"
    assert alone.asks("/", host=host).headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in alone.asks("/", host=host).headers["content-security-policy"]


def test_below_a_path_of_its_host_every_way_keeps_the_path(visitor: Visitor) -> None:
    visitor.door = Door(app, key=KEY, port=8501, now=lambda: NINE, base="/gtm")

    assert visitor.asks("/matrix", f"key={KEY}&idea=a").headers["location"] == "/gtm/matrix?idea=a"
    assert '<a href="/gtm/join">' in visitor.asks("/matrix").body
    assert '<a href="/gtm/join">' in visitor.asks("/matrix", "key=wrong").body
