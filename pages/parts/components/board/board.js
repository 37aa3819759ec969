// The browser's side of board.py, which explains it.
//
// A moved card stays at its new place until the move is acknowledged, because a rerun that started earlier
// still has the old place.
import { isDark, made } from "../elements.js";
import { Outbox } from "../outbox.js";
import { Note } from "./note.js";
import { Plane } from "./plane.js";
import { apart, cornerOf, spread, stacksOf } from "./stacks.js";

const outboxes = new Map(); // by board key: moves made here and not acknowledged survive a redraw
const boards = new WeakMap();

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
    this.focused = this.hovered = this.chosen = undefined;
    this.ruler = made("div", "ruler");
    this.plane.element.append(this.ruler);
    const { element } = this.plane;
    element.onpointerover = (event) => this.look({ type: "pointer", relatedTarget: event.target });
    element.onpointerout = (event) => this.look(event);
    element.onclick = (event) => this.putDown(event);
    root.addEventListener("focusin", (event) => this.look(event));
    root.addEventListener("focusout", () => setTimeout(() => this.look({ type: "focus" })));
    new ResizeObserver(() => this.data && this.arrange()).observe(element);
  }

  // --- what is shown ---------------------------------------------------------------------------------

  update(data, trigger) {
    this.data = data;
    this.theme = isDark(this.root) ? "dark" : "light";
    this.root.classList.toggle("large", data.large);
    this.root.classList.toggle("compact", data.compact);
    this.root.classList.toggle("still", !data.movable);
    if (!outboxes.has(data.key)) outboxes.set(data.key, new Outbox());
    this.outbox = outboxes.get(data.key);
    this.outbox.leadsTo((sent) => trigger("moved", sent), this.root);
    this.outbox.acknowledge(data.ack);
    this.plane.update(data, this.theme);
    const known = new Set(data.notes.map((note) => note.id));
    for (const [id, note] of this.notes) {
      if (known.has(id)) continue;
      if (note === this.chosen) this.choose(undefined);
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
    const { title, number } = given;
    Object.assign(note, { title, number, sign: this.data.look.signs[given.sign] });
    const waiting = this.outbox.waiting.findLast((move) => move.id === given.id);
    if (isNew) note.place(waiting ?? given);
    else if (!waiting && !note.busy) note.place(given);
    note.show();
  }

  arrange() {
    const notes = this.data.notes.map((given) => this.notes.get(given.id));
    const free = notes.filter((note) => !note.hand.holds);
    const cards = this.stack(free.filter((note) => note.placed));
    const tray = free.filter((note) => !note.placed).map((note) => note.element);
    for (const note of free) if (!note.placed) note.stack(1, true, false);
    keepIn(this.plane.element, cards, !this.focused);
    keepIn(this.tray, tray.length ? [this.heading, ...tray] : []);
    keepIn(
      this.list,
      notes.map((note) => note.row.element),
    );
  }

  // Put each card where it belongs, and return the cards stack by stack, so the Tab key goes through each.
  stack(placed) {
    const { element } = this.plane;
    const plane = { width: element.clientWidth, height: element.clientHeight };
    const card = this.cardSize();
    const corners = placed.map((note) => ({ note, ...cornerOf(this.plane.pointOf(note), card, plane) }));
    const isDrawn = plane.width > 0 && card.width > 0; // not in a window so narrow that the list replaces it
    if (this.data.compact) return this.putApart(corners, isDrawn, card, plane);
    const stacks = isDrawn ? stacksOf(corners, card) : corners.map((corner) => [corner]);
    for (const stack of stacks) {
      const isOpen = stack.some(({ note }) => note === this.focused || note === this.hovered);
      const to = isOpen && isDrawn ? spread(stack, card, plane) : stack;
      for (const [at, { note, left, top }] of stack.entries()) {
        note.putAt(this.plane.pointOf(note), { left: to[at].left - left, top: to[at].top - top });
        note.stack(stack.length, at === 0, isOpen);
      }
    }
    return stacks.flat().map(({ note }) => note.element);
  }

  // On a compact board, every number is visible: one that would cover another moves next to it.
  putApart(corners, isDrawn, card, plane) {
    const line = { left: this.plane.line * plane.width, top: (1 - this.plane.line) * plane.height };
    const places = isDrawn ? apart(corners, card, plane, line) : corners;
    for (const [at, { note, left, top }] of corners.entries()) {
      note.putAt(this.plane.pointOf(note), { left: places[at].left - left, top: places[at].top - top });
      note.stack(1, true, false);
    }
    return corners.map(({ note }) => note.element);
  }

  cardSize() {
    const style = getComputedStyle(this.ruler);
    return { width: parseFloat(style.width), height: parseFloat(style.height) };
  }

  // A stack is open while one of its cards has the focus or the pointer.
  look(event) {
    const held = [...this.notes.values()].some((note) => note.hand.holds);
    if (held) return;
    const noteOf = (target) => this.notes.get(target?.closest?.("[data-note]")?.dataset.note);
    const focused = noteOf(this.root.getRootNode().activeElement);
    const hovered = event.type.startsWith("pointer") ? noteOf(event.relatedTarget) : this.hovered;
    if (focused === this.focused && hovered === this.hovered) return;
    Object.assign(this, { focused, hovered });
    this.arrange();
  }

  // --- user input ------------------------------------------------------------------------------------

  move(note, chosen) {
    note.place(chosen);
    note.show();
    this.arrange();
    this.spoken.textContent = `${note.title}: ${this.plane.told(note)}`;
  }

  // On a compact board, a tap selects a card, a second tap deselects it, and a tap on the plane moves it there.
  choose(note) {
    const { chosen } = this;
    this.chosen = note === chosen ? undefined : note;
    for (const each of [chosen, this.chosen]) each?.show();
    const told = this.chosen ? `${this.chosen.number} ${this.chosen.title}: tap its new place.` : "";
    this.status.textContent = this.spoken.textContent = told;
  }

  putDown({ target, clientX, clientY }) {
    const note = this.chosen;
    if (!note || !this.data.movable || target.closest(".note")) return;
    const place = this.plane.placeAt(this.plane.under(clientX, clientY));
    this.choose(undefined);
    if (note.isAt(place)) return;
    this.move(note, place);
    this.send(note, "pointer");
  }

  send({ id, impact, effort }, how) {
    this.outbox.put({ id, impact, effort, how });
  }

  stop() {
    for (const note of this.notes.values()) note.steps.flush();
    this.outbox.rest();
  }
}

// Make `wanted` the children of a holder in that order, moving only what is out of place: an element that
// is removed and put back loses its focus.
function keepIn(holder, wanted, isOrdered = true) {
  const mine = [...holder.children].filter(
    (c) => c.dataset.note !== undefined || c.classList.contains("name"),
  );
  for (const child of mine) {
    if (!wanted.includes(child) && !child.classList.contains("grabbed")) child.remove();
  }
  let before = null;
  for (const child of [...wanted].reverse()) {
    const isThere = child.parentElement === holder;
    if (!isThere || (isOrdered && child.nextElementSibling !== before)) holder.insertBefore(child, before);
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
