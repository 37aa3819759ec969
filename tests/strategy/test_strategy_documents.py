"""Brief and plan: what each holds, what is missing, and that text from people stays inert in them."""

import copy
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from strategy_pages import cases

from gtm_framework import catalog
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.exchange.documents.strategy import document_html, document_markdown, document_title
from gtm_framework.inert import inert_html, inert_markdown
from gtm_framework.records.loading import parse
from gtm_framework.strategy.documents.activities import Activity, activity_from, sort_of
from gtm_framework.strategy.documents.document import Document, Line
from gtm_framework.strategy.documents.documents import build_document
from gtm_framework.strategy.exclusions.exclusions import Exclusion, Sort
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.page.sections import FILE, DocumentForms
from gtm_framework.strategy.versions.examples import strategy_example
from gtm_framework.strategy.versions.versions import Strategy
from gtm_framework.triage.initiative import Initiative, Kind

DAY = date(2026, 5, 4)
WORK = (
    Activity(
        "Own the benchmark", kind=Kind.STRATEGIC, owner="Ana", when="2026-Q3", serves="Share of segment"
    ),
    Activity("Yard webinar", sort="event", owner="Ben", when="2026-06-11", measure="Registrations"),
    Activity("Gate mailing", sort="campaign", owner="Cem"),
    Activity("Handbook", when="2026-06-01"),
)


def sections(document: Document) -> dict[str, list[tuple[str, str, str]]]:
    return {s.id: [(line.label, line.text, line.place) for line in s.lines] for s in document.sections}


def missing(document: Document) -> list[str]:
    return [section.id for section in document.missing]


def test_the_brief_holds_what_the_source_lists() -> None:
    brief = build_document("brief", Strategy(), DAY)

    assert [section.id for section in brief.sections] == [
        "vision",
        "change",
        "markets",
        "programmes",
        "messages",
        "buyers",
        "dates",
        "pinches",
        "policies",
        "success",
        "budget",
    ]
    assert missing(brief) == [section.id for section in brief.sections]


def test_the_plan_holds_what_the_source_lists_and_other_work_may_be_empty() -> None:
    plan = build_document("plan", Strategy(), DAY)

    assert [section.id for section in plan.sections] == [
        "campaigns",
        "advertising",
        "events",
        "other",
        "calendar",
        "indicators",
        "efficiency",
    ]
    assert missing(plan) == [section.id for section in plan.sections if section.id != "other"]


def test_the_brief_takes_its_words_from_the_page_and_what_was_typed_comes_first() -> None:
    page = OnePage(
        first={"objective": "12 million by 2028"},
        fields={"beachhead": "Forwarders", "positioning": "Made for yards"},
        choices={
            "icp": {"words": "With yards", "options": {"breadth": "one", "account_size": "mid_market"}}
        },
    )
    brief = build_document("brief", Strategy(page=page, brief={"markets": "Two harbours"}), DAY)

    held = sections(brief)
    assert held["markets"] == [
        ("", "Two harbours", "brief.markets"),
        ("Beachhead segment", "Forwarders", "fields.beachhead"),
        (
            "Beachhead segment: your choice",
            (
                "With yards\nAccount size – mid-market, about 50 to 1,000 people; "
                "Segment focus – one named segment"
            ),
            "choices.icp",
        ),
    ]
    assert held["messages"] == [("Positioning", "Made for yards", "fields.positioning")]
    assert held["success"] == [
        (
            "Long-term objective",
            "12 million by 2028",
            "first.objective",
        )
    ]
    assert missing(brief) == [
        "vision",
        "change",
        "programmes",
        "buyers",
        "dates",
        "pinches",
        "policies",
        "budget",
    ]


