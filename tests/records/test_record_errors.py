"""Records: what they hold, how they reject bad data, and in which words."""

from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AwareDatetime, Field, StrictBool, ValidationError

from gtm_framework.errors import RefusedError
from gtm_framework.records.fields import (
    Day,
    GivenDay,
    GivenNumber,
    Id,
    Number,
    Score,
    Share,
    Slug,
    Source,
    Sources,
    Text,
    Texts,
    Weeks,
    Whole,
)
from gtm_framework.records.lookup import repeated
from gtm_framework.records.record import FaultyRecordError, Part, Record


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


class Wheel(Part):
    id: Id
    spokes: Annotated[Whole, Field(ge=12, le=48)] = 32

    def inconsistencies(self) -> Iterator[str]:
        if self.spokes % 2:
            yield f"{self.spokes} spokes are odd. Enter an even number."


class Bicycle(Record):
    word: ClassVar[str] = "bicycle"

    name: Text
    color: Color = Color.RED
    wheels: Annotated[tuple[Wheel, ...], Field(min_length=2)]
    weight: Number = None
    note: str = ""

    def inconsistencies(self) -> Iterator[str]:
        yield from repeated("wheel", (wheel.id for wheel in self.wheels))


SOUND: dict[str, Any] = {"name": "Roadster", "wheels": [{"id": "front"}, {"id": "rear"}]}


def refusal(**changes: Any) -> FaultyRecordError:
    with pytest.raises(FaultyRecordError) as refused:
        Bicycle.model_validate({**SOUND, **changes})
    return refused.value


def of(annotation: Any) -> type[Record]:
    """A record with one field of some type."""
    return type("One", (Record,), {"__annotations__": {"value": annotation}, "__module__": __name__})


def fault(annotation: Any, value: Any) -> str:
    with pytest.raises(FaultyRecordError) as refused:
        of(annotation).model_validate({"value": value})
    assert refused.value.fields == ("value",)
    return refused.value.faults[0]


def value(annotation: Any, given_value: Any) -> Any:
    return dict(of(annotation).model_validate({"value": given_value}))["value"]


def test_a_record_never_changes() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Bicycle.model_validate(SOUND).name = "Tourer"  # type: ignore[misc]


def test_a_change_makes_another_record_and_is_validated() -> None:
    bicycle = Bicycle.model_validate(SOUND)

    assert bicycle.with_changes(name=" Tourer ").name == "Tourer"
    assert bicycle.name == "Roadster"
    with pytest.raises(FaultyRecordError, match=r"^bicycle: name: it is empty. Fill it in.$"):
        bicycle.with_changes(name=" ")


def test_every_error_is_listed_with_its_place_and_its_field() -> None:
    refused = refusal(
        name=" ",
        color="green",
        wheels=[
            {"id": "front", "spokes": 50},
            {"spokes": 11, "tire": "wide"},
            {"id": "rear", "spokes": 13},
        ],
        wieght=9,
    )

    assert str(refused) == f"bicycle: 8 errors. {' '.join(refused.faults)}"
    assert refused.faults == (
        "name: it is empty. Fill it in.",
        "color: 'green' is not an option. Choose 'red' or 'blue'.",
        "wheels front, spokes: 50 is too high. Enter 48 or less.",
        "wheels number 2, id: it is missing. Add it.",
        "wheels number 2, spokes: 11 is too low. Enter 12 or more.",
        "wheels number 2, tire: there is no such field. Remove it, or correct its spelling.",
        "wheels rear: 13 spokes are odd. Enter an even number.",
        "wieght: there is no such field. Did you mean 'weight'?",
    )
    assert refused.fields == ("name", "color", *["wheels"] * 5, "wieght")


def test_fields_that_contradict_each_other_are_an_error_of_the_whole() -> None:
    refused = refusal(wheels=[{"id": "front"}, {"id": "front"}])

    assert str(refused) == "bicycle: wheel 'front': it is used 2 times. Use a different id for each."
    assert refused.fields == ("",)


def test_a_list_is_not_called_short_for_entries_that_are_wrong() -> None:
    assert refusal(wheels=["a", "b"]).faults == (
        "wheels number 1: 'a' is not a table of fields. Provide one.",
        "wheels number 2: 'b' is not a table of fields. Provide one.",
    )


@pytest.mark.parametrize(
    ("wheels", "message"),
    [
        ([], "wheels: it is empty. Fill it in."),
        ([{"id": "front"}], "wheels: it has 1 entry. Provide at least 2."),
        ("none", "wheels: 'none' is not a list. Provide one."),
    ],
)
def test_a_list_has_as_many_entries_as_it_needs(wheels: Any, message: str) -> None:
    assert refusal(wheels=wheels).faults == (message,)


