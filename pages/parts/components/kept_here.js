// The browser's side of kept_here.py, which explains it.
const TRIES = 60; // frames to wait for the fields: they may be drawn after this

export default function ({ data, parentElement }) {
  const place = `gtm-kept-here/${data.owner}/`;
  const find = (key) => document.querySelector(`.st-key-${key} input, .st-key-${key} textarea`);

  // Submitted text is no longer half-typed, even if the confirmation came late.
  const first = localStorage.getItem(place + data.fields[0]);
  if (first !== null && data.sent.includes(first.trim()))
    for (const key of data.fields) localStorage.removeItem(place + key);

  // A field managed by React only accepts a value that comes as if it were typed.
  const restore = (key, left) => {
    const text = localStorage.getItem(place + key),
      field = find(key);
    if (text === null) return;
    if (!field) {
      if (left) requestAnimationFrame(() => restore(key, left - 1));
      return;
    }
    if (field.value !== "" || document.activeElement === field) return;
    const sort = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(sort.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const key of data.fields) restore(key, TRIES);

  const hold = ({ target }) => {
    const key = data.fields.find((one) => target.closest?.(`.st-key-${one}`));
    if (!key || typeof target.value !== "string") return;
    if (target.value === "") localStorage.removeItem(place + key);
    else localStorage.setItem(place + key, target.value);
  };
  parentElement.gtmEnd?.();
  document.addEventListener("input", hold, true);
  parentElement.gtmEnd = () => document.removeEventListener("input", hold, true);
  return parentElement.gtmEnd;
}
