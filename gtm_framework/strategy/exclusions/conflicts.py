"""The initiatives that conflict with exclusions, by keywords in named fields (S4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from gtm_framework import catalog
from gtm_framework.strategy.exclusions.exclusions import Exclusion
from gtm_framework.strategy.exclusions.terms import Mention, Wording
from gtm_framework.triage import Initiative


@dataclass(frozen=True, slots=True)
class Hit:
    """A keyword match: the field, the keyword, and how it was written there."""

    field: str
    term: str
    found: str


@dataclass(frozen=True, slots=True)
class Touch:
    """A conflict between an initiative and an exclusion: the matching words, field by field, each once.

    Example:
        >>> fleets = Exclusion(sort="account_size", what="Large fleets", words=["180 vans"])
        >>> (touch,) = touches(Initiative(title="Billing codes for the customer with 180 vans"), [fleets])
        >>> touch.matched
        '“180 vans” in title'
    """

    exclusion: Exclusion
    hits: tuple[Hit, ...]

    @property
    def matched(self) -> str:
        """The words that matched, each with its field."""
        return ", ".join(f"“{hit.found}” in {hit.field}" for hit in self.hits)

    @property
    def why(self) -> str:
        """The conflict in one sentence, for the reason shown and exported."""
        conflict = f"Conflicts with your exclusion “{self.exclusion.what}” (matched: {self.matched})."
        return f"{out_of_scope_glyph()} {conflict}"


@dataclass(frozen=True, slots=True)
class Excepted:
    """A conflict with an exclusion that someone decided to accept, and why.

    Example:
        >>> fleets = Exclusion(sort="account_size", what="Large fleets", words=["180 vans"])
        >>> (touch,) = touches(Initiative(title="Billing codes for the customer with 180 vans"), [fleets])
        >>> Excepted(touch, "Signed before the decision").why
        'Exception to your exclusion “Large fleets”: Signed before the decision.'
    """

    touch: Touch
    reason: str

    @property
    def why(self) -> str:
        """The exception in one sentence, for the reason shown and exported."""
        return f"Exception to your exclusion “{self.touch.exclusion.what}”: {self.reason.rstrip('.')}."


@cache
def out_of_scope_glyph() -> str:
    """The sign of an idea that conflicts with an exclusion, the same on every screen and export.

    Example:
        >>> out_of_scope_glyph()
        '⊘'
    """
    glyph: str = catalog.read_toml("signs.toml")["out_of_scope"]["glyph"]
    return glyph


@cache
def out_of_scope_words() -> str:
    """The sign with its name: ``"⊘ out of scope"``.

    Example:
        >>> out_of_scope_words()
        '⊘ out of scope'
    """
    return f"{out_of_scope_glyph()} {catalog.read_toml('signs.toml')['out_of_scope']['label']}"


def touches(initiative: Initiative, exclusions: Iterable[Exclusion]) -> tuple[Touch, ...]:
    """Find the exclusions an initiative conflicts with, one conflict each, in their order.

    A mention that its own sentence rules out ("not for agencies") is not a conflict. A title that only
    rules the thing out speaks for the whole initiative (house rule): "Stop selling to agencies" can
    describe agencies at length.

    Args:
        initiative: The idea; its title, description, tags, and unknown columns are searched.
        exclusions: The company's exclusions.

    Example:
        >>> agencies = [Exclusion(sort="segment", what="Agencies", words=["agencies"])]
        >>> titles = ("Price list for agencies", "Stop selling to agencies")
        >>> [len(touches(Initiative(title=title), agencies)) for title in titles]
        [1, 0]
    """
    return _touches(initiative.title, tuple(_other_texts(initiative)), tuple(exclusions))


@lru_cache(maxsize=20_000)  # a long list is checked again after every edit of one of its ideas
def _touches(
    title: str, others: tuple[tuple[str, str], ...], exclusions: tuple[Exclusion, ...]
) -> tuple[Touch, ...]:
    in_title = Wording(title)
    elsewhere = [(field, Wording(text)) for field, text in others]
    found = ((exclusion, tuple(_hits(in_title, elsewhere, exclusion))) for exclusion in exclusions)
    return tuple(Touch(exclusion, hits) for exclusion, hits in found if hits)


def _hits(title: Wording, others: Iterable[tuple[str, Wording]], exclusion: Exclusion) -> Iterator[Hit]:
    in_title = title.find(exclusion.words)
    if in_title and all(mention.refused for mention in in_title):
        return
    yield from _meant("title", in_title)
    for field, wording in others:
        yield from _meant(field, wording.find(exclusion.words))


def _meant(field: str, mentions: Iterable[Mention]) -> Iterator[Hit]:
    yield from dict.fromkeys(Hit(field, m.term, m.found) for m in mentions if not m.refused)


def _other_texts(initiative: Initiative) -> Iterator[tuple[str, str]]:
    yield "description", initiative.description
    yield from (("tags", tag) for tag in initiative.tags)
    yield from ((f"column {column}", cell) for column, cell in initiative.extra.items())
