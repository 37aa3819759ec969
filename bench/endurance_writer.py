"""A process that saves one document after another until it is killed, and names each once it is saved."""

import sys

from gtm_framework.store import Put, Store


def write(url: str, workspace: str) -> None:
    """Save without end."""
    with Store.open(url) as store:
        number = store.revision(workspace)
        while True:
            number += 1
            store.save(workspace, [Put("pillar", str(number), {"n": number}, based_on=None)], summary="Add")
            print(number, flush=True)


if __name__ == "__main__":
    write(*sys.argv[1:])
