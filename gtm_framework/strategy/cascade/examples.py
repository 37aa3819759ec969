"""The worked roadmaps that ship with the product, by name."""

from gtm_framework import catalog
from gtm_framework.errors import UnknownNameError
from gtm_framework.records import Part, Record, Source, Text
from gtm_framework.strategy.cascade.cascade import Cascade

_ENDING = "-cascade.toml"


class About(Part):
    """What an example shows, and its source.

    Attributes:
        title: Its title.
        text: What it shows.
        source: Where its facts and figures come from.
        ours: What the product added to the source.
    """

    title: Text
    text: Text
    source: Source
    ours: str = ""


class CascadeExample(Record):
    """One worked roadmap."""

    name: Text
    about: About
    cascade: Cascade


def cascade_example_names() -> tuple[str, ...]:
    """The names of the worked roadmaps, in alphabetical order.

    Example:
        >>> cascade_example_names()
        ('fintech-cascade',)
    """
    folder = catalog.data_folder() / "examples"
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.glob(f"*{_ENDING}")))


def cascade_example(name: str) -> CascadeExample:
    """A worked roadmap.

    Args:
        name: Its name, such as ``fintech-cascade``.

    Raises:
        UnknownNameError: If there is none with that name.

    Example:
        >>> cascade_example("fintech-cascade").cascade.pillars[0].title
        'Lead in AI analytics for mid-market fintech'
    """
    if name not in cascade_example_names():
        raise UnknownNameError("example", name, cascade_example_names())
    tables = catalog.read_toml(f"examples/{name}.toml")
    about = About.model_validate(tables.pop("about"))
    return CascadeExample(name=name, about=about, cascade=Cascade.model_validate(tables))
