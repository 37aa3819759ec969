"""A workspace in one line: what is open in it, and when its next review is."""

from datetime import date

from gtm_framework import Initiative
from gtm_framework.exchange.workspaces.demo import demo_company
from gtm_framework.strategy.reviews.reviews import Review
from gtm_framework.workspace import Workspace
from gtm_framework.workspace.summary import overview


def test_the_demo_has_unranked_ideas_conflicts_and_a_review() -> None:
    told = overview(demo_company().workspace(), date(2026, 11, 25))
    assert told.parts == ("24 ideas", "6 unranked", "2 open conflicts")
    assert (told.review, told.review_day) == (Review.MONTHLY, date(2026, 12, 1))


def test_what_is_zero_is_left_out() -> None:
    one = Workspace(id="w", name="W", initiatives=(Initiative(title="Call", impact=5, effort=3),))
    assert overview(one, date(2026, 11, 25)).parts == ("1 idea",)


def test_of_two_reviews_on_one_day_the_larger_one_is_named() -> None:
    told = overview(Workspace(id="w", name="W"), date(2027, 1, 7))
    assert (told.review, told.review_day) == (Review.QUARTERLY, date(2027, 1, 7))
