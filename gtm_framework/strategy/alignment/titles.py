"""What the fields of a remark speak of, by title."""

from collections.abc import Iterable, Sequence

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.remarks import Field
from gtm_framework.strategy.work.work import ClassifiedInitiative


def titles_of(
    fields: Iterable[Field], cascade: Cascade, classified: Sequence[ClassifiedInitiative] = ()
) -> tuple[str, ...]:
    """The titles of the things that fields belong to, each once, in the order of the fields.

    A field of something that has no title, such as an answer of the health check, is left out.
    """
    titles = {entry.initiative.id: entry.initiative.title for entry in classified}
    titles |= {thing.id: thing.title for thing in cascade.things}
    return tuple(dict.fromkeys(titles[field.id] for field in fields if field.id in titles))
