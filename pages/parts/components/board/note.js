// A note: one idea as a card on the plane, or beside it while it has no place, and as a row of the list.
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
    this.element.append(signElement(), made("span", "title"));
    this.hand = new Hand(this, board);
    this.steps = new Steps(this, board);
    this.row = new Row(this, board);
  }

  get placed() {
    return this.impact !== null && this.effort !== null;
  }

  // Whether somebody here is about to give it another place.
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
    this.element.setAttribute("aria-label", `${this.title}. ${this.sign.label}. ${where}.${hint}`);
    this.element.setAttribute("aria-disabled", String(!data.movable));
    this.element.dataset.impact = this.impact ?? "";
    this.element.dataset.effort = this.effort ?? "";
    this.row.show(where);
  }

  // Several notes on one place fan out towards the middle; `nth` tells how many lie there already.
  putAt({ x, y }, nth = 0) {
    const up = y > 0.5 ? -1 : 1;
    const { style } = this.element;
    style.setProperty("--x", x);
    style.setProperty("--y", y);
    style.setProperty("--nth", nth % 6);
    style.setProperty("--up", up);
    style.zIndex = up > 0 ? 10 + nth : 100 - nth;
  }

  leave() {
    this.steps.forget();
    this.element.remove();
    this.row.element.remove();
  }
}
