"""What an assistant receives: these models define the output schema of every tool."""

from typing import Any

from pydantic import BaseModel, Field, JsonValue


def _told(description: str, example: JsonValue) -> Any:
    """A field that is in every reply."""
    return Field(description=description, examples=[example])


class Option(BaseModel):
    """One answer to a question of the rubric."""

    id: str = _told("Send it in an idea's answers.", "one_to_three_years")
    text: str = _told("The answer in words.", "One to three years")
    lean: float = _told("-1 (tactical) to +1 (strategic).", 1)


class Question(BaseModel):
    """One question of the rubric."""

    id: str = _told("Key in an idea's answers.", "horizon")
    question: str = _told("The question in words.", "When will it pay off?")
    weight: int = _told("Only ratios of weights matter.", 8)
    options: list[Option] = _told(
        "The answers to choose from.",
        [{"id": "one_to_three_years", "text": "One to three years", "lean": 1}],
    )


class Contribution(BaseModel):
    """What one answer adds to the lean."""

    question: str = _told("Id of the question.", "horizon")
    answer: str = _told("The answer in words.", "One to three years")
    adds: float = _told("What it adds to the lean.", 0.23)


class VerdictOut(BaseModel):
    """Strategic, tactical, or undecided, and why."""

    kind: str = _told("strategic, tactical, or undecided.", "strategic")
    lean: float = _told("-1 (tactical) to +1 (strategic); contributions add up to it.", 0.84)
    coverage: float = _told("Share of the weight that is answered, 0 to 1.", 0.69)
    decided: bool = _told("Whether no open question can change the verdict.", True)
    reason: str = _told("The verdict in a sentence.", "Strategic: all 5 answers are strategic.")
    next_step: str = _told("What to ask or do next; may be empty.", "Next: Who is accountable?")
    what_would_change_it: str = _told("The smallest change that would change the verdict.", "")
    contributions: list[Contribution] = _told(
        "What each answer adds, in the rubric's order.",
        [{"question": "horizon", "answer": "One to three years", "adds": 0.23}],
    )


class PlaceOut(BaseModel):
    """Where an idea lands on the impact/effort matrix."""

    quadrant: str = _told("quick_win, major_project, fill_in, or time_sink.", "quick_win")
    name: str = _told("The quadrant in words.", "Quick win")
    action: str = _told("What to do with it.", "do now")


class MethodInput(BaseModel):
    """One number that a ranking method uses."""

    id: str = _told("Key in an idea's inputs, or one of its fields.", "job_size")
    label: str = _told("Its name in words.", "job size")
    unit: str = _told("What it counts, and its range; empty if its scale says it.", "1 to 20")
    scale: str = _told("Name of its scale; empty if it has none.", "1 to 5")
    calculated_from: str = _told("The field it comes from if it isn't sent; may be empty.", "effort")


class MethodOut(BaseModel):
    """One ranking method."""

    id: str = _told("Send it as the method.", "rice")
    name: str = _told("Its name.", "RICE")
    formula: str = _told("Its formula in words.", "reach × impact × confidence ÷ effort")
    is_default: bool = _told("Whether it is used if none is sent.", False)
    inputs: list[MethodInput] = _told(
        "Its numbers, in the order of the formula.",
        [
            {
                "id": "reach",
                "label": "reach",
                "unit": "people per quarter",
                "scale": "",
                "calculated_from": "",
            }
        ],
    )


