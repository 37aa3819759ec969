"""What holds for every test."""

import pytest
from hypothesis import settings

from tests.installed import Installed, install

# No test asserts how long anything takes: the first example loads the rules, and machines are busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The product built and installed once for the whole run."""
    return install(tmp_path_factory.mktemp("installed"))
