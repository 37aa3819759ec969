// The browser's side of board.py, which says what it is for.
//
// A note that was moved is held where it was put until its move is acknowledged, because a rerun that began
// earlier still brings the old place.
import { made } from "../elements.js";
import { Outbox } from "../outbox.js";
import { Note } from "./note.js";
import { Plane } from "./plane.js";

const outboxes = new Map(); // by board key: what was moved here and not acknowledged outlives a drawing anew
const boards = new WeakMap();

const isDark = (element) => {
  const probe = made("i");
  probe.style.color = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  element.append(probe);
  const [red, green, blue] = getComputedStyle(probe)
    .color.match(/[\d.]+/g)
    .map(Number);
  probe.remove();
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
};

class Board {
  constructor(root) {
    this.root = root;
    this.plane = new Plane(root.querySelector(".plot"));
    this.tray = root.querySelector(".tray");
    this.list = root.querySelector(".list");
    this.status = root.querySelector(".status");
    this.spoken = root.querySelector(".spoken");
    this.heading = made("span", "name", "Not placed yet");
    this.notes = new Map();
  }

  // --- what is shown ---------------------------------------------------------------------------------

  update(data, trigger) {
    this.data = data;
    this.theme = isDark(this.root) ? "dark" : "light";
    this.root.classList.toggle("large", data.large);
    this.root.classList.toggle("still", !data.movable);
    if (!outboxes.has(data.key)) outboxes.set(data.key, new Outbox());
    this.outbox = outboxes.get(data.key);
    this.outbox.leadsTo((sent) => trigger("moved", sent), this.root);
    this.outbox.acknowledge(data.ack);
    this.plane.update(data, this.theme);
    const known = new Set(data.notes.map((note) => note.id));
    for (const [id, note] of this.notes) {
      if (known.has(id)) continue;
      note.leave();
      this.notes.delete(id);
    }
    for (const given of data.notes) this.take(given);
    this.arrange();
  }

  take(given) {
    const isNew = !this.notes.has(given.id);
    if (isNew) this.notes.set(given.id, new Note(given.id, this));
    const note = this.notes.get(given.id);
    Object.assign(note, { title: given.title, sign: this.data.look.signs[given.sign] });
    const waiting = this.outbox.waiting.findLast((move) => move.id === given.id);
    if (isNew) note.place(waiting ?? given);
    else if (!waiting && !note.busy) note.place(given);
    note.show();
  }

  arrange() {
    const together = new Map();
    const cards = { plane: [], tray: [] };
    const notes = this.data.notes.map((given) => this.notes.get(given.id));
    for (const note of notes.filter((each) => !each.hand.holds)) {
      (note.placed ? cards.plane : cards.tray).push(note.element);
      if (!note.placed) continue;
      const place = `${note.impact}|${note.effort}`;
      const nth = together.get(place) ?? 0;
      together.set(place, nth + 1);
      note.putAt(this.plane.pointOf(note), nth);
    }
    keepIn(this.plane.element, cards.plane);
    keepIn(this.tray, cards.tray.length ? [this.heading, ...cards.tray] : []);
    keepIn(
      this.list,
      notes.map((note) => note.row.element),
    );
  }

  // --- what a person does ----------------------------------------------------------------------------

  move(note, chosen) {
    note.place(chosen);
    note.show();
    this.arrange();
    this.spoken.textContent = `${note.title}: ${this.plane.told(note)}`;
  }

  send({ id, impact, effort }, how) {
    this.outbox.put({ id, impact, effort, how });
  }

  stop() {
    for (const note of this.notes.values()) note.steps.flush();
    this.outbox.rest();
  }
}

// Make `wanted` the children of a holder in that order, touching only what is out of place: an element that
// is taken out and put back loses its focus.
function keepIn(holder, wanted) {
  const mine = [...holder.children].filter(
    (c) => c.dataset.note !== undefined || c.classList.contains("name"),
  );
  for (const child of mine) {
    if (!wanted.includes(child) && !child.classList.contains("grabbed")) child.remove();
  }
  let before = null;
  for (const child of [...wanted].reverse()) {
    if (child.parentElement !== holder || child.nextElementSibling !== before)
      holder.insertBefore(child, before);
    before = child;
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!boards.has(parentElement))
    boards.set(parentElement, new Board(parentElement.querySelector(".board")));
  const board = boards.get(parentElement);
  board.update(data, setTriggerValue);
  return () => board.stop();
}