@pytest.mark.parametrize(("data", "shown"), [("text", "'text'"), ([1], "[1]"), (None, "None")])
def test_what_is_no_record_at_all_is_rejected_by_name(data: Any, shown: str) -> None:
    with pytest.raises(RefusedError) as refused:
        Bicycle.model_validate(data)

    assert str(refused.value) == f"bicycle: {shown} is not a table of fields. Provide one."


def test_an_optional_field_may_also_stay_empty() -> None:
    message = "weight: 'heavy' is not a number. Enter a number, or leave it empty."

    assert refusal(weight="heavy").faults == (message,)


def test_a_long_value_is_cut() -> None:
    assert refusal(color="g" * 200).faults == (
        f"color: '{'g' * 78}… is not an option. Choose 'red' or 'blue'.",
    )


def test_a_part_alone_is_pydantics_own_error() -> None:
    with pytest.raises(ValidationError, match="13 spokes are odd"):
        Wheel(id="front", spokes=13)


@pytest.mark.parametrize(
    ("annotation", "given_value", "message"),
    [
        (Text, "\ud800", "it contains a broken character. Type it again."),
        (Text, 3, "3 is not text. Enter text."),
        (Slug, "Bad-Id", "'Bad-Id' is not allowed. Use a-z, 0-9 and _, and start with a letter."),
        (Texts, [], "it is empty. Fill it in."),
        (Whole, 1.0, "1.0 is not a whole number. Enter a whole number."),
        (Whole, True, "True is not a whole number. Enter a whole number."),
        (GivenNumber, "much", "'much' is not a number. Enter a number."),
        (GivenNumber, float("inf"), "inf is not a number. Enter a number."),
        (GivenNumber, 1e16, "1e+16 is too high. Enter 1e+15 or less."),
        (Score, 11, "11 is too high. Enter 10 or less."),
        (Score, 0, "0 is too low. Enter 1 or more."),
        (Weeks, -1, "-1 is too low. Enter 0 or more."),
        (Share, 1.5, "1.5 is too high. Enter 1 or less."),
        (Annotated[int, Field(gt=0)], 0, "0 is too low. Enter more than 0."),
        (Annotated[int, Field(lt=9)], 9, "9 is too high. Enter less than 9."),
        (StrictBool, 1, "1 is neither true nor false. Enter true or false."),
        (Literal["a", "b"], "c", "'c' is not an option. Choose 'a' or 'b'."),
        (GivenDay, "soon", "'soon' is not a date. Write it as 2026-07-01."),
        (GivenDay, 3, "'3' is not a date. Write it as 2026-07-01."),
        (time, "late", "'late' is not a time of day. Write it as 09:00."),
        (AwareDatetime, "soon", "'soon' is not a point in time. Write it as 2026-07-01T09:00+00:00."),
        (AwareDatetime, datetime(2026, 7, 1, 9), "it has no time zone. Add one."),
        (dict[str, int], "text", "'text' is not a table. Provide one."),
        (Source, "S3 S9", "Unknown source 'S9'. Known: S0, S1, S2, S3, S4, house."),
        (Source, "", "Unknown source ''. Known: S0, S1, S2, S3, S4, house."),
        (Sources, [], "it is empty. Fill it in."),
        (bytes, 3, "3 is not allowed (Input should be a valid bytes). Correct it."),
    ],
)
def test_each_kind_of_error_has_one_wording(annotation: Any, given_value: Any, message: str) -> None:
    assert fault(annotation, given_value) == f"value: {message}"


@pytest.mark.parametrize("blank", [None, "", "  ", float("nan")])
@pytest.mark.parametrize("annotation", [Number, Weeks, Score, Day])
def test_a_blank_is_none_and_not_zero(annotation: Any, blank: Any) -> None:
    assert value(annotation, blank) is None


@given(st.text(" \t\n", max_size=3), st.text(min_size=1).filter(lambda text: text == text.strip()))
def test_text_is_trimmed(blanks: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert value(Text, f"{blanks}{text}{blanks}").strip() == text.strip()


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert value(Day, day.isoformat()) == day == value(GivenDay, day)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_whatever_is_no_bicycle_is_rejected_in_plain_words(data: Any) -> None:
    with pytest.raises(FaultyRecordError) as refused:
        Bicycle.model_validate(data)

    assert all(sentence.endswith((".", "?")) for sentence in refused.value.faults)
    assert "Input should" not in str(refused.value)
