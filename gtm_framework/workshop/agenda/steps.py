"""A workshop's agenda: which phases, in which order, how long, and with which texts."""

from collections.abc import Iterator, Sequence

from gtm_framework.workshop.agenda_entries import Step
from gtm_framework.workshop.events import SetAgenda
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.phase_rules import PhaseRule, TemplateRule
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop, as_phase


def steps_of(template: TemplateRule) -> tuple[Step, ...]:
    """The agenda of the product's first template.

    Example:
        >>> [(step.phase, step.minutes) for step in steps_of(rules().templates[0])][:2]
        [('goal', 3), ('ideas', 6)]
    """
    return tuple(Step(**step.model_dump()) for step in template.steps)


def new_step(phase: PhaseRule) -> Step:
    """A phase as added to an agenda: with its suggested length and its own texts.

    Example:
        >>> new_step(rules().phase("impact")).minutes
        6
    """
    return Step(phase=phase.id, minutes=phase.minutes)


def minutes_of(steps: Sequence[Step]) -> int:
    """The length of an agenda in minutes.

    Example:
        >>> minutes_of([Step(phase="goal", minutes=5), Step(phase="ideas", minutes=10)])
        15
    """
    return sum(step.minutes for step in steps)


def moved(steps: Sequence[Step], step: Step, *, up: bool) -> tuple[Step, ...]:
    """The agenda with one step moved up or down; the first and the last stay in place.

    Example:
        >>> steps = [Step(phase=phase, minutes=5) for phase in ("goal", "ideas", "merge", "record")]
        >>> [step.phase for step in moved(steps, steps[1], up=False)]
        ['goal', 'merge', 'ideas', 'record']
    """
    place = steps.index(step)
    to = place - 1 if up else place + 1
    if as_phase(step).required or not 0 < to < len(steps) - 1:
        return tuple(steps)
    rest = [one for one in steps if one is not step]
    return (*rest[:to], step, *rest[to:])


def set_agenda(state: Workshop, event: SetAgenda) -> Workshop:
    """Change the agenda; phases that have started stay on it.

    Raises:
        UnknownNameError: If there is no such phase.
        RefusedError: If the agenda isn't valid; lists every reason.
    """
    faults = agenda_faults(event.steps)
    kept = {step.phase for step in event.steps}
    begun = dict.fromkeys((*(visit.phase for visit in state.visits), state.phase))
    faults += [
        f"{state.phase_rule(phase).title} has started already. Keep it on the agenda."
        for phase in begun
        if phase not in kept and not rules().phase(phase).required
    ]
    if faults:
        raise state.refuse(" ".join(faults))
    return state.with_changes(agenda=event.steps)


def agenda_faults(steps: Sequence[Step]) -> list[str]:
    """Why an agenda isn't valid, one sentence each; empty if it is.

    Raises:
        UnknownNameError: If there is no such phase.

    Example:
        >>> agenda_faults([Step(phase="ideas", minutes=10), Step(phase="record", minutes=5)])
        ['An agenda starts with Goal. Move it to the top.']
    """
    phases = [as_phase(step) for step in steps]
    ids = [phase.id for phase in phases]
    twice = [phase.title for place, phase in enumerate(phases) if phase.id in ids[:place]]
    found = [f"{title} is on the agenda twice. Remove one; a phase can be repeated." for title in twice]
    first, *_, last = [phase for phase in rules().phases if phase.required]
    if ids[:1] != [first.id]:
        found.append(f"An agenda starts with {first.title}. Move it to the top.")
    if ids[-1:] != [last.id]:
        found.append(f"An agenda ends with {last.title}. Move it to the bottom.")
    return [*found, *_votes_in_order(phases)]


def _votes_in_order(phases: Sequence[PhaseRule]) -> Iterator[str]:
    """Phases that reveal something before it is voted on, and votes that are never revealed."""
    voted: set[str] = set()
    hidden: dict[str, PhaseRule] = {}
    revealed: set[str] = set()
    for phase in phases:
        scores = {axis for axis in revealed if rules().axis(axis).votes is Votes.SCORE}
        if "revealed" in phase.needs and not scores:
            yield f"{phase.title} needs a revealed vote on impact or effort before it. Move it down."
        elif phase.reveals and not phase.opens and not voted & set(phase.reveals):
            yield f"{phase.title} comes before any vote. Move it down."
        if "revealed" not in phase.needs:
            hidden |= dict.fromkeys(phase.opens, phase)
        voted |= set(phase.opens)
        revealed |= voted & set(phase.reveals)
        hidden = {axis: one for axis, one in hidden.items() if axis not in phase.reveals}
    for title in dict.fromkeys(phase.title for phase in hidden.values()):
        yield f"The votes of {title} are never revealed. Add Reveal after it."