def test_strategic_work_stands_in_the_brief_and_all_other_in_the_plan() -> None:
    brief, plan = (
        sections(build_document(kind, Strategy(), DAY, activities=WORK)) for kind in ("brief", "plan")
    )

    assert brief["programmes"] == [
        ("Own the benchmark", "when: 2026-Q3; owner: Ana; serves: Share of segment", "activity")
    ]
    assert plan["campaigns"] == [("Gate mailing", "owner: Cem", "activity")]
    assert plan["events"] == [
        ("Yard webinar", "when: 2026-06-11; owner: Ben; measured by: Registrations", "activity")
    ]
    assert plan["other"] == [("Handbook", "when: 2026-06-01", "activity")]
    assert plan["calendar"] == [
        ("2026-06-01", "Handbook", "activity"),
        ("2026-06-11", "Yard webinar", "activity"),
    ]
    assert plan["indicators"] == [("Registrations", "Yard webinar", "activity")]


def test_the_plan_says_which_work_lacks_a_date_an_owner_or_a_measure() -> None:
    plan = build_document("plan", Strategy(), DAY, activities=WORK)
    gaps = {section.id: section.gaps for section in plan.sections if section.gaps}

    assert gaps == {
        "calendar": ("1 activity lacks a date: Gate mailing.", "1 activity lacks an owner: Handbook."),
        "indicators": ("2 activities lack a measure: Gate mailing; Handbook.",),
    }


def test_work_of_which_nothing_is_said_stands_there_with_that_remark() -> None:
    plan = build_document("plan", Strategy(), DAY, activities=[Activity("Something")])

    assert sections(plan)["other"] == [("Something", "no details yet", "activity")]


def test_work_with_the_same_date_is_listed_by_title_in_whatever_case_it_is_written() -> None:
    dated = [Activity(title, when=" 2026-06-01 ") for title in ("Yard webinar", "iPad fair", "Handbook")]

    plan = build_document("plan", Strategy(), DAY, activities=[*dated, Activity("Afterwards")])

    titles = ["Handbook", "iPad fair", "Yard webinar"]
    assert [line[1] for line in sections(plan)["calendar"]] == titles
    assert [line[0] for line in sections(plan)["other"]] == [*titles, "Afterwards"]


@pytest.mark.parametrize(("title", "description", "tags", "sort"), cases("activity_sorts.yaml"))
def test_an_activity_is_sorted_by_its_tags_then_its_title_then_its_description(
    title: str, description: str, tags: list[str], sort: str
) -> None:
    assert sort_of(title, description, tags) == sort


def test_an_initiative_becomes_an_activity_with_what_it_says_of_itself() -> None:
    idea = Initiative(title="Yard webinar", owner="Ben", quarter="2026-Q3", supports="o1", tags=("north",))

    assert activity_from(idea, Kind.TACTICAL) == Activity(
        title="Yard webinar", kind=Kind.TACTICAL, sort="event", owner="Ben", when="2026-Q3"
    )
    named = activity_from(idea, Kind.UNDECIDED, measure="Registrations", serves="Share")
    assert (named.kind, named.measure, named.serves) == (Kind.UNDECIDED, "Registrations", "Share")


def test_the_brief_says_what_is_refused_and_why() -> None:
    refused = (
        Exclusion(sort=Sort.INDUSTRY, what="Airports", reason="Their rules"),
        Exclusion(sort=Sort.MARKET, what="Norway"),
    )
    brief = build_document("brief", Strategy(exclusions=refused), DAY)

    assert sections(brief)["markets"] == [
        ("Out of scope", "Airports – Their rules", "exclusions"),
        ("Out of scope", "Norway", "exclusions"),
    ]


def test_lines_from_elsewhere_stand_between_the_page_and_the_work() -> None:
    strategy = Strategy(page=OnePage(fields={"motion": "We call"}))
    pillar = Line("Pillar", "Own the yards", "cascade")
    brief = build_document("brief", strategy, DAY, activities=WORK, further={"programmes": [pillar]})

    assert [place for _, _, place in sections(brief)["programmes"]] == [
        "fields.motion",
        "cascade",
        "activity",
    ]


def test_lines_for_a_section_that_does_not_exist_are_refused() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        build_document("brief", Strategy(), DAY, further={"programs": []})

    assert str(refusal.value) == "Unknown section of brief 'programs'. Did you mean 'programmes'?"


