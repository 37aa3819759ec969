// The browser's side of idea_rows.py, which explains it.
import { button, made } from "./elements.js";

const lists = new WeakMap(); // by root: what is drawn in it

function symbol(glyph, label) {
  const element = made("span", "glyph", glyph);
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", label);
  element.title = label;
  return element;
}

class IdeaRows {
  constructor(root) {
    this.root = root;
    this.list = root.querySelector(".rows");
    this.bar = root.querySelector(".pages");
    this.starts = [0]; // the first row of each page up to the current one
    this.list.onkeydown = (event) => this.step(event);
  }

  update(data, pick) {
    const isSame = this.drawn === JSON.stringify([data.rows, data.signs, data.large]);
    const moved = this.data?.picked !== data.picked;
    Object.assign(this, { data, pick });
    this.root.classList.toggle("large", data.large);
    this.root.style[data.large ? "height" : "maxHeight"] = `${data.height}px`;
    this.root.style[data.large ? "maxHeight" : "height"] = "";
    this.list.setAttribute("aria-label", data.label);
    if (!isSame) this.draw();
    this.mark();
    if (data.large) this.page();
    else if (moved || !isSame) this.current?.scrollIntoView({ block: "nearest" });
  }

  draw() {
    const { data } = this;
    const held = this.focused;
    this.drawn = JSON.stringify([data.rows, data.signs, data.large]);
    this.root.querySelector(".legend").replaceChildren(...(data.legend ? legend(data) : []));
    this.bar.replaceChildren();
    this.elements = data.rows.flatMap((row, at) => {
      const heads = row.group && row.group !== data.rows[at - 1]?.group;
      return [...(heads ? [made("li", "group", row.group)] : []), this.row(row)];
    });
    const at = this.list.scrollTop;
    this.list.replaceChildren(...this.elements);
    this.list.scrollTop = at;
    if (held) this.lineOf(held)?.focus();
  }

  row({ id, number, title, kind, text, score, mark, mark_label }) {
    const element = made("li", "row");
    const line = button("line", "", () => this.pick(id));
    line.dataset.idea = id;
    const words = made("span", "text");
    const { glyph, label } = this.data.signs[kind];
    const sign = symbol(glyph, label);
    const name = made("span", "title", title);
    if (mark) name.append(" ", symbol(mark, mark_label));
    words.append(name);
    if (text) words.append(made("span", "more", text));
    line.append(made("span", "number", number ?? "–"), sign, words, made("span", "score", score));
    element.append(line);
    return element;
  }

  // The Tab key reaches one row; the arrow keys go on from there.
  mark() {
    const lines = [...this.list.querySelectorAll(".line")];
    this.current = lines.find((line) => line.dataset.idea === this.data.picked);
    for (const line of lines) {
      line.setAttribute("aria-current", String(line === this.current));
      line.tabIndex = line === (this.current ?? lines[0]) ? 0 : -1;
    }
  }

  step(event) {
    const lines = [...this.list.querySelectorAll(".line")];
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -lines.length, End: lines.length }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const from = lines.findIndex((line) => line.dataset.idea === this.focused);
    const line = lines[Math.max(0, Math.min(lines.length - 1, from + by))];
    line.focus();
    this.pick(line.dataset.idea);
  }

  get focused() {
    return this.root.getRootNode().activeElement?.dataset.idea;
  }

  lineOf(id) {
    return [...this.list.querySelectorAll(".line")].find((line) => line.dataset.idea === id);
  }

  // --- pages, for a room -----------------------------------------------------------------------------

  page() {
    const { elements, list, root, bar } = this;
    this.starts = this.starts.filter((start) => start < Math.max(elements.length, 1));
    const first = this.starts.at(-1);
    const room = root.clientHeight - list.offsetTop - 2.4 * parseFloat(getComputedStyle(root).fontSize);
    const shown = fill(list, elements, first, room);
    const back = button("step", "← Previous", () => this.turn(this.starts.slice(0, -1)));
    const next = button("step", "Next →", () => this.turn([...this.starts, first + shown]));
    back.disabled = this.starts.length === 1;
    next.disabled = first + shown >= elements.length;
    const ideas = (list) => list.filter((element) => element.className === "row").length;
    const before = ideas(elements.slice(0, first));
    const said = `${before + 1}–${before + ideas([...list.children])} of ${ideas(elements)}`;
    bar.replaceChildren(...(back.disabled && next.disabled ? [] : [back, made("span", "at", said), next]));
  }

  turn(starts) {
    this.starts = starts;
    this.page();
    this.mark();
    this.bar.querySelector("button:enabled")?.focus();
  }
}

const legend = ({ signs, rows }) => {
  const used = Object.entries(signs).filter(([kind]) => rows.some((row) => row.kind === kind));
  return used.map(([, { glyph, label }]) => made("span", "sign", `${glyph} ${label}`));
};

// Show as many elements from `first` on as fit, and return how many; at least one.
const fill = (list, elements, first, room) => {
  list.replaceChildren(...elements.slice(first));
  let fitting = 0;
  for (const element of list.children) {
    if (element.offsetTop + element.offsetHeight - list.offsetTop > room) break;
    fitting += 1;
  }
  fitting = Math.max(fitting, 1);
  list.replaceChildren(...elements.slice(first, first + fitting));
  return fitting;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".ideas");
  if (!lists.has(root)) lists.set(root, new IdeaRows(root));
  lists.get(root).update(data, (id) => setTriggerValue("picked", id));
}
