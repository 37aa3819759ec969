"""What stands half-typed in a text field, told to the store while it is being typed.

A field of Streamlit's reports its text when it is left; a form's fields, when the form is sent. Until
then a refresh would lose it. This component shows nothing. It listens to the fields whose key begins
with `state.DRAFT`, puts every letter into the browser's own storage at once, and reports to Python
in the pauses. What Python has received leaves the browser's storage; what is still there after a
refresh or on another page is reported then.
"""

from secrets import token_hex

import streamlit as st

from pages.parts import state

_JS = r"""
const PAUSE = 300, AGAIN = 1000, TRIES = 5;
const FIELD = '[class*="st-key-draft-"]';
const mounts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const mount = mounts.get(parentElement) ?? { end: () => {} };
  mounts.set(parentElement, mount);
  const place = `gtm-half-typed/${data.workspace}/`;

  for (const [key, entry] of Object.entries(data.received))
    if (localStorage.getItem(place + key) === JSON.stringify(entry)) localStorage.removeItem(place + key);

  // Each entry: the text, and how often something had been sent before. What is sent is not half-typed.
  const report = () => {
    const names = Object.keys(localStorage).filter(name => name.startsWith(place));
    const texts = Object.fromEntries(
      names.map(name => [name.slice(place.length), JSON.parse(localStorage.getItem(name))]));
    const told = data.run + JSON.stringify(texts);
    mount.tries = told === mount.told ? mount.tries + 1 : 1;
    mount.told = told;
    if (!names.length || mount.tries > TRIES) return;
    const left = !document.activeElement?.closest(FIELD);
    setTriggerValue("typed", { workspace: data.workspace, texts, left });
    later(AGAIN);  // a report made while the page is being drawn may be lost
  };
  const later = wait => { clearTimeout(mount.timer); mount.timer = setTimeout(report, wait); };
  const hold = ({ target }) => {
    const field = target.closest?.(FIELD);
    if (!field || typeof target.value !== "string") return;
    const key = field.className.match(/st-key-(draft-[\w-]+)/)[1];
    localStorage.setItem(place + key, JSON.stringify([target.value, data.sent]));
    later(PAUSE);
  };
  // Who leaves a field may be on the way to another page; a report after the click would call them back.
  const leave = () => clearTimeout(mount.timer);
  // So would Streamlit's own, which it makes too late where a link takes the click without the focus.
  const go = ({ target }) => { if (target.closest?.("a")) document.activeElement?.blur(); };

  mount.end();
  const heard = [["input", hold], ["focusout", leave], ["pointerdown", go]];
  for (const [event, does] of heard) document.addEventListener(event, does, true);
  mount.end = () => {
    clearTimeout(mount.timer);
    for (const [event, does] of heard) document.removeEventListener(event, does, true);
  };
  later(0);
  return mount.end;
}
"""

_watch = st.components.v2.component("gtm_half_typed", html="<span></span>", js=_JS)


def watch() -> None:
    """Stand on every page, unseen."""
    _watching(token_hex(4))


@st.fragment
def _watching(run: str) -> None:
    """A report runs this function alone, not the page; each run of the page asks for what is left."""
    _watch(key="half-typed", data={"run": run, **state.half_typed()}, on_typed_change=_receive)
    if state.handed_back():
        st.rerun()


@state.guarded
def _receive() -> None:
    state.receive(state.typed("half-typed")["typed"])
