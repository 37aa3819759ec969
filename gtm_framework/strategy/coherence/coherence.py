"""Finds conflicts: takes a page, and returns the answers that conflict, worst first."""

from collections.abc import Iterable
from dataclasses import dataclass

from gtm_framework.strategy.coherence.rules import Direction, Rule, load_rules
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True)
class Cited:
    """One answer that a finding is based on.

    Attributes:
        path: Its path, such as ``"motion.kind"``.
        choice: The choice's name.
        attribute: The attribute's name.
        option: The option's id.
        words: The option in plain words.
        before: The option in plain words on the older page, for a finding that compares two; otherwise
            empty.
        said: What the company wrote about this choice; empty if nothing.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> conflict = standing(example_workspace("contradictory").strategy.page).conflicts[0]
        >>> [cited.path for cited in conflict.cites], conflict.cites[0].words
        (['motion.kind', 'pricing.level'], 'product-led: people sign up and pay on their own')
    """

    path: str
    choice: str
    attribute: str
    option: str
    words: str
    before: str
    said: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One conflict on a page, or in the change from one page to the next.

    Attributes:
        id: The rule's id.
        severity: How serious it is.
        cites: The conflicting answers.
        reason: Why they conflict.
        question: The question that helps resolve it.
        bears_on: The coherence question it answers with no, or empty.
        source: The document behind the rule, or ``"house"``.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> conflict = standing(example_workspace("contradictory").strategy.page).conflicts[0]
        >>> conflict.choices, conflict.question
        (('motion', 'pricing'), 'Lower the entry price, or add sales?')
    """

    id: str
    severity: Severity
    cites: tuple[Cited, ...]
    reason: str
    question: str
    bears_on: str
    source: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The paths of the answers it is based on."""
        return tuple(cited.path for cited in self.cites)

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids of the choices that conflict, each once."""
        return tuple(dict.fromkeys(path.partition(".")[0] for path in self.fields))


def check(page: OnePage) -> tuple[Finding, ...]:
    """Find every conflict on one page.

    Args:
        page: The answers; a blank one never triggers a rule.

    Returns:
        The findings, worst first, then in the order of the rules.
    """
    return _found((rule for rule in load_rules() if not rule.moved), None, page)


def check_change(before: OnePage, after: OnePage) -> tuple[Finding, ...]:
    """Find problems with the change from one page to the next (S4's move upmarket).

    Args:
        before: The older page.
        after: The newer page; conditions other than the move are checked on it.

    Returns:
        The findings, worst first, then in the order of the rules.
    """
    return _found((rule for rule in load_rules() if rule.moved), before, after)


def cite(page: OnePage, paths: Iterable[str], before: OnePage | None = None) -> tuple[Cited, ...]:
    """The answers at `paths`, in words; blank ones are left out."""
    return tuple(
        _cited(page, path, option, before) for path in paths if (option := page.option(path)) is not None
    )


def _found(rules: Iterable[Rule], before: OnePage | None, page: OnePage) -> tuple[Finding, ...]:
    found = [_finding(rule, before, page) for rule in rules if _fires(rule, before, page)]
    return tuple(sorted(found, key=lambda finding: finding.severity.order))


def _fires(rule: Rule, before: OnePage | None, page: OnePage) -> bool:
    holds = all(page.option(path) in options for path, options in rule.when.items())
    return holds and all(
        before is not None and _went(before.option(path), page.option(path), direction, path)
        for path, direction in rule.moved.items()
    )


def _went(old: str | None, new: str | None, direction: Direction, path: str) -> bool:
    if old is None or new is None or old == new:
        return False
    if direction is Direction.CHANGED:
        return True
    attribute = load_form().attribute(path)
    return (attribute.place(new) > attribute.place(old)) == (direction is Direction.UP)


def _finding(rule: Rule, before: OnePage | None, page: OnePage) -> Finding:
    cites = cite(page, rule.paths, before)
    return Finding(rule.id, rule.severity, cites, rule.reason, rule.question, rule.bears_on, rule.source)


def _cited(page: OnePage, path: str, option: str, before: OnePage | None) -> Cited:
    choice = load_form().choice(path.partition(".")[0])
    attribute = load_form().attribute(path)
    old = before.option(path) if before else None
    return Cited(
        path=path,
        choice=choice.name,
        attribute=attribute.name,
        option=option,
        words=attribute.option(option).words,
        before=attribute.option(old).words if old else "",
        said=page.choice(choice.id).words.strip(),
    )
