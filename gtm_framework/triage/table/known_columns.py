"""Columns of a table by our names: as they are, in another case, or by a name the import knows."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.triage.methods import Method
from gtm_framework.triage.rubric import Rubric

@dataclass(frozen=True, slots=True)
class KnownColumns:
    columns: Mapping[str, str]
    scales: Mapping[str, str]

def known_columns(headers: Sequence[str], rubric: Rubric, by: Method) -> KnownColumns:
    return KnownColumns({h: h for h in headers}, {})
