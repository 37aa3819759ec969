"""The one thing to look at on the shared screen: a page of the scene of the moment."""

import streamlit as st

from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene import Scene
from gtm_framework.charts.projector.scenes import page


def stage(room: Room, scene: Scene) -> None:
    """What the room looks at now."""
    number = scene.page(room.state.shown)
    name = "code" if room.state.shown.code else scene.name
    with st.container(key="present-stage"):
        st.html(f"<div class='present' data-scene='{name}' data-page='{number}'>{page(room, scene)}</div>")
