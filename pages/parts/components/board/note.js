// A card: one idea on the plane, or below it if it has no place, and as a row of the list.
import { made } from "../elements.js";
import { Hand } from "./hand.js";
import { Row } from "./row.js";
import { paint, signElement } from "./sign.js";
import { Steps } from "./steps.js";

export class Note {
  constructor(id, board) {
    Object.assign(this, { id, board });
    this.element = made("div", "note");
    this.element.dataset.note = id;
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "button");
    this.element.setAttribute("aria-roledescription", "movable note");
    this.count = made("span", "count");
    this.figure = made("span", "number");
    this.element.append(signElement(), this.figure, made("span", "title"), this.count);
    this.hand = new Hand(this, board);
    this.steps = new Steps(this, board);
    this.row = new Row(this, board);
  }

  get placed() {
    return this.impact !== null && this.effort !== null;
  }

  // Whether someone here is about to move it.
  get busy() {
    return this.hand.holds !== null || this.steps.timer !== null;
  }

  isAt({ impact, effort }) {
    return impact === this.impact && effort === this.effort;
  }

  place({ impact, effort }) {
    Object.assign(this, { impact, effort });
  }

  show() {
    const { data, theme, plane } = this.board;
    const colour = this.sign[theme];
    const where = plane.told(this);
    const hint = data.movable ? (this.placed ? " Arrow keys move it." : " Enter places it.") : "";
    this.element.style.setProperty("--ink", colour);
    for (const holder of [this.element, this.row.element]) {
      holder.querySelector(".title").textContent = this.title;
      paint(holder.querySelector("path"), this.sign.symbol, colour);
    }
    this.figure.textContent = this.number ?? "";
    this.figure.hidden = !this.number;
    this.element.classList.toggle("picked", data.picked === this.id || this === this.board.chosen);
    const number = data.compact ? `${this.number}. ` : "";
    this.told = `${number}${this.title}. ${this.sign.label}. ${where}.${hint}`;
    this.element.setAttribute("aria-label", this.told);
    this.element.setAttribute("aria-disabled", String(!data.movable));
    this.element.dataset.impact = this.impact ?? "";
    this.element.dataset.effort = this.effort ?? "";
    this.row.show(where);
  }

  // Show the card with its center at a point, or offset if its stack is open.
  putAt({ x, y }, away = { left: 0, top: 0 }) {
    const { style } = this.element;
    style.setProperty("--x", x);
    style.setProperty("--y", y);
    style.setProperty("--left", `${away.left}px`);
    style.setProperty("--top", `${away.top}px`);
  }

  // Show the card's role in its stack of `count`: the first one, or hidden until the stack opens.
  stack(count, isFirst, isOpen) {
    const isTop = isFirst && count > 1;
    this.element.classList.toggle("under", !isFirst && !isOpen);
    this.element.classList.toggle("open", isOpen && count > 1);
    this.element.classList.toggle("stacked", isTop);
    this.count.textContent = isTop ? count : "";
    const told = isTop ? `${this.told} First of a stack of ${count}.` : this.told;
    if (this.element.getAttribute("aria-label") !== told) this.element.setAttribute("aria-label", told);
  }

  leave() {
    this.steps.forget();
    this.element.remove();
    this.row.element.remove();
  }
}
