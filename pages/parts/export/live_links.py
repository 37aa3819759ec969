"""Live links of the open workspace: created, shown once, listed with their uses, revoked."""

from datetime import datetime

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.live import LiveFile, live_address, live_rules
from gtm_framework.store import LiveLink
from pages.parts import session, workspace
from pages.parts.live import join_link
from pages.parts.session import gate
from pages.parts.shell.inert import inert

_FILE, _LABEL, _NEW = "live-file", "live-label", "live-new"


def live_links() -> None:
    """Everything about the live links of this workspace."""
    st.header(
        "Live links",
        help="Read-only addresses that always show the current version, for a spreadsheet, a wiki, "
        "a calendar, or your client. Each one opens a single file and nothing else.",
    )
    if gate.is_shared():
        _form()
        _new()
    else:
        st.caption(
            "Live links keep a spreadsheet, a wiki, or a calendar up to date. They work while the app is "
            "shared: start it with `gtm-framework --share`."
        )
    for link in session.store().live_links(workspace.current().id):
        _line(link)


def _form() -> None:
    files = {file.name: file for file in live_rules().files}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Link to", list(files), format_func=lambda name: files[name].title, key=_FILE, width=240
        )
        st.text_input("For (optional)", key=_LABEL, placeholder="Board deck", max_chars=200, width=240)
        st.button("Create link", key="live-create", icon=":material/add_link:", on_click=_create)


def _new() -> None:
    """The link just created; its address is shown only now."""
    made: tuple[str, str] | None = session.get_local(_NEW)
    if made is None:
        return
    address, name = made
    with st.container(border=True, key="live-new"):
        st.markdown(
            "**Copy this address now.** We can’t show it again later. Anyone who has it can read the file."
        )
        st.code(address, language=None, wrap_lines=True)
        st.caption(_file(name).how)
        if _file(name).formula:
            st.code(_file(name).formula.format(address=address), language=None, wrap_lines=True)


def _line(link: LiveLink) -> None:
    title = f"**{_file(link.file).title}**"
    with st.container(key=f"live-link-{link.id}"):
        what, when, revoke = st.columns([4, 5, 2], vertical_alignment="center", gap="small")
    what.markdown(f"{title} · {inert(link.label)}" if link.label else title)
    when.caption(f"Created {_moment(link.created_at)} · {_uses(link)}")
    revoke.button(
        "Revoke link",
        key=f"live-revoke-{link.id}",
        icon=":material/link_off:",
        on_click=_revoke,
        args=(link.id,),
        help="The address stops working at once",
    )


def _uses(link: LiveLink) -> str:
    if link.used_at is None:
        return "not opened yet"
    return f"opened {counted(link.uses, 'time')}, last on {_moment(link.used_at)}"


def _moment(at: datetime) -> str:
    here = session.local_time(at)
    return f"{session.date_words(here.date())}, {here:%H:%M}"


def _file(name: str) -> LiveFile:
    return next(file for file in live_rules().files if file.name == name)


@session.report_errors
def _create() -> None:
    name, label = session.widget_value(_FILE), session.widget_value(_LABEL) or ""
    _, secret = session.store().create_live_link(workspace.current().id, name, label)
    session.set_local(_NEW, (live_address(join_link.base(), secret, name), name))
    session.set_widget(_LABEL, "")


@session.report_errors
def _revoke(link_id: str) -> None:
    session.store().revoke_live_link(workspace.current().id, link_id)
    session.set_local(_NEW, None)
    session.notify("Revoked the link. Its address no longer works.")
