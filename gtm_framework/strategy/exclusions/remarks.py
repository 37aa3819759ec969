"""Work that conflicts with an exclusion, as findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from gtm_framework import catalog
from gtm_framework.strategy.exclusions.conflicts import Touch
from gtm_framework.strategy.exclusions.exclusions import FILE
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.remarks import Field, Remark, RemarkText, mention
from gtm_framework.triage import Initiative

RULE = "touches_refusal"


def exclusion_remarks(
    initiatives: Iterable[Initiative], touched: Mapping[str, Sequence[Touch]]
) -> tuple[Remark, ...]:
    """A finding for each initiative and each exclusion it conflicts with, in the order of the list.

    Args:
        initiatives: The list.
        touched: Maps initiative ids to the exclusions they conflict with.

    Example:
        >>> from gtm_framework.strategy.exclusions import Exclusion, touches
        >>> agencies = Exclusion(sort="segment", what="Agencies", words=["agencies"])
        >>> idea = Initiative(title="Price list for agencies")
        >>> exclusion_remarks([idea], {idea.id: touches(idea, [agencies])})[0].severity.value
        'medium'
    """
    return tuple(remark for idea in initiatives for remark in _of(idea, touched.get(idea.id, ())))


def _of(idea: Initiative, touched: Sequence[Touch]) -> Iterator[Remark]:
    for touch in touched:
        hits = dict.fromkeys(hit.field for hit in touch.hits)
        fields = [Field(level=Level.INITIATIVE, id=idea.id, field=field) for field in hits]
        words = {
            "thing": mention(Level.INITIATIVE, idea.title),
            "exclusion": touch.exclusion.what,
            "matched": touch.matched,
        }
        made = _text().remark(RULE, "exclusion", fields, words)
        yield replace(made, id=f"{made.id}:{touch.exclusion.id}")


@cache
def _text() -> RemarkText:
    return RemarkText.model_validate(catalog.read_toml(FILE)["remark"])
