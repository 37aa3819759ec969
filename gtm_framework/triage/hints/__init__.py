"""Hints: what an idea's wording already says about its answers."""

from gtm_framework.triage.hints.result import Hints as Hints
from gtm_framework.triage.hints.result import Strength as Strength
from gtm_framework.triage.hints.result import Suggestion as Suggestion
from gtm_framework.triage.hints.suggesting import suggest as suggest
from gtm_framework.triage.hints.vocabulary import Vocabulary as Vocabulary
