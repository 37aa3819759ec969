"""The reasons for the votes on one idea and axis, as shown in the discussion: without names."""

from gtm_framework.triage import Rubric
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.votes.seen import Heard, Reason


def reason_lines(heard: Heard) -> list[str]:
    """Each reason after its vote, in the order of the scale: ``"Impact, 9: Every buyer asks for it"``.

    Example:
        >>> from gtm_framework.workshop.votes.seen import Reason
        >>> said = Reason(9, "Every buyer asks for it")
        >>> reason_lines(Heard("i-1", "impact", 1, (9,), 0, 0, reasons=(said,)))
        ['Impact, 9: Every buyer asks for it']
    """
    return [f"{rules().axis(heard.axis).title}, {_vote(heard, one)}: {one.text}" for one in heard.reasons]


def _vote(heard: Heard, reason: Reason) -> str:
    if reason.value is None:
        return "no score"
    if rules().axis(heard.axis).votes is Votes.CHOICE:
        return Rubric.default().short_words(heard.axis, str(reason.value))
    return str(reason.value)
