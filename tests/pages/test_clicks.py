"""How many clicks the daily jobs take, counted as a person would."""

import json
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.page.steps import card_steps
from tests.pages.test_roadmap_page import kept

Visit = Callable[[], AppTest]


class Person:
    """Somebody who works with a page: whatever needs the mouse counts, typing does not.

    Attributes:
        clicks: How often they have clicked so far.
    """

    def __init__(self, app: AppTest) -> None:
        self.app, self.clicks = app, 0

    def opens(self, page: str) -> None:
        """Go to a page by the navigation."""
        self.clicks += 1
        self.app.switch_page(f"pages/{page}.py")
        self._ran()

    def presses(self, key: str) -> None:
        self.clicks += 1
        self.app.button(key).click()
        self._ran()

    def unfolds(self, key: str) -> None:
        self.clicks += 1
        self.app.session_state[key] = True
        self._ran()

    def chooses(self, key: str, option: str) -> None:
        self.clicks += 1
        self.app.pills(key).set_value(option)
        self._ran()

    def looks_at(self, key: str, view: str) -> None:
        self.clicks += 1
        self.app.segmented_control(key).set_value(view)
        self._ran()

    def selects_all(self, key: str, rows: int) -> None:
        """Click the box at the head of a table."""
        self.clicks += 1
        self.app.session_state[key] = {"selection": {"rows": list(range(rows)), "columns": [], "cells": []}}
        self._ran()

    def types(self, key: str, text: str) -> None:
        """Type into a field; a click goes before it unless the cursor is there already."""
        self.clicks += key != self._cursor()
        field = next(
            one
            for one in (*self.app.text_area, *self.app.text_input, *self.app.number_input)
            if one.key == key
        )
        field.set_value(text)
        self._ran()

    def _cursor(self) -> str:
        """Where the page has put the cursor."""
        for one in self.app.get("bidi_component"):
            if one.proto.component_name.endswith("gtm_focus"):
                told: dict[str, Any] = json.loads(one.proto.json)
                return str(told["field"]) if told["blank"] else ""
        return ""

    def _ran(self) -> None:
        self.app.run()
        assert not self.app.exception


def test_the_ten_cards_of_the_one_pager_take_at_most_fifty_clicks(visit: Visit) -> None:
    person, form = Person(visit()), load_form()
    person.opens("strategy")
    person.presses("begin-empty")
    written = set()
    for step in card_steps():
        if step.field not in written:
            person.types(f"field-{step.field}", f"What we decided on {step.field}")
            written.add(step.field)
        if not step.choice:
            if step.field != form.fields[-1].id:
                person.presses("card-next")
            continue
        for attribute in form.choice(step.choice).attributes:
            person.chooses(f"answer-{step.choice}.{attribute.id}", attribute.options[0].id)
        person.chooses(f"evidence-{step.choice}", "interviews")

    page: OnePage = kept().strategy.page
    assert len(page.fields) == 10
    assert all(page.option(path) for path in form.paths())
    assert {page.choice(choice.id).evidence for choice in form.choices} == {"interviews"}
    assert person.clicks <= 50


def test_a_roadmap_from_twelve_ideas_takes_at_most_twelve_clicks(visit: Visit) -> None:
    app = visit()
    app.text_area("draft-paste").set_value("\n".join(f"Idea {n} for the roadmap" for n in range(1, 13)))
    app.button("paste-add").click().run()
    person = Person(app)

    person.opens("roadmap")
    person.types("draft-new-pillar", "Lead in analytics for mid-sized lenders")
    person.types("draft-new-objective-p-1", "60 carriers live by December 2027")
    person.types("thing-o-1-number", 60)
    person.types("draft-new-quarterly_initiative-o-1", "Launch at the spring fair")
    person.unfolds(f"send-ideas-{kept().revision}")
    person.selects_all("pick-for-q-1", 12)
    person.presses("send")

    cascade = kept().cascade
    assert [tactic.supports for tactic in cascade.tactics] == ["q-1"] * 12
    assert {tactic.initiative for tactic in cascade.tactics} == {idea.id for idea in kept().initiatives}
    assert {idea.supports for idea in kept().initiatives} == {"o-1"}
    assert person.clicks <= 12