class RankedIdea(BaseModel):
    """One idea with its rank; equal scores share a rank, and an idea with a missing score has none."""

    id: str = _told("The idea's id.", "i-a85fe6fa62")
    title: str = _told("The idea's title.", "Own the benchmark")
    rank: int | None = _told("Its rank; null if a number is missing.", 1)
    kind: str = _told("strategic, tactical, or undecided.", "strategic")
    quadrant: str | None = _told("Its quadrant; null without impact or effort.", "quick_win")
    score: float | None = _told("Its score by the ranking method; null if a number is missing.", 3.33)
    impact: float | None = _told("1 to 10, or null.", 10)
    effort: float | None = _told("1 to 10, or null.", 3)
    owner: str = _told("Who is accountable; may be empty.", "Ines")
    status: str = _told("Its status, in the team's words; may be empty.", "Do now")
    why: str = _told(
        "The reason for its place in the list.",
        "Strategic: all 5 answers are strategic. Quick win, do now.",
    )
    missing: list[str] = _told("What is missing before it can be ranked.", ["effort"])
    based_on: int | None = Field(
        None,
        description="The revision it was read at; send it with a change of this idea.",
        examples=[3],
    )


class WorkspaceInfo(BaseModel):
    """One workspace in the list."""

    id: str = _told("The workspace's id.", "w-3f9a1c22be01")
    name: str = _told("The workspace's name.", "My company")


class WorkspaceOut(WorkspaceInfo):
    """A workspace: its settings, its ranked list, and its objectives."""

    revision: int = _told("Number of its newest revision.", 12)
    method: str = _told("Id of its ranking method.", "quadrant")
    threshold: float = _told("Scores above it count as high.", 5.5)
    ideas: list[RankedIdea] = _told(
        "The ranked list.",
        [{"id": "i-a85fe6fa62", "title": "Own the benchmark", "rank": 1, "kind": "strategic"}],
    )
    objectives: dict[str, str] = _told("Objective id to title.", {"o-1": "Win 20 enterprise contracts"})


class FindingOut(BaseModel):
    """One conflict or gap."""

    id: str = _told("Id of the rule that found it.", "self-serve-enterprise-price")
    severity: str = _told("high, medium, or low.", "high")
    family: str = _told("What the finding is about.", "contradiction")
    reason: str = _told("The problem and its consequence.", "No user can approve this amount alone.")
    question: str = _told("The question that helps resolve it; may be empty.", "Lower the entry price?")
    advice: str = _told("What to do; may be empty.", "Publish an entry price.")


class PortfolioItem(BaseModel):
    """One item of the recommended portfolio."""

    id: str = _told("Id of the item.", "i-a85fe6fa62")
    title: str = _told("The idea's title.", "Own the benchmark")
    quarter: str = _told("The quarter it is in.", "2026-Q3")
    person_weeks: float = _told("How much work it is.", 8)
    impact: float | None = _told("Its impact points, or null.", 10)


class LeftOutItem(BaseModel):
    """One item left out of the portfolio, and why."""

    id: str = _told("Id of the item.", "i-49975f4f18")
    title: str = _told("Its title.", "Search ads")
    reason: str = _told("Why it was left out.", "Bigger than any quarter's capacity.")


class PortfolioOut(BaseModel):
    """The work with the most impact within each quarter's capacity."""

    feasible: bool = _told("Whether all required work fits.", True)
    impact: float = _told("Impact points of the portfolio.", 27)
    person_weeks: float = _told("Work in the portfolio.", 20)
    strategic_share: float | None = _told("Strategic share of that work, 0 to 1, or null.", 0.6)
    chosen: list[PortfolioItem] = _told(
        "The work in the portfolio.",
        [
            {
                "id": "i-a85fe6fa62",
                "title": "Own the benchmark",
                "quarter": "2026-Q3",
                "person_weeks": 8,
                "impact": 10,
            }
        ],
    )
    left_out: list[LeftOutItem] = _told(
        "The work left out of the portfolio.",
        [{"id": "i-49975f4f18", "title": "Search ads", "reason": "Bigger than any quarter's capacity."}],
    )
    conflicts: list[str] = _told(
        "Why some required work doesn't fit.", ["Two launches need the same quarter."]
    )


class SavedOut(BaseModel):
    """What was saved: the new revision, and the ids of the ideas in it."""

    revision: int = _told("Number of the new revision.", 13)
    ids: list[str] = _told("Ids of the ideas in it.", ["i-a85fe6fa62"])
