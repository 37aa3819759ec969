"""What the history says of a change, case by case; no database is involved."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.catalog import read_toml
from gtm_framework.scorecard.own.sheet import OwnTable
from gtm_framework.store.change_words import Change, Tally, names_of, what_changed, when_changed
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.health.sheet import HealthSheet
from gtm_framework.strategy.versions.versions import Strategy
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import (
    CASCADE,
    HEALTH,
    INITIATIVE,
    OWN_TABLE,
    REPORT,
    SETTINGS,
    STRATEGY,
    ReportSettings,
    Settings,
)

EMAILS = {"title": "Win-back emails", "impact": 5, "effort": 2}
WEBINAR = {"title": "Webinar", "impact": 5}


def tally_of(changes: list[Change]) -> Tally:
    return Counter((c.kind, c.before is not None, c.after is not None) for c in changes)


def said(*changes: Change) -> str:
    return what_changed(tally_of([*changes]), changes)


def idea(before: Any, after: Any) -> Change:
    return Change(INITIATIVE, before, after)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([idea(None, EMAILS)], "Added “Win-back emails”"),
        ([idea(EMAILS, None)], "Deleted “Win-back emails”"),
        ([idea(None, EMAILS), idea(None, WEBINAR)], "Added 2 ideas"),
        ([idea(EMAILS, None), idea(WEBINAR, None)], "Deleted 2 ideas"),
        ([idea(EMAILS, EMAILS | {"impact": 8})], "Changed impact of “Win-back emails”"),
        (
            [idea(EMAILS, EMAILS | {"impact": 8, "effort": 3})],
            "Changed impact and effort of “Win-back emails”",
        ),
        (
            [idea(EMAILS, {"title": "Win-back emails", "description": "x", "quarter": "2026-Q3"})],
            "Changed 4 fields of “Win-back emails”",
        ),
        (
            [idea(EMAILS, EMAILS | {"description": "x", "supports": "o-1", "owner": "Ana"})],
            "Changed notes, the objective it supports and owner of “Win-back emails”",
        ),
        ([idea(EMAILS, EMAILS | {"title": "Emails"})], "Renamed “Win-back emails” to “Emails”"),
        ([idea(EMAILS, EMAILS)], "Moved “Win-back emails”"),
        (
            [idea(EMAILS, EMAILS | {"answers": {"lasting_advantage": "yes"}})],
            "Answered lasting advantage for “Win-back emails”",
        ),
        (
            [
                idea(
                    EMAILS | {"answers": {"horizon": "strategic", "scope": "mixed"}},
                    EMAILS | {"answers": {"scope": "tactical"}},
                )
            ],
            "Answered horizon and scope for “Win-back emails”",
        ),
        (
            [idea(EMAILS, EMAILS | {"impact": 8}), idea(WEBINAR, WEBINAR | {"impact": 1})],
            "Changed impact of 2 ideas",
        ),
        (
            [idea(EMAILS, EMAILS | {"impact": 8}), idea(WEBINAR, WEBINAR | {"owner": "Ana"})],
            "Changed 2 ideas",
        ),
        (
            [idea(EMAILS, EMAILS | {"impact": 8}), idea(None, WEBINAR), idea(None, EMAILS)],
            "Added 2 ideas; changed impact of “Win-back emails”",
        ),
        ([Change(SETTINGS, None, {"method": "rice"})], "Changed the ranking method"),
        (
            [Change(SETTINGS, {"method": "rice"}, {"method": "rice", "threshold": 6})],
            "Changed the threshold between low and high",
        ),
        ([Change(SETTINGS, {"method": "rice"}, None)], "Deleted the settings"),
        ([Change(SETTINGS, {}, {})], "Changed the settings"),
        ([Change(STRATEGY, {}, {"page": {"first": {"x": "y"}}})], "Changed the one-pager"),
        (
            [
                Change(
                    STRATEGY, {}, {"exclusions": [{"id": "x-1", "sort": "channel", "what": "Trade fairs"}]}
                )
            ],
            "Added exclusion “Trade fairs”",
        ),
        (
            [Change(STRATEGY, {}, {"versions": [{"name": "Spring", "on": "2026-03-01", "page": {}}]})],
            "Added version “Spring”",
        ),
        (
            [
                Change(
                    CASCADE,
                    {"tactics": [{"id": "t-1", "title": "Emails"}, {"id": "t-2", "title": "Fairs"}]},
                    {"tactics": [{"id": "t-1", "title": "Mailings"}, {"id": "t-3", "title": "Webinar"}]},
                )
            ],
            "Added tactic “Webinar”; changed tactic “Mailings”; deleted tactic “Fairs”",
        ),
        (
            [
                Change(
                    CASCADE,
                    {"pillars": [{"id": "p-1", "title": "A"}, {"id": "p-2", "title": "B"}]},
                    {"pillars": [{"id": "p-2", "title": "B"}, {"id": "p-1", "title": "A"}]},
                )
            ],
            "Reordered the pillars",
        ),
        (
            [
                Change(
                    CASCADE, None, {"tactics": [{"id": "t-1"}, {"id": "t-2"}], "results": [{"id": "r-1"}]}
                )
            ],
            "Added 2 tactics; added KPI result",
        ),
        (
            [
                Change(
                    CASCADE,
                    {"capacity": {"2026-Q3": 10}},
                    {
                        "capacity": {"2026-Q3": 12},
                        "pillars": [{"id": "p"}],
                        "objectives": [{"id": "o"}],
                        "tactics": [{"id": "t"}],
                    },
                )
            ],
            "Added pillar; added objective; added tactic; 1 more change",
        ),
        ([Change(HEALTH, {}, {"stage": "seed"})], "Changed the company stage"),
        (
            [Change(OWN_TABLE, {}, {"options": [], "criteria": [1]})],
            "Changed the options of your own scorecard and the criteria of your own scorecard",
        ),
        ([Change("meeting_note", None, {"title": "Kick-off"})], "Added “Kick-off”"),
        (
            [Change("meeting_note", {}, None), Change("meeting_note", {}, None)],
            "Deleted 2 meeting note documents",
        ),
    ],
)
def test_a_change_in_words(changes: list[Change], words: str) -> None:
    assert said(*changes) == words


def test_without_the_documents_the_numbers_are_said() -> None:
    tally: Tally = Counter(
        {(INITIATIVE, False, True): 1200, (INITIATIVE, True, False): 1, (SETTINGS, True, True): 1}
    )

    assert what_changed(tally, ()) == "Added 1,200 ideas; deleted 1 idea; changed the settings"


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        (INITIATIVE, Initiative),
        (SETTINGS, Settings),
        (STRATEGY, Strategy),
        (CASCADE, Cascade),
        (HEALTH, HealthSheet),
        (OWN_TABLE, OwnTable),
        (REPORT, ReportSettings),
    ],
)
def test_the_history_names_only_fields_that_exist(kind: str, model: Any) -> None:
    names = names_of(kind)

    assert kind in read_toml("history.toml")
    assert {*names.fields, *names.things} <= set(model.model_fields)
    assert not set(names.fields) & set(names.things)


bodies = st.fixed_dictionaries(
    {},
    optional={
        "title": st.none() | st.text(max_size=3),
        "impact": st.none() | st.integers(0, 3),
        "answers": st.dictionaries(st.sampled_from(["scope", "focus"]), st.text(max_size=2)),
        "odd_field": st.none() | st.text(max_size=3),
    },
)


@given(
    st.lists(
        st.builds(Change, st.sampled_from([INITIATIVE, SETTINGS, "odd"]), bodies, bodies | st.none()),
        min_size=1,
    )
)
def test_every_change_is_said_in_one_line_that_begins_with_a_capital(changes: list[Change]) -> None:
    words = said(*changes)

    assert words[0].isupper()
    assert words.strip() == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-07-14T08:05", "Today, 10:05"),
        ("2026-07-13T22:00", "Today, 00:00"),
        ("2026-07-13T21:59", "2026-07-13, 23:59"),
        ("2025-12-31T23:30", "2026-01-01, 00:30"),
    ],
)
def test_times_are_those_of_the_readers_clock_with_dates_in_the_readers_format(at: str, words: str) -> None:
    minutes_behind = -60 if at.startswith("2025") else -120

    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    now = datetime(2026, 7, 14, 12, tzinfo=UTC)
    assert when_changed(moment, now, minutes_behind, date.isoformat) == words
