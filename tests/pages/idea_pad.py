"""The pad of the idea that is open, which a browser draws: what it was told, and a press on it."""

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from pages.parts.components.idea_pad.idea_pad import COMPONENT


def told(app: AppTest) -> dict[str, Any]:
    """What the pad shows: ``idea``, ``question``, ``scales``; and ``ack``, what it may forget."""
    data: dict[str, Any] = json.loads(_pad(app).json)
    return data


def press(app: AppTest, **what: object) -> None:
    """One press for the idea that is shown, sent as the browser would."""
    data = told(app)
    sent = {
        "from": "a test",
        "waiting": [{"seq": data["ack"].get("seq", 0) + 1, "idea": data["idea"], **what}],
    }
    states = app._tree.get_widget_states()
    states.widgets.append(
        WidgetState(
            id=f"$$STREAMLIT_INTERNAL_KEY_{_pad(app).id}__events",
            json_trigger_value=json.dumps([{"event": "pressed", "value": sent}]),
        )
    )
    app._run(states)
    assert not app.exception
    assert told(app)["ack"] == {"from": "a test", "seq": sent["waiting"][0]["seq"]}


def answer(app: AppTest, question: str, option: str) -> None:
    """Press an answer of the next question; it has to be the one that is asked."""
    asked = told(app)["question"]
    assert asked["id"] == question
    assert option in [one["id"] for one in asked["options"]]
    press(app, question=question, answer=option)


def _pad(app: AppTest) -> Any:
    [pad] = [one.proto for one in app.get("bidi_component") if one.proto.component_name == COMPONENT]
    return pad
