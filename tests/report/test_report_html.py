"""The report as an HTML file: one file, inert, readable whatever people typed."""

import re
from base64 import b64encode
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import pytest
from PIL import Image

from gtm_framework.errors import GtmError
from gtm_framework.report import build_report, report_html
from gtm_framework.report.logo import logo_from, readable_logo
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import Workspace
from tests.report.demo import of_ideas

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% include 'x' %}",
    "</style><script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "javascript:alert(1)",
)
VOID = {"meta", "img", "col", "br", "line", "rect", "circle", "path", "link"}


class Page(HTMLParser):
    """What a browser would see: tags, attributes, text, and whether every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


def page_of(workspace: Workspace, day: date) -> Page:
    return Page(report_html(build_report(workspace, day)))


def image(kind: str = "PNG", size: tuple[int, int] = (900, 300)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


def with_logo(workspace: Workspace, logo: str) -> Workspace:
    return workspace.model_copy(update={"report": workspace.report.with_changes(logo=logo)})


def test_the_file_is_well_formed_and_loads_and_runs_nothing(demo: Workspace, day: date) -> None:
    page = page_of(demo, day)

    assert page.faults == []
    assert page.names().isdisjoint({"script", "iframe", "object", "embed", "link", "form", "base"})
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    outside = [
        value
        for _, attrs in page.tags
        for name, value in attrs.items()
        if name in {"src", "href"} and not str(value).startswith(("#", "data:image/png;base64,"))
    ]
    assert outside == []


def test_every_section_has_a_heading_and_an_entry_on_the_cover(demo: Workspace, day: date) -> None:
    text = report_html(build_report(demo, day))

    headings = re.findall(r"<h2>(.*?)</h2>", text)
    assert headings[-1] == "Sources"
    assert headings[:-1] == re.findall(r'<dt><a href="#\w+">(.*?)</a></dt>', text)


def test_no_heading_is_empty(demo: Workspace, day: date) -> None:
    assert not re.findall(
        r"<(h[1-4]|th|dt)[^>]*>\s*</\1>", report_html(build_report(demo, day)).replace("<th></th>", "")
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_typed_text_stays_text_wherever_it_appears(attack: str, day: date) -> None:
    idea = Initiative(title=attack, description=attack, owner=attack, status="Do now", impact=8, effort=2)
    workspace = of_ideas([idea]).model_copy(update={"name": attack})

    page = page_of(workspace, day)

    assert page.text.count(attack) >= 3
    assert page.names().isdisjoint({"script", "img", "iframe"})
    assert page.faults == []


def test_control_characters_and_direction_overrides_are_dropped(day: date) -> None:
    page = page_of(of_ideas([Initiative(title="Win\x00 back\u202e fast", impact=8, effort=2)]), day)

    assert "Win back fast" in page.text


def test_right_to_left_and_emoji_titles_keep_their_direction_and_their_characters(day: date) -> None:
    titles = ["حملة إعلانية للشركات", "🚀 Launch 👩‍💻 week", "קמפיין חדש"]
    workspace = of_ideas([Initiative(title=title, impact=8, effort=2) for title in titles])

    text = report_html(build_report(workspace, day))

    for title in titles:
        assert re.search(rf'<td[^>]* dir="auto">{title}</td>', text)


def test_a_long_word_may_break_and_an_ordinary_one_may_not(day: date) -> None:
    workspace = of_ideas(
        [Initiative(title="x" * 60, impact=8, effort=2), Initiative(title="Internationalization")]
    )

    text = report_html(build_report(workspace, day))

    assert re.search(r'<td class=" long"[^>]*>x{60}</td>', text)
    assert re.search(r'<td class="" dir="auto">Internationalization</td>', text)


def test_five_hundred_ideas_are_all_in_the_list_and_the_key(day: date) -> None:
    ideas = [Initiative(title=f"Idea {n}", impact=1 + n % 10, effort=1 + n // 10 % 10) for n in range(500)]

    page = page_of(of_ideas(ideas), day)

    assert page.faults == []
    assert sum(text.strip() in {f"Idea {n}" for n in range(500)} for text in page.texts) == 500
    assert "500" in page.texts


def test_the_paper_size_is_the_printers_unless_one_is_asked_for(demo: Workspace, day: date) -> None:
    made = build_report(demo, day)

    assert "@page { size:" not in report_html(made)
    assert "@page { size: letter; }" in report_html(made, "letter")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_logo_is_kept_small_and_shown_on_the_cover(kind: str, demo: Workspace, day: date) -> None:
    kept = logo_from(image(kind), "logo")
    page = page_of(with_logo(demo, kept), day)

    content = readable_logo(kept)
    assert content is not None
    assert Image.open(BytesIO(content)).size == (640, 213)
    assert ("img", "Logo of Lumen Analytics") in [(tag, attrs.get("alt")) for tag, attrs in page.tags]


@pytest.mark.parametrize(
    "broken",
    [
        "not base64!",
        b64encode(b"no image").decode(),
        b64encode(image()[:60]).decode(),
        b64encode(image("JPEG")).decode(),
    ],
)
def test_a_broken_logo_is_left_out_and_the_report_is_written(
    broken: str, demo: Workspace, day: date
) -> None:
    page = page_of(with_logo(demo, broken), day)

    assert "img" not in page.names()
    assert page.faults == []


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", image()[:60]])
def test_a_file_that_is_no_image_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(GtmError) as refused:
        logo_from(content, "logo.svg")

    assert str(refused.value) == (
        "logo.svg: this file is not an image we can read. "
        "Save it as PNG or JPEG, up to 10 MB, and choose that file."
    )


def test_a_logo_of_more_than_ten_megabytes_is_refused() -> None:
    with pytest.raises(GtmError, match=r"^logo\.png: the file is larger than 10 MB\. "):
        logo_from(b"x" * 10_000_001, "logo.png")
