"""Help icons: a term in one sentence with a link to the guide, or the source of a claim."""

from urllib.parse import urlencode

from gtm_framework import catalog
from gtm_framework.strategy import load_guide
from pages.parts import workspace


def about(*term_ids: str) -> str:
    """The text of a help icon for glossary terms; the link leads to the first term."""
    terms = [load_guide().term(term_id) for term_id in term_ids]
    told = [f"**{term.name.capitalize()}**: {term.meaning}" for term in terms]
    return "\n\n".join([*told, f"[More in the guide]({_address(term_ids[0])})"])


def citation(*sources: str) -> str:
    """The titles of a claim's sources, for a help icon."""
    titles = catalog.source_titles()
    return f"Source: {'; '.join(titles[source] for source in sources)}"


def _address(term_id: str) -> str:
    # Relative, so it works wherever the app is mounted; a new tab is a new session, so it names the open
    # workspace.
    return f"guide?{urlencode({'term': term_id, 'workspace': workspace.current().id})}"
