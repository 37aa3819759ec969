"""What one package shows another: few names, each documented and there, and examples that are true."""

import doctest
import inspect
from importlib import import_module
from pathlib import Path
from types import ModuleType

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
