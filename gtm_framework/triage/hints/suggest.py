"""Suggested answers for an idea from its words. A suggestion is never an answer: a person accepts it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from gtm_framework.triage.hints.evidence import Evidence, weigh
from gtm_framework.triage.hints.learned import WHY, Learned
from gtm_framework.triage.hints.marks import goal_words, output_of, parts_of
from gtm_framework.triage.hints.reading import read
from gtm_framework.triage.hints.result import Hints, Strength, Suggestion
from gtm_framework.triage.hints.settling import TREE, by_words, with_opinion
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.rubric import Rubric

DESCRIPTION_PERCENT = 50
"""Notes count half of the title (house rule)."""
CLEAR_POINTS = 10_00
"""Hundredths of a point on one criterion that make its suggestion clear (house rule)."""
SHOWN = 3
"""How many phrases a suggestion quotes when it rests on the line as a whole."""
AS_A_WHOLE = {
    ("purpose", Kind.STRATEGIC): "Taken together the words speak of where to go and why.",
    ("purpose", Kind.TACTICAL): "Taken together the words speak of how to get there.",
    ("form", Kind.STRATEGIC): "Taken together the words make a choice that work must follow from.",
    ("form", Kind.TACTICAL): "Taken together the words describe work that can start.",
}


def suggest(
    title: str,
    description: str = "",
    *,
    vocabulary: Vocabulary | None = None,
    learned: Learned | None = None,
) -> Hints:
    """Suggest answers for an idea from its words.

    Args:
        title: The idea in one line.
        description: Notes; they count half.
        vocabulary: The words to go by; the product's own when None.
        learned: The second opinion on the title; with None the product's own beside its own vocabulary,
            and none beside another.

    Returns:
        The suggestions, each with the words that it rests on. A line that says little, that says two
        things at once, or that is not English gets few or none, and too few for a verdict.

    References:
        S2 (decision tree, decision matrix, filter questions), S3, S4; points in `data/hints.toml`, the
        second opinion in `data/hints_learned.toml`.
    """
    if vocabulary is None:
        learned = learned or Learned.default()
    vocabulary = vocabulary or Vocabulary.default()
    line, notes = read(title, "title", vocabulary), read(description, "description", vocabulary)
    evidence = (*weigh(line, vocabulary), *map(_as_note, weigh(notes, vocabulary)))
    goal = goal_words(line)
    opinion = learned.weigh(line, vocabulary) if learned else None
    length = line.zones.count("head")
    if learned and opinion:
        kind = with_opinion(
            evidence, opinion, length=length, is_goal=bool(goal), vocabulary=vocabulary, learned=learned
        )
        evidence = (*evidence, opinion)
    else:
        kind = by_words(evidence, length, bool(goal), vocabulary)
    made = _faint(evidence) if kind is Kind.UNDECIDED else _clear(evidence, kind)
    order = [question.id for question in Rubric.default().questions]
    return Hints(
        suggestions=tuple(sorted(made, key=lambda s: order.index(s.criterion))),
        evidence=evidence,
        kind=kind,
        output=output_of(line, vocabulary),
        goal=goal,
        parts=parts_of(line),
    )


def _as_note(found: Evidence) -> Evidence:
    return Evidence(found.group, found.quotes, found.points * DESCRIPTION_PERCENT // 100, found.zone)


def _clear(evidence: Sequence[Evidence], kind: Kind) -> Iterator[Suggestion]:
    """The suggestions of a line that is on one side.

    On the decision tree and the filter questions it says what that side says. A criterion beside the
    tree goes by its own words, also where they disagree ("market share by Friday").
    """
    agreeing = [found for found in evidence if found.points * _sign(kind) > 0]
    for criterion in TREE:
        own = [found for found in agreeing if criterion in found.group.says]
        if own:
            yield _suggestion(criterion, kind.value, own, Strength.CLEAR)
        elif (criterion, kind) in AS_A_WHOLE:
            strongest = sorted(agreeing, key=lambda found: -abs(found.points))[:SHOWN]
            learned = [found.group.why for found in strongest if found.group.why in WHY.values()]
            reason = " ".join((AS_A_WHOLE[criterion, kind], *learned))
            yield _suggestion(criterion, kind.value, strongest, Strength.CLEAR, reason)
    yield from _beside_the_tree(evidence, agreeing)


def _faint(evidence: Sequence[Evidence]) -> Iterator[Suggestion]:
    """The suggestions of a line that is on neither side: weak ones, too few for a verdict."""
    rubric = Rubric.default()
    room = rubric.min_coverage_percent * rubric.total_weight
    for suggestion in _beside_the_tree(evidence, evidence):
        room -= rubric.by_id[suggestion.criterion].weight * 100
        if room <= 0:
            return
        yield replace(suggestion, strength=Strength.WEAK)


def _beside_the_tree(evidence: Sequence[Evidence], agreeing: Sequence[Evidence]) -> Iterator[Suggestion]:
    rubric = Rubric.default()
    for question in rubric.questions:
        if question.id in TREE:
            continue
        if question.group == "filter":
            own = [found for found in agreeing if question.id in found.group.yes and found.zone == "head"]
            if own:
                yield _suggestion(question.id, "yes", own, _strength(own))
            continue
        own = [found for found in evidence if question.id in found.group.says]
        balance = sum(found.points for found in own)
        if balance:
            side = Kind.STRATEGIC if balance > 0 else Kind.TACTICAL
            own = [found for found in own if found.points * balance > 0]
            yield _suggestion(question.id, side.value, own, _strength(own))


def _strength(evidence: Sequence[Evidence]) -> Strength:
    return Strength.CLEAR if abs(sum(found.points for found in evidence)) >= CLEAR_POINTS else Strength.WEAK


def _suggestion(
    criterion: str, answer: str, evidence: Sequence[Evidence], strength: Strength, reason: str = ""
) -> Suggestion:
    """One suggestion from the evidence for it, the strongest words' reason first."""
    strongest = max(evidence, key=lambda found: abs(found.points))
    quotes = sorted(set(chain.from_iterable(found.quotes for found in evidence)))
    outer = [quote for quote in quotes if not any(quote.within(other) for other in quotes)]
    sources = dict.fromkeys(chain.from_iterable(found.group.source for found in evidence))
    return Suggestion(
        criterion, answer, tuple(outer), strength, reason or strongest.group.why, tuple(sorted(sources))
    )


def _sign(kind: Kind) -> int:
    return 1 if kind is Kind.STRATEGIC else -1
