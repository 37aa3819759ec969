import numpy as np
import pytest

from bench import scorecard
from bench.timing import Figure

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("make", [scorecard._tenths, scorecard._whole, scorecard._full_floats])
def test_a_small_run_times_everybody_and_finds_no_wrong_rank_of_ours(
    make: "type[scorecard.Field]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.timing.SHORTEST_SAMPLE", 0)

    figures: list[Figure] = list(scorecard._figures(make(300)))

    assert [figure.what.rpartition("beside ")[2] for figure in figures] == [
        "scikit-criteria",
        "pymcdm",
        "the numpy floor",
    ] * 2
    assert [figure.ours.values for figure in figures[3:]] == [(0,)] * 3


def test_wrong_ranks_of_others_are_counted_against_exact_arithmetic() -> None:
    # 0.1 + 0.2 and 0.3 are a tie that floats split, and the last rank is then right again.
    right = scorecard._ranks(np.array([3, 3, 1]))

    assert right.tolist() == [1, 1, 3]
    assert scorecard._wrong(scorecard._ranks(np.array([0.1 + 0.2, 0.3, 0.1])), right).values == (1,)
