"""Why a cell is invalid."""

from dataclasses import dataclass

CORRECT = "Fix the cell, or leave it empty."


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a cell is invalid, phrased to follow its value, and what to do."""

    problem: str
    remedy: str = CORRECT