def test_undecided_work_stands_in_the_plan() -> None:
    plan = build_document(
        "plan", Strategy(), DAY, activities=[Activity("Mail", Kind.UNDECIDED, "campaign")]
    )

    assert [label for label, _, _ in sections(plan)["campaigns"]] == ["Mail"]


def test_a_document_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        build_document("breif", Strategy(), DAY)

    assert str(refusal.value) == "Unknown document 'breif'. Did you mean 'brief'?"


def test_the_markdown_of_a_small_plan_reads_as_it_should() -> None:
    strategy = Strategy(plan={"efficiency": "Hours a piece\n\nDays to publish"})
    plan = build_document("plan", strategy, DAY, company="A&B", activities=WORK)

    assert document_markdown(plan) == (
        "# Plan: A\\&B\n"
        "\n"
        "When and how the strategy gets done. As of May 4, 2026.\n"
        "\n"
        "## Campaigns\n"
        "\n"
        "- **Gate mailing:** owner: Cem\n"
        "\n"
        "## Advertising\n"
        "\n"
        "**Missing.** List the advertising, or state that there is none.\n"
        "\n"
        "## Events\n"
        "\n"
        "- **Yard webinar:** when: 2026-06-11; owner: Ben; measured by: Registrations\n"
        "\n"
        "## Other activities\n"
        "\n"
        "- **Handbook:** when: 2026-06-01\n"
        "\n"
        "## Dates\n"
        "\n"
        "- **2026-06-01:** Handbook\n"
        "- **2026-06-11:** Yard webinar\n"
        "\n"
        "**Incomplete.** 1 activity lacks a date: Gate mailing.\n"
        "\n"
        "**Incomplete.** 1 activity lacks an owner: Handbook.\n"
        "\n"
        "## Leading indicators\n"
        "\n"
        "- **Registrations:** Yard webinar\n"
        "\n"
        "**Incomplete.** 2 activities lack a measure: Gate mailing; Handbook.\n"
        "\n"
        "## Team efficiency\n"
        "\n"
        "- Hours a piece\\\n"
        "  Days to publish\n"
        "\n"
        "---\n"
        "\n"
        "Missing in 1 of 7 sections: Advertising.\n"
        "\n"
        "Structure: D. Pierson, Marketing plan and marketing strategy, Innovate on Purpose.\n"
    )


def test_a_document_that_lacks_nothing_says_so_in_both_forms() -> None:
    plan = dict.fromkeys(
        ("campaigns", "advertising", "events", "calendar", "indicators", "efficiency"), "Done"
    )
    document = build_document("plan", Strategy(plan=plan), DAY)

    assert document_title(document) == "Plan"
    assert "Nothing is missing." in document_markdown(document)
    assert "## Other activities\n\nNone.\n" in document_markdown(document)
    assert "<h2>Other activities</h2>\n<p>None.</p>" in document_html(document)


