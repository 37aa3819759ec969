// The browser's side of stage_keys.py, which explains it.
import { button, made } from "./elements.js";
import { Outbox } from "./outbox.js";

const outbox = new Outbox(); // one for the page: waiting presses survive a redraw
const feet = new WeakMap();
const LOOK_MS = 250;
const SOUND = "gtm-timer-sound";

// Presenter remotes send Page Down and Page Up.
const KEYS = {
  ArrowRight: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "previous",
  PageUp: "previous",
  ArrowDown: "below",
  ArrowUp: "above",
  i: "idea",
  q: "code",
};

export const meaning = (key) => KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null;

const isTaken = (event) => {
  const at = event.composedPath()[0];
  if (!(at instanceof Element)) return false;
  if (at.closest("input, textarea, select, [contenteditable='true']")) return true;
  return event.key === " " && at.closest("button, a") !== null;
};

let audio = null; // a browser plays no sound before someone has pressed something

const tone = (at) => {
  const [sound, volume] = [audio.createOscillator(), audio.createGain()];
  sound.frequency.value = 660;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.3, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
  sound.connect(volume).connect(audio.destination);
  sound.start(at);
  sound.stop(at + 0.55);
};

const ring = (root) => {
  root.dataset.rung = Number(root.dataset.rung ?? 0) + 1;
  if (audio) for (const after of [0, 0.6]) tone(audio.currentTime + after);
};

// Rings once when a clock on the page, the phase's or the idea's, reaches zero, if someone wants it to.
function listen(foot) {
  const over = document.querySelectorAll("[role=timer].over").length;
  if (foot.over !== null && over > foot.over && foot.sound) ring(foot.root);
  foot.over = over;
}

function draw(foot, { page, pages, join, code }) {
  const press = (name, label, title) => {
    const element = button("", label, () => {
      element.blur();
      outbox.put({ press: name });
    });
    element.title = title;
    return element;
  };
  const way = made("div", "join", join.length ? `Join: ${join[0]} · ` : "Joining is closed");
  if (join.length) way.append(made("b", "", join[1]));
  const turn = made("div", "turn");
  const back = press("previous", "‹", "Previous page (←)");
  const on = press("next", "›", "Next page (→)");
  back.setAttribute("aria-label", "Previous page");
  on.setAttribute("aria-label", "Next page");
  back.disabled = page <= 1;
  on.disabled = page >= pages;
  turn.append(back, made("span", "", `page ${page} of ${pages}`), on);
  const more = made("div", "more");
  const wanted = button("", "Sound", () => {
    audio ??= new AudioContext();
    foot.sound = !foot.sound;
    sessionStorage.setItem(SOUND, foot.sound ? "on" : "");
    wanted.setAttribute("aria-pressed", foot.sound);
    wanted.blur();
  });
  wanted.title = "Ring when the timer reaches zero";
  wanted.setAttribute("aria-pressed", foot.sound);
  const qr = press("code", code ? "Hide QR" : "QR", "Show the QR code (Q)");
  more.append(press("idea", "This idea", "Back to the current idea (I)"), qr, wanted);
  foot.root.replaceChildren(way, turn, more);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let foot = feet.get(parentElement);
  if (!foot) {
    foot = { root: parentElement.querySelector(".foot"), drawn: "", over: null };
    foot.sound = sessionStorage.getItem(SOUND) === "on";
    feet.set(parentElement, foot);
  }
  outbox.leadsTo((sent) => setTriggerValue("pressed", sent), foot.root);
  if (!foot.heed) {
    foot.heed = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event)) return;
      const press = meaning(event.key);
      if (!press) return;
      event.preventDefault();
      outbox.put({ press });
    };
    document.addEventListener("keydown", foot.heed);
    foot.looking = setInterval(() => listen(foot), LOOK_MS);
  }
  const { ack, ...shown } = data;
  outbox.acknowledge(ack);
  const now = JSON.stringify(shown);
  if (foot.drawn !== now) {
    foot.drawn = now;
    draw(foot, shown);
  }
  return () => {
    outbox.rest();
    clearInterval(foot.looking);
    document.removeEventListener("keydown", foot.heed);
    foot.heed = null;
  };
}
