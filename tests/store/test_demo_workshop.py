"""The demo's workshop, played through in a store."""

from gtm_framework.exchange.workspaces.demo import demo_company, demo_workshop
from gtm_framework.store import Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.demo_workshop import play_demo_workshop
from gtm_framework.workshop.votes.seen import Viewer


def test_the_demos_workshop_is_finished_with_a_decision_on_every_idea(store: Store) -> None:
    workspace = store.create_workspace("Firstfix")
    ids = {idea.title: idea.id for idea in demo_company().workspace().initiatives}
    box = BallotBox(store)

    made = play_demo_workshop(box, workspace.id, demo_workshop(), ids)

    look = box.view(made, Viewer.FACILITATOR)
    assert look.state.finished_at is not None
    assert [decision.call for decision in look.state.decisions] == ["do", "do", "later", "no", "do"]
    assert len(look.people) == 4
    pricing = ids["Price per job instead of per seat"]
    assert look.seen.on(pricing, "impact")
