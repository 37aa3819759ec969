"""Two versions of a page side by side: which answers changed, which conflicts were resolved or added."""

from collections.abc import Iterator
from dataclasses import dataclass

from gtm_framework.strategy.coherence.coherence import Finding, check, check_change
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that differs.

    Attributes:
        path: Where: ``"first.customer"``, ``"fields.motion"``, ``"motion.kind"``, ``"motion.words"``,
            ``"motion.evidence"``, ``"motion.note"``, or ``"motion.on"``.
        name: The same in words.
        before: The older answer in words; empty if it was blank.
        after: The newer answer in words; empty if it is blank.
    """

    path: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a page changed.

    Attributes:
        changes: The answers that differ, in the order of the form.
        went: Resolved conflicts, as they were on the older page.
        came: Added conflicts, which only the newer page has.
        stayed: Conflicts that both have, as they are on the newer page.
        moves: Problems with the change itself.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> strategy = example_workspace("upmarket-jump").strategy
        >>> found = compare(strategy.previous, strategy.page)
        >>> len(found.changes), len(found.moves), found.changes[0].name
        (67, 9, 'Ideal customer')
    """

    changes: tuple[Change, ...]
    went: tuple[Finding, ...]
    came: tuple[Finding, ...]
    stayed: tuple[Finding, ...]
    moves: tuple[Finding, ...]


def compare(before: OnePage, after: OnePage) -> Comparison:
    """Compare two pages; conflicts are the same if their rules are.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> strategy = example_workspace("upmarket-jump").strategy
        >>> compare(strategy.previous, strategy.page).moves[0].question
        'Which of your other nine choices benefit from larger customers, and which only help this quarter?'
    """
    old, new = check(before), check(after)
    old_ids, new_ids = {finding.id for finding in old}, {finding.id for finding in new}
    return Comparison(
        changes=tuple(change for change in _answers(before, after) if change.before != change.after),
        went=tuple(finding for finding in old if finding.id not in new_ids),
        came=tuple(finding for finding in new if finding.id not in old_ids),
        stayed=tuple(finding for finding in new if finding.id in old_ids),
        moves=check_change(before, after),
    )


def _answers(before: OnePage, after: OnePage) -> Iterator[Change]:
    form = load_form()
    for first in form.first:
        yield _text(f"first.{first.id}", first.name, before.first, after.first)
    for field in form.fields:
        yield _text(f"fields.{field.id}", field.name, before.fields, after.fields)
    for choice in form.choices:
        old, new = _said(before, choice.id), _said(after, choice.id)
        names = {attribute.id: attribute.name for attribute in choice.attributes} | _ASIDE
        for key, name in names.items():
            yield Change(f"{choice.id}.{key}", f"{choice.name}: {name}", old.get(key, ""), new.get(key, ""))


_ASIDE = {
    "words": "In your own words",
    "evidence": "Evidence",
    "note": "Evidence source",
    "on": "Evidence date",
}


def _text(path: str, name: str, before: dict[str, str], after: dict[str, str]) -> Change:
    key = path.partition(".")[2]
    return Change(path, name, before.get(key, ""), after.get(key, ""))


def _said(page: OnePage, choice_id: str) -> dict[str, str]:
    form, said = load_form(), page.choice(choice_id)
    options = {
        key: form.attribute(f"{choice_id}.{key}").option(option).words
        for key, option in said.options.items()
    }
    level = form.evidence_level(said.evidence).name
    aside = {"words": said.words, "evidence": level, "note": said.note}
    return options | aside | {"on": said.on.isoformat() if said.on else ""}
