"""The worked examples that ship with the product: fictional companies, each showing one thing."""

from dataclasses import dataclass
from functools import cache

from gtm_framework import catalog
from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.versions.versions import Strategy

FOLDER = "examples"


@dataclass(frozen=True, slots=True)
class StrategyExample:
    """One worked example.

    Attributes:
        name: The name used to request it.
        title: What it shows.
        company: The fictional company.
        about: The company in a few sentences.
        source: The document whose case it follows, or ``"house"``.
        strategy: Its strategy, including versions.
    """

    name: str
    title: str
    company: str
    about: str
    source: str
    strategy: Strategy


@cache
def strategy_examples() -> tuple[StrategyExample, ...]:
    """Every worked example with a strategy, in order of name.

    Example:
        >>> [example.name for example in strategy_examples()]
        ['coherent-enterprise', 'coherent-product-led', 'coherent-sales-led', 'contradictory',
        'upmarket-jump']
    """
    names = catalog.data_names(FOLDER, ".toml")
    contents = [catalog.read_toml(f"{FOLDER}/{name}.toml") for name in names]
    return tuple(
        StrategyExample(
            name=content["name"],
            title=content["title"],
            company=content["company"],
            about=content["about"],
            source=content["source"],
            strategy=Strategy.model_validate(content["strategy"]),
        )
        for content in contents
        if "strategy" in content
    )


def strategy_example(name: str) -> StrategyExample:
    """One worked example.

    Raises:
        UnknownNameError: If there is none with that name; lists the ones that exist.

    Example:
        >>> strategy_example("contradictory").company
        'Quayside Metrics'
    """
    examples = {example.name: example for example in strategy_examples()}
    if name not in examples:
        raise UnknownNameError("example", name, examples)
    return examples[name]
