"""The demo company and the day of its report."""

from datetime import date

import pytest

from gtm_framework.workspace import Workspace
from tests.report.demo import DAY, demo_company


@pytest.fixture
def demo() -> Workspace:
    """A workspace in which every section of a report has something to say."""
    return demo_company()


@pytest.fixture
def day() -> date:
    """The day of every report in these tests."""
    return DAY
