"""The facilitator's page as a visitor comes to it: before, at and after the opening of a workshop."""

import os
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.store import Put, Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from tests.pages.workshop.facilitators_page import GOAL, IDEAS, PAGE, Room


@pytest.fixture
def arrive(visit: Callable[[], AppTest]) -> Iterator[Callable[..., Room]]:
    """Come to the page of workshops; its workspace holds three ideas."""
    stores: list[Store] = []

    def start(*ideas: str) -> Room:
        app = visit()
        store = Store.open(os.environ["GTM_DATABASE_URL"])
        stores.append(store)
        [workspace] = store.workspaces()
        puts = [Put("initiative", title, {"title": title}, based_on=None) for title in ideas or IDEAS]
        store.save(workspace.id, puts, summary="Paste")
        app.switch_page(PAGE).run()
        assert not app.exception
        return Room(app, BallotBox(store))

    yield start
    for store in stores:
        store.close()


@pytest.fixture
def opened(arrive: Callable[..., Room]) -> Callable[..., Room]:
    """A workshop that has just been opened on these ideas."""

    def start(*ideas: str) -> Room:
        room = arrive(*ideas)
        room.click("workshop-open")
        [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
        room.id = entry.id
        return room

    return start


@pytest.fixture
def begun(opened: Callable[..., Room]) -> Callable[..., Room]:
    """A workshop whose goal is asked, with three people in it."""

    def start(*ideas: str) -> Room:
        room = opened(*ideas)
        room.join("Ana", "Ben", "Chris")
        room.app.text_input(key=f"goal-{room.id}").set_value(GOAL)
        room.app.text_input(key=f"decider-{room.id}").set_value("Mira")
        room.click("goal-set")
        room.click("timer-start")
        return room

    return start
