"""Guide: strategy, tactics and plan side by side, an exercise, the words, what the sources claim."""

from gtm_framework.strategy.guide import load_guide
from pages.parts.frame import entry
from pages.parts.guide import columns as guide_parts
from pages.parts.guide import exercise as exercise_parts

entry.through_app()
guide = load_guide()
guide_parts.look()
view = guide_parts.views()

if view == "Exercise":
    exercise_parts.exercise(guide)
elif view == "Words":
    guide_parts.words(guide)
elif view == "Figures":
    guide_parts.claims(guide)
else:
    guide_parts.side_by_side(guide)
