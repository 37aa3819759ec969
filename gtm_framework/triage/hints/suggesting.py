"""Suggested answers for an idea from its wording; they don't count until a person accepts them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from gtm_framework.triage.hints.contrast import choice_in
from gtm_framework.triage.hints.evidence import Evidence, weigh
from gtm_framework.triage.hints.learned import Learned
from gtm_framework.triage.hints.marks import goal_words, output_of, parts_of
from gtm_framework.triage.hints.reading import read
from gtm_framework.triage.hints.result import Hints, Strength, Suggestion
from gtm_framework.triage.hints.settling import TREE, Certainty, by_words, with_opinion
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.rubric import Rubric

DESCRIPTION_PERCENT = 50
"""Notes count half as much as the title (house rule)."""
CLEAR_POINTS = 10_00
"""Hundredths of a point on one criterion that make its suggestion clear (house rule)."""
READ = 10_000
"""Characters of a title and of notes that are read: at most a page of small print."""
SHOWN = 3
"""How many phrases a suggestion quotes if it is based on the whole line."""
AS_A_WHOLE = {
    ("purpose", Kind.STRATEGIC): "Taken together, the words describe where to go and why.",
    ("purpose", Kind.TACTICAL): "Taken together, the words describe how to get there.",
    ("form", Kind.STRATEGIC): "Taken together, the words describe a decision, not a task.",
    ("form", Kind.TACTICAL): "Taken together, the words describe work that can start now.",
}


def suggest(
    title: str,
    description: str = "",
    *,
    vocabulary: Vocabulary | None = None,
    learned: Learned | None = None,
) -> Hints:
    """Suggest answers for an idea from its wording.

    Args:
        title: The idea in one line.
        description: Notes; they count half.
        vocabulary: The vocabulary to use; None for the product's own.
        learned: The second opinion on the title. With None, the product's own vocabulary uses the product's
            own opinion, and another vocabulary uses none.

    Returns:
        The suggestions, each with the words it is based on. A line that says little, says two things at
        once, or isn't English gets few suggestions or none, and too few for a verdict.

    References:
        S2 (decision tree, decision matrix, filter questions), S3, S4; points in `data/hints.toml`, the
        second opinion in `data/hints_learned.toml`.

    Example:
        >>> hints = suggest("Webinar series for dispatchers")
        >>> str(hints.kind), [(each.criterion, each.answer, each.words) for each in hints.suggestions][:1]
        ('tactical', [('purpose', 'tactical', ('Webinar series',))])
    """
    if vocabulary is None:
        learned = learned or Learned.default()
    vocabulary = vocabulary or Vocabulary.default()
    line = read(title[:READ], "title", vocabulary)
    evidence = tuple(weigh(line, vocabulary))
    if description:
        notes = read(description[:READ], "description", vocabulary)
        evidence = (*evidence, *map(_as_note, weigh(notes, vocabulary)))
    goal = goal_words(line)
    opinion = learned.weigh(line, vocabulary) if learned else None
    length = line.zones.count("head")
    if learned and opinion:
        choice = choice_in(line, vocabulary)
        if choice and opinion.points >= learned.contrast_opinion_points * 100:
            evidence = (*evidence, choice)
        standing = with_opinion(
            evidence,
            opinion,
            length=length,
            is_goal=bool(goal),
            form=choice.points if choice else 0,
            vocabulary=vocabulary,
            learned=learned,
        )
        evidence = (*evidence, opinion)
    else:
        standing = by_words(evidence, length, bool(goal), vocabulary)
    made = _clear(evidence, standing.kind) if standing.is_decided else _faint(evidence)
    return Hints(
        suggestions=_in_order(made),
        evidence=evidence,
        standing=standing,
        output=output_of(line, vocabulary),
        goal=goal,
        parts=parts_of(line),
        question=vocabulary.questions[standing.leaning] if standing.certainty is Certainty.LEANING else "",
    )


def _in_order(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Suggestions in the order of the rubric's questions."""
    places = _places()
    return tuple(sorted(suggestions, key=lambda suggestion: places[suggestion.criterion]))


@cache
def _places() -> dict[str, int]:
    return {question.id: place for place, question in enumerate(Rubric.default().questions)}


def _as_note(found: Evidence) -> Evidence:
    return found._replace(points=found.points * DESCRIPTION_PERCENT // 100)


def _clear(evidence: Sequence[Evidence], kind: Kind) -> Iterator[Suggestion]:
    """The suggestions for a line that is on one side.

    On the decision tree and the filter questions, it says what that side says. Other criteria go by their
    own words, even if they disagree ("market share by Friday").
    """
    sign = _sign(kind)
    agreeing = [found for found in evidence if found.points * sign > 0]
    for criterion in TREE:
        own = [found for found in agreeing if criterion in found.group.says]
        if own:
            yield Suggestion(criterion, kind.value, Strength.CLEAR, own)
        elif (criterion, kind) in AS_A_WHOLE:
            strongest = sorted(agreeing, key=lambda found: -abs(found.points))[:SHOWN]
            learned = [found.group.why for found in strongest if found.group.is_learned]
            reason = " ".join((AS_A_WHOLE[criterion, kind], *learned))
            yield Suggestion(criterion, kind.value, Strength.CLEAR, strongest, reason)
    yield from _beside_the_tree(evidence, agreeing)


def _faint(evidence: Sequence[Evidence]) -> Iterator[Suggestion]:
    """The suggestions for a line that is on neither side: weak ones, too few for a verdict."""
    rubric = Rubric.default()
    room = rubric.min_coverage_percent * rubric.total_weight
    for suggestion in _in_order(_beside_the_tree(evidence, evidence)):
        room -= rubric.by_id[suggestion.criterion].weight * 100
        if room <= 0:
            return
        yield suggestion._replace(strength=Strength.WEAK)


def _beside_the_tree(evidence: Sequence[Evidence], agreeing: Sequence[Evidence]) -> Iterator[Suggestion]:
    said: dict[str, list[Evidence]] = {}
    for found in evidence:
        for criterion in found.group.says:
            if criterion not in TREE:
                said.setdefault(criterion, []).append(found)
    for criterion, both in said.items():
        balance = sum(found.points for found in both)
        if balance:
            side = Kind.STRATEGIC if balance > 0 else Kind.TACTICAL
            own = [found for found in both if found.points * balance > 0]
            yield Suggestion(criterion, side.value, _strength(own), own)
    confirmed: dict[str, list[Evidence]] = {}
    for found in agreeing:
        if found.zone == "head":
            for question in found.group.yes:
                confirmed.setdefault(question, []).append(found)
    for question, own in confirmed.items():
        yield Suggestion(question, "yes", _strength(own), own)


def _strength(evidence: Sequence[Evidence]) -> Strength:
    return Strength.CLEAR if abs(sum(found.points for found in evidence)) >= CLEAR_POINTS else Strength.WEAK


def _sign(kind: Kind) -> int:
    return 1 if kind is Kind.STRATEGIC else -1
