"""The finished workshop of the demo company, played back from data like any other workshop."""

from collections.abc import Mapping
from typing import Any

from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.triage.scales import AXES
from gtm_framework.workshop import Item
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.votes import Ballot


def play_demo_workshop(
    box: BallotBox, workspace_id: str, told: Mapping[str, Any], ids: Mapping[str, str]
) -> str:
    """Open a workshop and run it to its end.

    Args:
        box: The ballot box of the database.
        workspace_id: The demo's workspace.
        told: The table ``workshop`` of `data/demo.toml`.
        ids: Maps each idea's title to its id in the workspace.

    Returns:
        The workshop's id.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from gtm_framework.exchange.workspaces import demo_workshop
        >>> from gtm_framework.store import Store
        >>> told = demo_workshop()
        >>> ids = {idea["title"]: f"i-{number}" for number, idea in enumerate(told["ideas"])}
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     box = BallotBox(store)
        ...     played = play_demo_workshop(box, store.create_workspace("Firstfix").id, told, ids)
        ...     finished = box.state(played)
        >>> len(finished.rounds), all(vote.revealed for vote in finished.rounds)
        (2, True)
    """
    ideas = [(ids[idea["title"]], idea) for idea in told["ideas"]]
    items = [Item(id=name, title=idea["title"]) for name, idea in ideas]
    made = box.open_workshop(workspace_id, items=items, title=told["title"])
    people = [box.seat(made.id, name) for name in told["people"]]

    def does(event: type[ev.Event], **fields: Any) -> None:
        revision = box.state(made.id).revision
        box.do(made.id, event(against=revision, at=box.store.clock(), **fields), actor=told["decider"])

    does(ev.AskGoal, goal=told["goal"])
    does(ev.NameDecider, decider=told["decider"])
    for axis in AXES:
        does(ev.GoTo, phase=axis)
        now_open = box.state(made.id).open_round
        number = now_open.number if now_open else 0
        for at, person in enumerate(people):
            votes = (
                Ballot(person=person.id, item=name, axis=axis, round=number, value=idea[axis][at])
                for name, idea in ideas
            )
            box.cast(made.id, person.id, *votes)
    does(ev.GoTo, phase="reveal")
    does(ev.Reveal)
    does(ev.GoTo, phase="decide")
    for name, idea in ideas:
        does(
            ev.Decide,
            item=name,
            call=idea["decision"],
            reason=idea["reason"],
            owner=idea["owner"],
            due=idea["due"],
        )
    does(ev.GoTo, phase="record")
    does(ev.Finish)
    return made.id
