"""What the tests run in processes of their own: python other_process.py WHAT URL [WORKSPACE [TIMES]]."""

import sys

from gtm_framework.store import Put, StaleEditError, Store


def increment(store: Store, workspace: str, times: int) -> None:
    """Add one to a counter so often, each time on what stands there, until it is accepted."""
    done = 0
    while done < times:
        counter = store.load(workspace).find("settings", "counter")
        assert counter
        body = {"count": counter.body["count"] + 1}
        put = Put("settings", "counter", body, based_on=counter.revision)
        try:
            store.save(workspace, [put], summary="Count")
        except StaleEditError:
            continue
        done += 1


def stream(store: Store, workspace: str) -> None:
    """Save one document after the other for ever, and say so after each."""
    number = 0
    while True:
        number += 1
        store.save(workspace, [Put("pillar", str(number), {"n": number}, based_on=None)], summary="Add")
        print(number, flush=True)  # noqa: T201  (it is how the test hears of it)


if __name__ == "__main__":
    what, url, *rest = sys.argv[1:]
    with Store.open(url) as opened:
        if what == "increment":
            increment(opened, rest[0], int(rest[1]))
        elif what == "stream":
            stream(opened, rest[0])
