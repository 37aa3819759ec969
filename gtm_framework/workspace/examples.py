"""The worked examples as workspaces: you can open, check, and compare them like your own."""

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.cascade import cascade_example, cascade_example_names
from gtm_framework.strategy.versions import strategy_examples
from gtm_framework.workspace.workspace import Workspace


class UnknownExampleError(UnknownNameError):
    """An unknown worked example; the error lists the ones that exist."""

    def __init__(self, name: str) -> None:
        super().__init__("example", name, example_names())
        listed = f"Examples: {', '.join(self.known)}."
        self.args = (f"Unknown example {name!r}. {listed}",)


def example_names() -> tuple[str, ...]:
    """The names of all worked examples, in alphabetical order."""
    return tuple(sorted([*(example.name for example in strategy_examples()), *cascade_example_names()]))


def example_workspace(name: str) -> Workspace:
    """One worked example as a workspace.

    Args:
        name: Its name, such as ``contradictory``.

    Raises:
        UnknownExampleError: If there is no example with that name.

    Example:
        >>> example_workspace("contradictory").name
        'Quayside Metrics'
    """
    for example in strategy_examples():
        if example.name == name:
            return Workspace(id=name, name=example.company, strategy=example.strategy)
    if name in cascade_example_names():
        return Workspace(id=name, name=name, cascade=cascade_example(name).cascade)
    raise UnknownExampleError(name)
