"""What one package shows another: few names, each documented and there, and examples that are true."""

import doctest
import inspect
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, is_typeddict

import pytest

ROOT = Path(__file__).parents[1]
MOST = 30

STUBS = sorted((ROOT / "gtm_framework").rglob("__init__.pyi"))
PACKAGES = [".".join(stub.parent.relative_to(ROOT).parts) for stub in STUBS]
PUBLIC_MODULES = [
    "gtm_framework.scorecard.wording",
    "gtm_framework.workshop.events",
]
"""Modules that other packages import whole."""
EXPORTS = [(package, name) for package in PACKAGES for name in import_module(package).__all__]
WITHOUT_EXAMPLE = {
    # What they give depends on whether this machine has Chrome or Chromium.
    *("browser_path", "picture", "why_no_picture", "report_pdf", "why_no_pdf"),
    # It changes the log of the whole process.
    "bound_log",
    # It serves until it is stopped.
    "build_server",
}


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


def test_every_function_and_class_a_package_shows_has_an_example() -> None:
    shown = {name: getattr(import_module(package), name) for package, name in EXPORTS}

    lacking = {
        name
        for name, thing in shown.items()
        if _needs_example(thing) and ">>>" not in (thing.__doc__ or "")
    }

    assert lacking == WITHOUT_EXAMPLE


@pytest.mark.parametrize("package", [*PACKAGES, *PUBLIC_MODULES])
def test_the_examples_in_the_docstrings_of_a_package_are_true(package: str) -> None:
    finder = doctest.DocTestFinder(recurse=False)
    documented = [
        import_module(package),
        *(thing for thing in shown_by(package) if inspect.getmodule(thing)),
    ]
    examples = [found for thing in documented for found in finder.find(thing, "example")]
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)

    # Examples call `asyncio.run`, which this thread refuses once the browser tests have run in it.
    with ThreadPoolExecutor(max_workers=1) as thread:
        for example in examples:
            thread.submit(runner.run, example).result()

    assert runner.summarize().failed == 0


def shown_by(package: str) -> list[Any]:
    """Everything that a package or a public module shows."""
    here = import_module(package)
    own = [name for name, thing in vars(here).items() if getattr(thing, "__module__", "") == package]
    names = getattr(here, "__all__", None) or [name for name in own if not name.startswith("_")]
    return [getattr(here, name) for name in names]


def _needs_example(thing: object) -> bool:
    """A function (also a cached one), or a class to build or read: no exception, enum, or interface."""
    if inspect.isclass(thing):
        interface = is_typeddict(thing) or getattr(thing, "_is_protocol", False)
        return not (interface or issubclass(thing, Exception | Enum))
    return callable(thing) and inspect.isfunction(inspect.unwrap(thing))
