"""How every screen looks: its type and its spaces, on a phone, and when it is presented."""

import streamlit as st

from gtm_framework.charts.signs import ink
from pages.parts import state

_EVERYWHERE = """
<style>
.block-container { padding: 4.1rem 1.6rem 2rem; max-width: 1500px; }
.block-container [data-testid="stVerticalBlock"] { gap: 0.55rem; }
[data-testid="stMetricValue"], [data-testid="stDataFrame"], table { font-variant-numeric: tabular-nums; }
.st-key-frame { position: fixed; top: 0.55rem; right: 1.2rem; width: auto; z-index: 999992;
  flex-wrap: nowrap; }
.st-key-frame > :nth-child(n + 3) { position: absolute; width: 0; }
.st-key-frame [data-testid="stPopover"] button { max-width: min(11rem, 100vw - 14rem); }
[data-testid="stTopNav"] { margin-right: 20.5rem; }
[data-testid="stTopNavLink"]:focus-visible { outline: 3px solid TEXT; outline-offset: -2px; }
h1 { font-size: 1.7rem !important; padding: 0.2rem 0 0.4rem !important; }
h2 { font-size: 1.25rem !important; padding: 0.2rem 0 !important; }
h3 { font-size: 1.05rem !important; padding: 0.2rem 0 !important; }
[data-testid="stHeading"] [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] code,
  [data-testid="stMarkdownContainer"] blockquote { color: QUIET; opacity: 1; }
.st-key-narrowed [data-testid="stButtonGroup"] [role="toolbar"] { flex-wrap: wrap; }
button[kind^="primary"], button[kind^="primary"] :is(p, span, kbd) { color: GROUND !important; }
hr { margin: 0.4rem 0 !important; }
@media (max-width: 767px) {
  .block-container { padding: 4.1rem 0.9rem 2rem; }
  .st-key-frame { right: 0.9rem; }
  .st-key-matrix .textpoint { display: none; }
  .st-key-list-actions :is(.st-key-undo, .st-key-redo, .st-key-download) p {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .st-key-list-actions button { padding: 0.25rem 0.5rem; }
  .st-key-list-actions { gap: 0.3rem; }
  .st-key-list-suggestions p { font-size: 0.875rem; line-height: 1.3; }
  .st-key-narrowed { flex-wrap: nowrap; overflow-x: auto; }
  .st-key-narrowed > * { flex: none; }
  .st-key-narrowed [data-testid="stButtonGroup"] [role="toolbar"] { flex-wrap: nowrap; }
}
@media (min-width: 361px) and (max-width: 767px) {
  .st-key-list-suggestions:not(:has(> :nth-child(3))) { flex-wrap: nowrap; }
  .st-key-list-suggestions > :first-child { min-width: 6rem; flex: 1 1 6rem; }
}
/* The tools of a table lie over what stands above it: none for a list in which something is picked. */
:is(.st-key-list, .st-key-matrix-list, .st-key-tree, .st-key-readings, [class*="st-key-pick-"])
  [data-testid="stElementToolbar"] { display: none; }
@media (hover: none) {
  [data-testid="stElementToolbar"]:not(:has([aria-label^="Add row"])) { display: none; }
}
</style>
"""
_PRESENTING = """
<style>
html { font-size: 22px; }
.block-container { padding-top: 3.4rem; max-width: none; }
[data-testid="stMarkdownContainer"] p, label p, .stButton button p { font-size: 1.1rem; }
:is(.st-key-frame, [data-testid="stTopNav"]) p { font-size: 1rem; }
.st-key-list-actions, .st-key-list-suggestions, .st-key-narrowed { display: none; }
/* Twice 1.4: a table takes the width that it is seen to have, enlarged, for the one to be enlarged. */
.st-key-list { zoom: 1.4; width: calc(100% / 1.4) !important; }
</style>
"""


def look() -> None:
    """The styles, in the colours of the theme that the visitor has."""
    colours = ink(state.theme())
    styles = _EVERYWHERE + (_PRESENTING if state.presenting() else "")
    for name, colour in (("TEXT", colours.text), ("QUIET", colours.quiet), ("GROUND", colours.ground)):
        styles = styles.replace(name, colour)
    st.html(styles)
