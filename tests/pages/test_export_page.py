"""What a visitor of the Export page sees and can take away."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from gtm_framework.exchange.file_names import file_name
from gtm_framework.sharing.key import cookie_name, pass_of
from gtm_framework.store import LiveLink, Store
from gtm_framework.store.opened import open_workspace
from gtm_framework.workspace import Workspace
from pages.parts import session
from pages.parts.export import downloads
from pages.parts.session import gate

KEY = "K7M4XP93K7M4XP93K7M4XP93"
Visit = Callable[[], AppTest]


def named(what: str, ending: str) -> str:
    return file_name("My company", what, session.today(), ending)


def opened(visit: Visit) -> AppTest:
    app = visit()
    app.button("example").click().run()
    app.switch_page("pages/export.py").run()
    assert not app.exception
    return app


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app as a facilitator sees it, shared below a path of its host."""
    monkeypatch.setenv("GTM_FACILITATOR_KEY", KEY)
    monkeypatch.setenv("GTM_SHARED_ADDRESS", "https://example.com/gtm")
    monkeypatch.setattr(gate, "_cookies", lambda: {cookie_name(8501): pass_of(KEY)})


def links() -> tuple[LiveLink, ...]:
    with Store.open() as store:
        return store.live_links(store.workspaces()[0].id)


def stored() -> Workspace:
    with Store.open() as store:
        (kept,) = store.workspaces()
        return open_workspace(store, kept.id)


def test_client_and_sections_are_kept_with_the_workspace(visit: Visit) -> None:
    app = opened(visit)
    app.text_input("report-client").set_value("Acme Corp").run()
    app.pills("report-sections").set_value(["ranking", "matrix"]).run()

    assert not app.exception
    assert stored().report.client == "Acme Corp"
    assert stored().report.sections == ("ranking", "matrix")


def test_the_usual_sections_are_chosen_at_first(visit: Visit) -> None:
    app = opened(visit)

    assert "ranking" in app.pills("report-sections").value
    assert "concepts" not in app.pills("report-sections").value


def test_a_logo_is_kept_small_and_can_be_removed(visit: Visit) -> None:
    out = BytesIO()
    Image.new("RGB", (2000, 1000), "navy").save(out, "PNG")
    app = opened(visit)
    app.file_uploader("report-logo").upload("logo.png", out.getvalue(), "image/png").run()

    assert stored().report.logo
    app.button("report-logo-remove").click().run()
    assert stored().report.logo == ""


def test_a_file_that_is_no_image_is_reported_and_nothing_is_kept(visit: Visit) -> None:
    app = opened(visit)
    app.file_uploader("report-logo").upload("logo.png", b"no image", "image/png").run()

    assert "this file is not an image we can read" in app.error[0].value
    assert stored().report.logo == ""


def test_without_a_browser_there_is_no_pdf_and_the_page_says_why(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "why_no_pdf", lambda: "No PDF here.")
    app = opened(visit)

    labels = {button.proto.label for button in app.get("download_button")}
    assert "Report (HTML)" in labels
    assert "PDF" not in labels
    assert "No PDF here." in [caption.value for caption in app.caption]


def test_every_file_is_made_when_it_is_asked_for(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, Callable[[], bytes]] = {}

    def keep(label: str, content: Callable[[], bytes], name: str, **more: Any) -> None:
        made[name] = content

    monkeypatch.setattr(downloads, "_file", keep)
    app = opened(visit)
    app.date_input("report-day").set_value(date(2026, 9, 1)).run()
    app.selectbox("tracker").set_value("azure").run()
    app.toggle("only-decided").set_value(True).run()

    assert made["my-company-report-2026-09-01.html"]().startswith(b"<!doctype html>")
    assert made["my-company-report-2026-09-01.md"]().startswith(b"# Go-to-market report: My company")
    assert made["my-company-report-2026-09-01.pptx"]().startswith(b"PK")
    assert made[named("ideas", "xlsx")]().startswith(b"PK")
    assert made[named("ideas", "csv")]().startswith(b"rank,id,title,")
    assert made[named("azure", "csv")]().splitlines() == [b"Work Item Type,Title,Description,Priority,Tags"]
    assert made[named("reviews", "ics")]().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.usefixtures("shared")
def test_a_live_link_is_created_shown_once_listed_with_its_uses_and_revoked(visit: Visit) -> None:
    app = opened(visit)
    app.selectbox("live-file").set_value("list.json").run()
    app.text_input("live-label").set_value("Board *deck*").run()
    app.button("live-create").click().run()

    address = app.code[0].value
    (kept,) = links()
    assert address.startswith("https://example.com/gtm/live/")
    assert address.endswith("/list.json")
    secret = address.split("/")[-2]
    with Store.open() as store:
        store.use_live_link(secret, "list.json")
        store.use_live_link(secret, "list.json")
    app.run()
    assert any("opened 2 times" in caption.value for caption in app.caption)
    assert r"**Ranked list (JSON)** · Board \*deck\*" in [text.value for text in app.markdown]

    app.button(f"live-revoke-{kept.id}").click().run()

    assert not app.exception
    assert links() == ()
    assert not app.code
    assert "Revoked the link. Its address no longer works." in [text.value for text in app.success]


@pytest.mark.usefixtures("shared")
def test_a_new_link_says_where_to_paste_it(visit: Visit) -> None:
    app = opened(visit)
    app.button("live-create").click().run()

    address, formula = (code.value for code in app.code)
    assert formula == f'=IMPORTDATA("{address}")'
    assert any(caption.value.startswith("In Excel, choose Data > From Web") for caption in app.caption)


def test_an_app_that_is_not_shared_offers_no_link_and_says_how_to_get_one(visit: Visit) -> None:
    app = opened(visit)

    assert "live-create" not in [button.key for button in app.button]
    assert any("start it with `gtm-framework --share`" in caption.value for caption in app.caption)
