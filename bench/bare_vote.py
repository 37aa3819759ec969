"""The baseline for a workshop: the same vote in a few lines of Streamlit over one table.

Anyone with its address can vote as anyone; nothing is checked and nothing is hidden. `bench.workshop` runs
it over the file in BARE_VOTE: its shared screen with `?screen=1`, its participants with `?me=NUMBER`.
"""

import os
import sqlite3

import streamlit as st

DONE = "SELECT person FROM ballots GROUP BY person HAVING count(*) = (SELECT ideas FROM vote)"
COUNT = f"SELECT count(*) FROM ({DONE})"

table = sqlite3.connect(os.environ["BARE_VOTE"], isolation_level=None, check_same_thread=False)
people, ideas, is_open, revealed = table.execute(
    "SELECT people, ideas, open, revealed FROM vote"
).fetchone()


def cast(idea: int) -> None:
    """Save one vote."""
    row = (st.query_params["me"], idea, st.session_state[f"idea-{idea}"])
    table.execute("INSERT OR REPLACE INTO ballots VALUES (?, ?, ?)", row)


def averages() -> None:
    """What they answered."""
    st.header("Revealed")
    for idea, average in table.execute("SELECT idea, avg(value) FROM ballots GROUP BY idea"):
        st.text(f"Idea {idea + 1}: {average:.1f}")


@st.fragment(run_every=float(os.environ["BARE_SCREEN_POLL"]))
def screen() -> None:
    """How many are done; what they answered once it is revealed."""
    if table.execute("SELECT revealed FROM vote").fetchone()[0]:
        averages()
    elif is_open or table.execute("SELECT open FROM vote").fetchone()[0]:
        st.text(f"{table.execute(COUNT).fetchone()[0]} of {people} done")


@st.fragment(run_every=float(os.environ["BARE_JOIN_POLL"]))
def watch() -> None:
    """Redraw the page when the vote was opened or revealed; show how many are done."""
    if table.execute("SELECT open, revealed FROM vote").fetchone() != (is_open, revealed):
        st.rerun()
    st.text(f"{table.execute(COUNT).fetchone()[0]} of {people} done")


if "screen" in st.query_params:
    screen()
else:
    watch()
    if is_open and not revealed:
        for idea in range(ideas):
            st.number_input(
                f"Idea {idea + 1}", 1, 10, None, key=f"idea-{idea}", on_change=cast, args=(idea,)
            )
    elif revealed:
        averages()
