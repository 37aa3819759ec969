"""The items a finding's fields are about, by title."""

from collections.abc import Iterable, Sequence

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.remarks import Field
from gtm_framework.strategy.work.work import ClassifiedInitiative


def titles_of(
    fields: Iterable[Field], cascade: Cascade, classified: Sequence[ClassifiedInitiative] = ()
) -> tuple[str, ...]:
    """The titles of the items that fields belong to, each once, in the order of the fields.

    Fields of something without a title, such as an answer in the health check, are left out.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> from gtm_framework.strategy.remarks import Field
        >>> field = Field(level="tactic", id="t-1", field="owner")
        >>> titles_of([field], cascade_example("fintech-cascade").cascade)
        ('Write three fintech case studies',)
    """
    titles = {entry.initiative.id: entry.initiative.title for entry in classified}
    titles |= {thing.id: thing.title for thing in cascade.things}
    return tuple(dict.fromkeys(titles[field.id] for field in fields if field.id in titles))
