// A card being dragged: it follows the pointer and is dropped on whole steps, or goes back to where it was.
import { clamp } from "./plane.js";

const SLACK = 4; // a pointer that moved less than this isn't dragging, in px

export class Hand {
  constructor(note, board) {
    Object.assign(this, { note, board, holds: null });
    note.element.onpointerdown = (event) => this.grab(event);
    note.element.onpointermove = (event) => this.drag(event);
    note.element.onpointerup = (event) => this.drop(event);
    note.element.onpointercancel = () => this.letGo();
  }

  grab(event) {
    const { element, steps } = this.note;
    if (!this.board.data.movable || event.button) return;
    event.preventDefault();
    element.focus();
    steps.flush();
    element.setPointerCapture(event.pointerId);
    element.classList.add("grabbed");
    const box = element.getBoundingClientRect();
    const half = parseFloat(getComputedStyle(element).minHeight) / 2;
    this.holds = {
      from: { x: event.clientX, y: event.clientY },
      grip: { x: event.clientX - (box.left + box.width / 2), y: event.clientY - (box.top + half) },
      moved: false,
    };
  }

  drag({ clientX, clientY }) {
    if (!this.holds) return;
    const { from } = this.holds;
    if (Math.hypot(clientX - from.x, clientY - from.y) > SLACK) this.holds.moved = true;
    if (!this.holds.moved) return;
    const { note, board } = this;
    const { element } = note;
    element.classList.add("dragging");
    const at = this.under(clientX, clientY);
    if (element.parentElement === board.plane.element)
      note.putAt({ x: clamp(at.x, 0, 1), y: clamp(at.y, 0, 1) });
    else element.style.translate = `${clientX - from.x}px ${clientY - from.y}px`;
    board.status.textContent = at.inside
      ? `${note.title}: ${board.plane.told(board.plane.placeAt(at))}`
      : "";
  }

  under(left, top) {
    const { grip } = this.holds;
    return this.board.plane.under(left - grip.x, top - grip.y);
  }

  drop({ clientX, clientY }) {
    if (!this.holds) return;
    const at = this.under(clientX, clientY);
    const { moved } = this.holds;
    this.letGo();
    const { note, board } = this;
    const chosen = board.plane.placeAt(at);
    if (!moved && board.data.compact) board.choose(note);
    if (!moved || !(at.inside || note.placed) || note.isAt(chosen)) return;
    board.move(note, chosen);
    board.send(note, "pointer");
  }

  letGo() {
    const { note, board } = this;
    this.holds = null;
    note.element.classList.remove("grabbed", "dragging");
    note.element.style.translate = "";
    board.status.textContent = "";
    note.show();
    board.arrange();
  }
}
