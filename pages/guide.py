"""Guide: strategy, tactics, and plans side by side; an exercise; the glossary; the sources' statistics."""

from gtm_framework.strategy import load_guide
from pages.parts.guide import columns
from pages.parts.guide.exercise import exercise
from pages.parts.shell import entry, heading, theme

entry.through_app()
guide = load_guide()
theme.inject_css("guide/guide.css")
heading.unseen("Guide")
view = columns.views()

if view == "Exercise":
    exercise(guide)
elif view == "Glossary":
    columns.words(guide)
elif view == "Statistics":
    columns.claims(guide)
else:
    columns.side_by_side(guide)
