// The browser's side of half_typed.py, which explains it.
const PAUSE = 300,
  AGAIN = 1000,
  TRIES = 5;
const FIELD = '[class*="st-key-draft-"]';
const mounts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const mount = mounts.get(parentElement) ?? { end: () => {} };
  mounts.set(parentElement, mount);
  const place = `gtm-half-typed/${data.workspace}/`;

  for (const [key, entry] of Object.entries(data.received))
    if (localStorage.getItem(place + key) === JSON.stringify(entry)) localStorage.removeItem(place + key);

  // Each entry: the text, and how often something had been sent before. Text that was sent is no longer
  // half-typed.
  const report = () => {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(place));
    const texts = Object.fromEntries(
      names.map((name) => [name.slice(place.length), JSON.parse(localStorage.getItem(name))]),
    );
    const told = data.run + JSON.stringify(texts);
    mount.tries = told === mount.told ? mount.tries + 1 : 1;
    mount.told = told;
    if (!names.length || mount.tries > TRIES) return;
    const left = !document.activeElement?.closest(FIELD);
    setTriggerValue("typed", { workspace: data.workspace, texts, left });
    later(AGAIN); // a report made while the page is being drawn may be lost
  };
  const later = (wait) => {
    clearTimeout(mount.timer);
    mount.timer = setTimeout(report, wait);
  };
  const hold = ({ target }) => {
    const field = target.closest?.(FIELD);
    if (!field || typeof target.value !== "string") return;
    const key = field.className.match(/st-key-(draft-[\w-]+)/)[1];
    localStorage.setItem(place + key, JSON.stringify([target.value, data.sent]));
    later(PAUSE);
  };
  // Someone who leaves a field may be on the way to another page; a report after the click would call them
  // back.
  const leave = () => clearTimeout(mount.timer);
  // Enter in a line sends it: a report right after it would cut short the run that takes it.
  const send = ({ key, target }) => {
    if (key === "Enter" && target.tagName === "INPUT") leave();
  };
  // Streamlit sends the text when a field loses focus; that is too late if a clicked link doesn't take the focus.
  const go = ({ target }) => {
    if (target.closest?.("a")) document.activeElement?.blur();
  };

  mount.end();
  // A field that saves on leaving is also left by a refresh.
  const part = () => document.activeElement?.blur();
  const heard = [
    ["input", hold],
    ["focusout", leave],
    ["pointerdown", go],
    ["keydown", send],
  ];
  for (const [event, does] of heard) document.addEventListener(event, does, true);
  addEventListener("beforeunload", part);
  mount.end = () => {
    clearTimeout(mount.timer);
    for (const [event, does] of heard) document.removeEventListener(event, does, true);
    removeEventListener("beforeunload", part);
  };
  later(0);
  return mount.end;
}
