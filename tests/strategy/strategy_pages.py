"""Pages for the tests: made from a flat list of answers, by hand or drawn."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage

CASES = Path(__file__).parent / "cases"
LEVELS = [level.id for level in load_form().evidence]


def cases(name: str) -> list[Any]:
    """The worked cases of one file."""
    return list(yaml.safe_load((CASES / name).read_text(encoding="utf-8")))


def page_of(answers: Mapping[str, str], evidence: Mapping[str, str] | None = None) -> OnePage:
    """A page with these answers: ``{"motion.kind": "sales_led"}``, and evidence by choice."""
    choices: dict[str, dict[str, Any]] = {}
    for path, option in answers.items():
        choice, _, attribute = path.partition(".")
        choices.setdefault(choice, {"options": {}})["options"][attribute] = option
    for choice, level in (evidence or {}).items():
        choices.setdefault(choice, {"words": "as chosen"})["evidence"] = level
    return OnePage.model_validate({"choices": choices})


def options_of(path: str) -> list[str]:
    return [option.id for option in load_form().attribute(path).options]


drawn_answers = st.fixed_dictionaries(
    {}, optional={path: st.sampled_from(options_of(path)) for path in load_form().paths()}
)
drawn_evidence = st.dictionaries(
    st.sampled_from([c.id for c in load_form().choices]), st.sampled_from(LEVELS)
)
drawn_pages = st.builds(page_of, drawn_answers, drawn_evidence)
