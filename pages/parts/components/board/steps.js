// Steps of a card by arrow keys and by the list's stepper; steps in quick succession are one move.
import { AXES } from "./plane.js";

const KEYS = {
  ArrowLeft: { effort: -1 },
  ArrowRight: { effort: 1 },
  ArrowUp: { impact: 1 },
  ArrowDown: { impact: -1 },
};
const PAUSE_MS = 350; // after the last step, a place counts as chosen

export class Steps {
  constructor(note, board) {
    Object.assign(this, { note, board, timer: null });
    note.element.onkeydown = (event) => this.press(event);
    note.element.onblur = () => this.flush();
  }

  press(event) {
    const { note } = this;
    if (!this.board.data.movable || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && note.hand.holds) note.hand.letGo();
    if (event.key === "Escape" && note === this.board.chosen) this.board.choose(undefined);
    const enter = (event.key === "Enter" || event.key === " ") && !note.placed;
    if (!enter && !KEYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    if (note.hand.holds) note.hand.letGo();
    this.step(KEYS[event.key] ?? {});
  }

  // One step on an axis. A blank score starts in the middle; in the list, `only` the stepped one.
  step(by, only = null) {
    const { note, board } = this;
    const chosen = {};
    for (const axis of AXES) chosen[axis] = this.after(axis, by[axis] ?? 0, only);
    if (note.isAt(chosen)) return;
    this.how = only ? "stepper" : "keyboard";
    const page = note.element.getRootNode();
    const focused = page.activeElement;
    board.move(note, chosen);
    if (focused && focused !== page.activeElement) focused.focus();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  after(axis, by, only) {
    const { plane } = this.board;
    const score = this.note[axis];
    if (score === null)
      return only && only !== axis ? null : Math.floor((plane.scale[0] + plane.scale[1]) / 2);
    return by ? plane.within((by > 0 ? Math.floor(score) : Math.ceil(score)) + by) : score;
  }

  // Send what has been chosen, now.
  flush() {
    if (this.timer === null) return;
    this.forget();
    this.board.send(this.note, this.how);
  }

  forget() {
    clearTimeout(this.timer);
    this.timer = null;
  }
}
