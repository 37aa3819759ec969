"""The file under review in a visitor's session, and what it would do."""

import streamlit as st

from gtm_framework.exchange.files import Progress
from gtm_framework.exchange.importing import ImportRequest, ImportReview, review_import
from pages.parts import session, workspace

_REQUEST, _DRAFT = "import-request", "import-draft"


def begin(name: str, content: bytes, draft: str) -> None:
    """Review a file; the draft it was pasted into is cleared once it is imported."""
    session.set_local(_REQUEST, ImportRequest(name, content))
    session.set_local(_DRAFT, draft)


def is_under_way() -> bool:
    """Whether a file is under review."""
    return session.get_local(_REQUEST) is not None


def request() -> ImportRequest:
    """The file under review with the choices so far."""
    held: ImportRequest = session.get_local(_REQUEST)
    return held


def change(to: ImportRequest | None) -> None:
    """Review the file with other choices; None ends the review."""
    session.set_local(_REQUEST, to)


def draft() -> str:
    """The text field the list was pasted into; empty for a file."""
    return str(session.get_local(_DRAFT) or "")


def reviewed(of: ImportRequest, progress: Progress | None = None) -> ImportReview:
    """What a file would do to the workspace."""
    here = workspace.current()
    return review_import(
        of,
        existing=here.initiatives,
        methods=here.settings.methods,
        method=here.settings.ranking_method,
        threshold=here.settings.threshold,
        mappings=here.settings.mappings,
        progress=progress,
    )


def review(of: ImportRequest) -> ImportReview:
    """The same with a progress bar, and read once per change."""

    def read() -> ImportReview:
        bar = st.progress(0.0, text="Reading the file")

        def show(done: int, total: int) -> None:
            bar.progress(min(done / total, 1.0) if total else 1.0)

        found = reviewed(of, show)
        bar.empty()
        return found

    return session.cached("import-review", (of, workspace.cache_key()), read)
