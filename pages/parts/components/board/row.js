// A row of the list, which replaces the plane in a narrow window: a card with a stepper for each score.
import { button, made } from "../elements.js";
import { AXES } from "./plane.js";
import { signElement } from "./sign.js";

export class Row {
  constructor(note, board) {
    Object.assign(this, { note, board });
    this.where = made("div", "where");
    this.figure = made("span", "number");
    this.head = board.data.compact ? button("head", "", () => this.choose()) : made("div", "head");
    this.head.append(this.figure, signElement(), made("span", "title"));
    this.element = made("li", "row");
    this.element.dataset.note = note.id;
    this.element.append(this.head, this.where, ...AXES.map((axis) => this.stepper(axis)));
  }

  // The key is below the plane, so selecting a card in it scrolls the plane into view.
  choose() {
    const { note, board } = this;
    if (!board.data.movable) return;
    board.choose(note);
    if (note === board.chosen) board.plane.element.scrollIntoView({ block: "start" });
  }

  stepper(axis) {
    const box = made("div", "stepper");
    box.dataset.axis = axis;
    const name = made("span", "name", axis === "impact" ? "Impact" : "Effort");
    box.append(
      name,
      this.step(axis, -1, "−"),
      made("span", "value"),
      this.step(axis, 1, "+"),
      made("span", "text"),
    );
    return box;
  }

  step(axis, by, sign) {
    const { steps } = this.note;
    const element = button("step", sign, () => steps.step({ [axis]: by }, axis));
    element.dataset.by = by;
    element.onblur = () => steps.flush();
    return element;
  }

  show(where) {
    const { board, note } = this;
    const isChosen = note === board.chosen;
    this.where.textContent = where;
    this.figure.textContent = note.number ?? "";
    this.figure.hidden = !note.number;
    this.element.classList.toggle("chosen", isChosen);
    if (board.data.compact) this.head.setAttribute("aria-pressed", String(isChosen));
    for (const axis of AXES) this.showStepper(axis);
  }

  showStepper(axis) {
    const { data, plane } = this.board;
    const [low, top] = data.scale;
    const box = this.element.querySelector(`[data-axis=${axis}]`);
    const score = this.note[axis];
    box.querySelector(".value").textContent = score ?? "–";
    box.querySelector(".text").textContent = plane.level(axis, score);
    for (const each of box.querySelectorAll(".step")) {
      const more = each.dataset.by === "1";
      each.disabled = !data.movable || score === (more ? top : low);
      each.setAttribute("aria-label", `${more ? "More" : "Less"} ${axis}: ${this.note.title}`);
    }
  }
}
