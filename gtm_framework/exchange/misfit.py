"""Why a cell does not fit."""

from dataclasses import dataclass

CORRECT = "Fix the cell, or leave it empty."


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a cell does not fit, as a fault says it after the value, and what to do."""

    problem: str
    remedy: str = CORRECT
