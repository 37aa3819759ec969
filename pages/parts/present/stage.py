"""The main part of the shared screen: one page of the current scene."""

import streamlit as st

from gtm_framework.charts.projector import Room, Scene, page


def stage(room: Room, scene: Scene) -> None:
    """What the room sees now."""
    number = scene.page(room.state.shown)
    name = "code" if room.state.shown.code else scene.name
    with st.container(key="present-stage"):
        st.html(f"<div class='present' data-scene='{name}' data-page='{number}'>{page(room, scene)}</div>")
