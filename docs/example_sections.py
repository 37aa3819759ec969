"""Show the example of a docstring as code: the documentation builder knows the section by its plural only."""

import griffe


class ExampleSections(griffe.Extension):
    """Names every section `Example` as the builder expects it."""

    def on_object(self, *, obj: griffe.Object, **_: object) -> None:
        """Called for everything that is read from the code."""
        if obj.docstring:
            obj.docstring.value = obj.docstring.value.replace("\nExample:\n", "\nExamples:\n")
