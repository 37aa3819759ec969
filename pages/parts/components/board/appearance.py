"""How signs, quadrants, and steps look on the board, and what they are called."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.triage import SCALE, STEPS, Kind, level_text, place


@cache
def appearance() -> Mapping[str, Any]:
    """The product's signs, quadrants, and level texts."""
    ends = (SCALE[1], SCALE[0])
    corners = [(impact, effort, place(impact, effort)) for impact in ends for effort in ends]
    return {
        "signs": {kind.value: asdict(kind_sign(kind)) for kind in Kind},
        "corners": [
            {
                "name": quadrant.label,
                "action": quadrant.action,
                "highImpact": impact == SCALE[1],
                "highEffort": effort == SCALE[1],
                "light": quadrant_sign(quadrant).light,
                "dark": quadrant_sign(quadrant).dark,
            }
            for impact, effort, quadrant in corners
            if quadrant
        ],
        "levels": {
            "impact": [level_text("impact", step) for step in STEPS],
            "effort": [level_text("effort", step) for step in STEPS],
        },
    }