class Reader(HTMLParser):
    """What a browser would make of a page: its tags with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_the_html_loads_nothing_runs_nothing_and_holds_the_same_words() -> None:
    example = strategy_example("coherent-sales-led")
    page = read(
        document_html(
            build_document("brief", example.strategy, DAY, company=example.company, activities=WORK)
        )
    )

    assert {tag for tag, _ in page.tags} == {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "section", "strong", "footer"
    }  # fmt: skip
    assert not any({"src", "href", "onload", "style"} & set(attributes) for _, attributes in page.tags)
    assert example.strategy.page.fields["beachhead"] in page.text
    assert "Strategy brief: Harbordesk" in page.text


HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "[x](javascript:alert(1))",
    "![](https://example.org/a.png)",
    "# heading",
    "- [ ] task",
    "1. one",
    ":red[x] $x$ `code` ~~gone~~",
    "<!-- --> &amp; &#60;",
    "https://example.org www.example.org a@example.org",
    "| a | b |\n|---|---|",
    "\u202eturned\u0000",
    "***",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_both_documents(text: str) -> None:
    strategy = Strategy(brief={"vision": text}, page=OnePage(fields={"beachhead": text}))
    work = [Activity(text, kind=Kind.STRATEGIC, owner=text)]
    brief = build_document("brief", strategy, DAY, company=text, activities=work)
    quiet = build_document(
        "brief",
        Strategy(brief={"vision": "x"}, page=OnePage(fields={"beachhead": "x"})),
        DAY,
        company="x",
        activities=[Activity("x", kind=Kind.STRATEGIC, owner="x")],
    )

    def shape(html: str) -> list[str]:
        return [tag for tag, _ in read(html).tags if tag != "br"]

    assert shape(document_html(brief)) == shape(document_html(quiet))
    render = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
    assert shape(render(document_markdown(brief))) == shape(render(document_markdown(quiet)))


def shown(text: str) -> str:
    """The text as it should be seen, without control characters."""
    return read(inert_html(text)).text


def flat(text: str) -> str:
    """The text with white space as one space and without the invisible joiners."""
    return " ".join(text.replace("\u2060", "").split())


SIGNS = st.text(alphabet=st.sampled_from("ab1 .-:)(*_[]!<>#`~|\\/@&=+\"'%\n"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(SIGNS, st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)))
def test_markdown_made_inert_renders_as_one_paragraph_of_exactly_that_text(text: str) -> None:
    render = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
    for before, after in (("", "x"), ("x ", " x"), ("x", "")):
        page = read(render(f"{before}{inert_markdown(text)}{after}"))

        assert [tag for tag, _ in page.tags] == ["p"]
        assert flat(page.text) == flat(f"{before}{' '.join(shown(text).split())}{after}")


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_html_made_inert_opens_no_tag_and_leaves_no_attribute(text: str) -> None:
    page = read(f'<p title="{inert_html(text)}">{inert_html(text)}</p>')

    assert [tag for tag, _ in page.tags] == ["p"]
    assert list(page.tags[0][1]) == ["title"]
    inert_html(text).encode("utf-8")


def raw_documents() -> dict[str, Any]:
    return copy.deepcopy(catalog.read_toml(FILE))


def test_documents_that_refer_to_nothing_are_refused_with_every_reference() -> None:
    raw = raw_documents()
    raw["document"][0]["section"][2]["from"] = ["fields.beech", "choices.icp"]
    raw["document"][1]["section"][0]["activities"] = "campagn"
    raw["document"][1]["section"][1]["id"] = "campaigns"
    raw["sort"][1]["id"] = "event"

    with pytest.raises(RefusedError) as refusal:
        parse(DocumentForms, raw, "mine.toml")

    assert refusal.value.faults == (
        "sort 'event': it is used 2 times. Use a different id for each.",
        "Unknown place of section markets 'fields.beech'. Did you mean 'fields.beachhead'?",
        "section of plan 'campaigns': it is used 2 times. Use a different id for each.",
        "Unknown activities of section campaigns 'campagn'. Did you mean 'campaign'?",
        (
            "Unknown activities of section campaigns 'advertising'. Known: event, campaign, strategic, "
            "other, dated, measured."
        ),
    )


def test_a_missing_document_is_refused() -> None:
    raw = raw_documents()
    raw["document"].pop()

    with pytest.raises(RefusedError) as refusal:
        parse(DocumentForms, raw, "mine.toml")

    assert str(refusal.value) == "mine.toml: Unknown document 'plan'. Known: brief."


def test_documents_of_the_wrong_shape_are_refused_with_every_fault() -> None:
    raw = raw_documents()
    raw["document"][0]["id"] = "letter"
    raw["document"][0]["source"] = "S8"
    del raw["document"][1]["section"][0]["asks"]

    with pytest.raises(RefusedError) as refusal:
        parse(DocumentForms, raw, "mine.toml")

    assert refusal.value.faults == (
        "document letter, id: 'letter' is not an option. Choose 'brief' or 'plan'.",
        "document letter, source: Unknown source 'S8'. Known: S0, S1, S2, S3, S4, house.",
        "document plan, section campaigns, asks: it is missing. Add it.",
    )
