"""Guide: strategy, tactics and plan side by side, an exercise, the words, what the sources claim."""

from gtm_framework.strategy.guide import load_guide
from pages.parts.guide import columns
from pages.parts.guide.exercise import exercise
from pages.parts.shell import entry, theme

entry.through_app()
guide = load_guide()
theme.inject_css("guide/guide.css")
view = columns.views()

if view == "Exercise":
    exercise(guide)
elif view == "Words":
    columns.words(guide)
elif view == "Figures":
    columns.claims(guide)
else:
    columns.side_by_side(guide)
