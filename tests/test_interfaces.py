"""What one package shows another: few names, each documented and there, and examples that are true."""

import doctest
import inspect
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import is_typeddict

import pytest

ROOT = Path(__file__).parents[1]
MOST = 30


STUBS = sorted((ROOT / "gtm_framework").rglob("__init__.pyi"))
PACKAGES = [".".join(stub.parent.relative_to(ROOT).parts) for stub in STUBS]
EXPORTS = [(package, name) for package in PACKAGES for name in import_module(package).__all__]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_shows_at_most_thirty_names(package: str) -> None:
    assert 0 < len(import_module(package).__all__) <= MOST


@pytest.mark.parametrize(("package", "name"), EXPORTS)
def test_every_name_a_package_shows_is_there_and_is_no_module(package: str, name: str) -> None:
    assert not isinstance(getattr(import_module(package), name), ModuleType)


@pytest.mark.parametrize(("package", "name"), EXPORTS)
def test_every_function_and_class_a_package_shows_has_a_docstring(package: str, name: str) -> None:
    shown = getattr(import_module(package), name)

    assert not (inspect.isclass(shown) or inspect.isfunction(shown)) or inspect.getdoc(shown)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_examples_in_the_docstrings_of_a_package_are_true(package: str) -> None:
    here = import_module(package)
    finder = doctest.DocTestFinder(recurse=False)
    shown = [here, *(getattr(here, name) for name in here.__all__)]
    documented = [thing for thing in shown if inspect.getmodule(thing)]
    examples = [found for thing in documented for found in finder.find(thing, "example")]
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)

    for example in examples:
        runner.run(example)

    assert runner.summarize().failed == 0


UPPER = {"strategy", "workshop", "workspace", "charts", "store", "report", "live", "sharing"}
WITHOUT_EXAMPLE = {
    # What they give depends on whether this machine has Chrome or Chromium.
    *("browser_path", "picture", "why_no_picture", "report_pdf", "why_no_pdf"),
    # It changes the log of the whole process.
    "bound_log",
}


def needs_example(shown: object) -> bool:
    """Whether it is a function, or a class that is built or read: no exception, enum, or interface."""
    if inspect.isclass(shown):
        interface = is_typeddict(shown) or getattr(shown, "_is_protocol", False)
        return not (interface or issubclass(shown, (Exception, Enum)))
    return inspect.isfunction(inspect.unwrap(shown)) if callable(shown) else False


def test_all_that_the_packages_from_strategy_up_show_has_an_example() -> None:
    shown = [
        (name, getattr(import_module(package), name))
        for package, name in EXPORTS
        if UPPER.intersection(package.split(".")[1:2])
    ]

    lacking = {name for name, thing in shown if needs_example(thing) and ">>>" not in (thing.__doc__ or "")}

    assert lacking == WITHOUT_EXAMPLE


def test_the_examples_of_the_workshop_events_are_true() -> None:
    failed, tried = doctest.testmod(import_module("gtm_framework.workshop.events"))

    assert (failed, tried > 0) == (0, True)
