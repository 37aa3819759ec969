"""What an assistant sends: these models and types define the input schema of every tool."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

_IDEA: dict[str, JsonValue] = {
    "title": "Own the benchmark report for our industry",
    "answers": {"purpose": "strategic", "metrics": "strategic", "horizon": "one_to_three_years"},
    "impact": 8,
    "effort": 4,
}
_CHANGES: dict[str, JsonValue] = {"impact": 9, "status": "Do now"}


def _blank(
    description: str, example: JsonValue, *, ge: float | None = None, le: float | None = None
) -> Any:
    """An optional field."""
    return Field(None, description=description, examples=[example], ge=ge, le=le)


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class IdeaFields(_Sent):
    """Fields of an idea; an omitted field stays unchanged, or blank."""

    description: str | None = _blank(
        "Notes in the person's own words.", "A report the whole industry quotes."
    )
    owner: str | None = _blank("Who is accountable.", "Ines")
    status: str | None = _blank("Its status, in the team's words.", "Do now")
    quarter: str | None = _blank("When it is planned.", "2026-Q3")
    supports: str | None = _blank("Id of the roadmap objective it supports (see read_workspace).", "o-1")
    answers: dict[str, str] | None = _blank(
        "Criterion id to option id (see describe_rubric), or strategic, mixed, or tactical.",
        {"purpose": "strategic", "horizon": "one_to_three_years"},
    )
    impact: float | None = _blank(
        "1 (barely noticeable) to 10 (changes the annual result).", 8, ge=1, le=10
    )
    effort: float | None = _blank("1 (hours, one person) to 10 (quarters, several people).", 4, ge=1, le=10)
    reach: float | None = _blank("People or accounts per quarter.", 600, ge=0)
    confidence: float | None = _blank("How sure the scores are, in percent.", 80, ge=0, le=100)
    inputs: dict[str, float] | None = _blank(
        "Other numbers of the method, by input id (see list_methods).", {"job_size": 5}
    )

    def given(self) -> dict[str, Any]:
        """The fields that were sent."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class NewIdea(IdeaFields):
    """An idea to classify, rank, or add."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_IDEA]})

    title: Annotated[
        str,
        Field(min_length=1, description="The idea's title.", examples=["Own the benchmark"]),
    ]


class IdeaChanges(IdeaFields):
    """Changes to one idea; only the fields you send change, and null clears a field."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_CHANGES]})

    title: Annotated[str, Field(min_length=1)] | None = _blank("A new title.", "Own the benchmark")


Idea = Annotated[NewIdea, Field(description="The idea.", examples=[_IDEA])]
Ideas = Annotated[list[NewIdea], Field(description="The ideas, in any order.", examples=[[_IDEA]])]
Changes = Annotated[IdeaChanges, Field(description="The fields to change.", examples=[_CHANGES])]
WorkspaceName = Annotated[str, Field(description="Id or name of the workspace.", examples=["My company"])]
IdeaId = Annotated[
    str, Field(description="Id of the idea, from read_workspace.", examples=["i-a85fe6fa62"])
]
BasedOn = Annotated[int, Field(description="The idea's based_on from read_workspace.", examples=[3])]
Summary = Annotated[
    str,
    Field(
        description="A few words about the change, for the history.",
        examples=["Add ideas from the meeting"],
    ),
]
Score = Annotated[float, Field(ge=1, le=10, description="1 (low) to 10 (high).", examples=[8])]
Threshold = Annotated[
    float, Field(ge=1, le=9, description="Scores above it count as high.", examples=[5.5])
]
MethodName = Annotated[
    str,
    Field(
        description="Id of the ranking method (see list_methods); empty for the usual one.",
        examples=["rice"],
    ),
]
MethodsOf = Annotated[
    str,
    Field(
        description="Id or name of a workspace whose own methods count too; empty for none.",
        examples=["My company"],
    ),
]
StrategicPercent = Annotated[
    float,
    Field(ge=0, le=100, description="Minimum strategic share of the effort, in percent.", examples=[30]),
]
