"""Law: export, import, export gives the same bytes and the same initiatives."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gtm_framework.exchange.cells.vocabulary import Vocabulary, reserved
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.triage.initiative import Initiative, Kind, Output, Override
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric

RUBRIC = Rubric.default()
VOCABULARY = Vocabulary.of(RUBRIC, comma=False)

CHARACTERS = st.sampled_from("'\"=+-@＝ ,;\t\r\n\0\ufeff\u2028\x85ä笑a1%[]") | st.characters(codec="utf-8")
TEXT = st.text(alphabet=CHARACTERS, max_size=8)
FILLED = TEXT.filter(lambda text: text.strip() != "")
NAMES = FILLED.filter(lambda name: name not in reserved(RUBRIC))
SCORE = st.none() | st.integers(1, 10) | st.floats(1, 10)
POSITIVE = st.floats(0, allow_infinity=False)


@st.composite
def initiatives(draw: st.DrawFn) -> list[Initiative]:
    """A list as a workspace holds it: ids differ, every idea has the columns that came with the list."""
    names = draw(st.lists(NAMES, max_size=2, unique=True))
    ids = draw(st.lists(FILLED, max_size=3, unique=True))
    return [
        Initiative(
            id=its_id,
            title=draw(FILLED),
            description=draw(TEXT),
            owner=draw(TEXT),
            status=draw(TEXT),
            quarter=draw(TEXT),
            supports=draw(TEXT),
            answers=draw(st.fixed_dictionaries({}, optional=_answers())),
            suggested=draw(st.lists(st.sampled_from(sorted(VOCABULARY.answers)), max_size=4).map(tuple)),
            impact=draw(SCORE),
            effort=draw(SCORE),
            reach=draw(st.none() | POSITIVE),
            confidence=draw(st.none() | st.floats(0, 100)),
            inputs=draw(st.fixed_dictionaries({}, optional=_inputs())),
            output=draw(st.none() | st.sampled_from(Output)),
            override=draw(st.none() | st.builds(Override, kind=st.sampled_from(Kind), reason=FILLED)),
            tags=draw(st.lists(TEXT, max_size=3).map(tuple)),
            extra={name: draw(TEXT) for name in names},
        )
        for its_id in ids
    ]


def _answers() -> dict[str, st.SearchStrategy[str]]:
    return {name: st.sampled_from(allowed) for name, allowed in VOCABULARY.answers.items()}


def _inputs() -> dict[str, st.SearchStrategy[float]]:
    return {"person_months": st.floats(0.1, 1e300), "ease": st.floats(1, 10), "job_size": st.just(13.0)}


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(initiatives())
def test_what_is_written_is_read_back_exactly(given_list: list[Initiative]) -> None:
    ranked = rank(given_list)
    written = csv_bytes(ranked, RUBRIC)

    sheet = read_csv(written, "ours.csv")

    assert sheet.initiatives() == [item.initiative for item in ranked]
    assert csv_bytes(rank(sheet.initiatives()), RUBRIC) == written


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(FILLED, TEXT), min_size=1, max_size=4), NAMES.filter(lambda name: "\0" not in name)
)
def test_a_list_from_elsewhere_keeps_its_unknown_column(rows: list[tuple[str, str]], name: str) -> None:
    given_list = [
        Initiative(id=str(at), title=title, extra={name: text}) for at, (title, text) in enumerate(rows)
    ]

    read = read_csv(csv_bytes(rank(given_list), RUBRIC)).initiatives()

    assert {i.id: i.extra for i in read} == {i.id: i.extra for i in given_list}


def test_every_list_is_inert_for_a_spreadsheet() -> None:
    ranked = rank([Initiative(title="=1+1", owner="@me", extra={"+a": "\t=1"}, tags=("-1+1",))])
    header, row = csv_bytes(ranked, RUBRIC).decode().split("\r\n")[:2]

    assert header.endswith(",tags,'+a")
    assert ",'=1+1,,'@me," in row
    assert row.endswith(",'-1+1,'\t=1")
