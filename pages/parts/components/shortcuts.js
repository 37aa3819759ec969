// The browser's side of shortcuts.py, which explains it.
import { button, made } from "./elements.js";

const mounts = new WeakMap();
const FIELDS = "input, textarea, select, [contenteditable='true'], [role='combobox']";

export const opens = (event) => {
  if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return false;
  const at = event.composedPath()[0];
  return !(at instanceof Element && at.closest(FIELDS));
};

function draw(panel, { title, hint, groups }) {
  const head = made("h2", "", title);
  head.id = "shortcuts-title";
  panel.setAttribute("aria-labelledby", head.id);
  const parts = groups.map((group) => {
    const part = made("section");
    const list = made("dl");
    for (const [key, does] of group.keys) list.append(made("dt", "", key), made("dd", "", does));
    part.append(made("h3", "", group.title), list);
    return part;
  });
  const columns = made("div", "columns");
  columns.append(...parts);
  const close = button("close", "Close", () => panel.close());
  panel.replaceChildren(head, columns, made("p", "", hint), close);
}

export default function ({ data, parentElement }) {
  mounts.get(parentElement)?.();
  const panel = parentElement.querySelector("dialog");
  panel.onclose = () => panel.replaceChildren();
  const press = (event) => {
    if (!opens(event) || panel.open) return;
    event.preventDefault();
    draw(panel, data);
    panel.showModal();
  };
  window.addEventListener("keydown", press);
  const end = () => window.removeEventListener("keydown", press);
  mounts.set(parentElement, end);
  return end;
}
