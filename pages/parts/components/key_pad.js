// The browser's side of key_pad.py, which explains it.
import { button, made } from "./elements.js";
import { Outbox } from "./outbox.js";

const outbox = new Outbox(); // one for the page: waiting presses survive a redraw
const pads = new WeakMap();

const meaning = (key) => {
  if (key === " " || key === "ArrowRight") return "skip";
  if (key === "Backspace") return "undo";
  const small = key.toLowerCase();
  return small === "u" ? "undo" : /^[st0-9]$/.test(small) ? small : null;
};

// A field takes its own keys, and a button its own Space.
const isTaken = (event) => {
  const at = event.composedPath()[0];
  if (!(at instanceof Element)) return false;
  if (at.closest("input, textarea, select, [contenteditable='true'], [role='combobox'], [role='slider']"))
    return true;
  return event.key === " " && at.closest("button, a, [role='button']") !== null;
};

function press(pad, key) {
  const hit = pad.root.querySelector(`[data-key="${key}"]`);
  if (hit) {
    hit.classList.add("hit");
    setTimeout(() => hit.classList.remove("hit"), 150);
  }
  outbox.put({ key, round: pad.round });
}

function keyed(pad, key) {
  const element = button("", "", () => {
    element.blur();
    press(pad, key);
  });
  element.dataset.key = key;
  return element;
}

function draw(pad, data) {
  const keys = made("div", data.keys.length > 2 ? "keys many" : "keys few");
  for (const { key, label, text, colour } of data.keys) {
    const element = keyed(pad, key);
    if (colour) element.style.borderColor = colour;
    element.append(made("span", "label", label), made("span", "text", text));
    keys.append(element);
  }
  const others = made("div", "others");
  for (const [key, label, name, possible] of [
    ["skip", "Skip idea", "Space", data.skip],
    ["undo", "Undo", "U", data.undo],
  ]) {
    if (!possible && !data.keys.length) continue;
    const element = keyed(pad, key);
    element.disabled = !possible;
    element.append(label, made("kbd", "", name));
    others.append(element);
  }
  pad.root.replaceChildren(keys, others);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let pad = pads.get(parentElement);
  if (!pad) {
    pad = { root: parentElement.querySelector(".pad"), drawn: "" };
    pads.set(parentElement, pad);
  }
  outbox.leadsTo((sent) => setTriggerValue("pressed", sent), pad.root);
  if (!pad.heed) {
    pad.heed = (event) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.repeat ||
        event.isComposing ||
        isTaken(event)
      )
        return;
      const key = meaning(event.key);
      if (!key) return;
      event.preventDefault();
      press(pad, key);
    };
    document.addEventListener("keydown", pad.heed);
  }
  const { ack, round, ...shown } = data;
  pad.round = round;
  outbox.acknowledge(ack);
  const now = JSON.stringify(shown);
  if (pad.drawn !== now) {
    pad.drawn = now;
    draw(pad, shown);
  }
  return () => {
    outbox.rest();
    document.removeEventListener("keydown", pad.heed);
    pad.heed = null;
  };
}
