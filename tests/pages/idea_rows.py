"""What the list of ideas shows on a page that is run without a browser."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.parts.components.idea_rows import COMPONENT


def shown(app: AppTest) -> list[dict[str, Any]]:
    """The rows of the one list on the page, from top to bottom."""
    [found] = [
        one.proto for one in app.get("bidi_component") if one.proto.component_name.endswith(COMPONENT)
    ]
    return list(json.loads(found.json)["rows"])
