"""What a phase shows on each device is chosen in data; the pages have every screen that is named there."""

from collections.abc import Mapping
from typing import Any

import pytest

from gtm_framework.charts.projector.scenes import SCENES
from gtm_framework.workshop.rules.book import rules
from pages.parts.join import seen
from pages.parts.workshop import phases


@pytest.mark.parametrize(
    ("device", "screens"),
    [("desk", phases.SCREENS), ("phone", seen.SCREENS), ("projector", SCENES)],
)
def test_a_device_has_exactly_the_screens_that_the_phases_name(
    device: str, screens: Mapping[str, Any]
) -> None:
    assert {getattr(phase.screens, device) for phase in rules().phases} == set(screens)
