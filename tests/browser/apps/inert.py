"""One text from a person, taken from the address, in every place where Streamlit reads Markdown."""

import streamlit as st

from pages.parts.shell.inert import inert

text = inert(st.query_params["text"])

st.title(text, anchor=False)
st.subheader(text, anchor=False)
st.markdown(f"**{text}**")
st.caption(text)
st.text_input(text)
st.checkbox(text)
st.button(text)
st.tabs([text])
st.error(text)
st.success(text)
st.info(text)
st.warning(text)
st.segmented_control("Options", [text])
with st.expander(text):
    st.write("Inside")
with st.popover(text):
    st.write("Inside")
st.metric(text, 1)
