"""The limit on open files is raised at the start, and said where that is impossible."""

import resource
import subprocess
import sys

import pytest

from gtm_framework.cli.file_limit import ENOUGH, raise_file_limit

PRINT_LIMIT = (
    "import resource; from gtm_framework.cli.file_limit import raise_file_limit; "
    "print(*raise_file_limit()); print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
)


class Limits:
    """A system that allows so much."""

    def __init__(self, soft: int, hard: int, refuses_above: int = 10**9) -> None:
        self.now, self.hard, self.refuses_above = soft, hard, refuses_above

    def getrlimit(self, _: int) -> tuple[int, int]:
        return self.now, self.hard

    def setrlimit(self, _: int, limits: tuple[int, int]) -> None:
        if limits[0] > self.refuses_above:
            raise ValueError("current limit exceeds maximum limit")
        self.now = limits[0]


@pytest.mark.parametrize(
    ("limits", "refuses_above", "reached", "said"),
    [
        ((256, resource.RLIM_INFINITY), 10**9, 65_536, False),
        ((256, resource.RLIM_INFINITY), 10_240, 10_240, False),
        ((256, 1_048_576), 10**9, 65_536, False),
        ((1024, 4096), 10**9, 4096, False),
        ((256, 512), 10**9, 512, True),
        ((256, 1024), 0, 256, True),
        ((100_000, 100_000), 10**9, 100_000, False),
        ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), 10**9, resource.RLIM_INFINITY, False),
    ],
)
def test_the_limit_is_raised_as_far_as_the_system_allows(
    monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int], refuses_above: int, reached: int, said: bool
) -> None:
    system = Limits(*limits, refuses_above)
    monkeypatch.setattr(resource, "getrlimit", system.getrlimit)
    monkeypatch.setattr(resource, "setrlimit", system.setrlimit)

    told = list(raise_file_limit())

    assert system.now == reached
    sentence = (
        f"This system lets the app open only {reached} files. Large workshops may lose connections; "
        f"raise the limit with: ulimit -n {ENOUGH}"
    )
    assert told == ([sentence] if said else [])


def test_a_shell_with_a_low_soft_limit_does_not_keep_the_app_low() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]

    def low() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))

    done = subprocess.run(
        [sys.executable, "-c", PRINT_LIMIT], preexec_fn=low, capture_output=True, text=True, check=True
    )

    assert int(done.stdout.split()[-1]) > 256
