"""The record of a workshop as it prints: one page, then the appendix; nothing outside, no broken word."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gtm_framework.exchange.documents.workshop_record import record_html
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.results.full_record import record
from gtm_framework.workshop.votes.seen import Viewer
from tests.browser.printed import BROKEN, OUTSIDE, PAPERS
from tests.browser.rehearsal import Rehearsal, titles

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("paper", PAPERS)
def test_the_record_prints_on_both_papers_without_broken_words_and_begins_with_one_page(
    chromium: Browser, paper: str, tmp_path: Path
) -> None:
    rehearsal = Rehearsal(f"sqlite:///{tmp_path / 'room.db'}", titles(10))
    list(rehearsal.scenes())
    room, box = rehearsal.room, rehearsal.room.box
    room.does(ev.Reopen)
    for idea, call in zip(rehearsal.ideas[1:6], ("do", "later", "later", "no", "no"), strict=True):
        reason = "Nobody is free before the spring; worth another look then."
        room.does(ev.Decide, item=idea, call=call, reason=reason, owner="Dov")
    room.does(ev.Park, text="Who owns the price list?", owner="Ana")
    view = box.view(rehearsal.room.id, Viewer.FACILITATOR)
    made = record(view.state, view.seen, view.people, {}, box.store.clock(), weeks_of=lambda effort: effort)
    page = chromium.new_page()
    width = round(PAPERS[paper] / 25.4 * 96)
    page.set_viewport_size({"width": width, "height": 960})
    page.emulate_media(media="print")
    page.set_content(record_html(made))

    assert page.evaluate(OUTSIDE, width) == []
    assert page.evaluate(BROKEN, 24) == []
    start = page.locator(".appendix").bounding_box()
    assert start
    assert start["y"] < {"A4": 297 - 28, "letter": 279 - 28}[paper] / 25.4 * 96
    page.close()
