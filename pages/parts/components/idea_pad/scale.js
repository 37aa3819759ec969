// One score: ten steps, with the meaning of a step next to them. Pressing a step again clears it.
import { button, made } from "../elements.js";

const STEP = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

export class Scale {
  constructor(pad, name) {
    Object.assign(this, { pad, name, steps: "" });
    this.element = made("div", "scale");
    this.text = made("span", "text");
    this.row = made("div", "steps");
    this.row.setAttribute("role", "radiogroup");
    this.row.setAttribute("aria-label", name);
    this.row.onkeydown = (event) => this.key(event);
    const head = made("div", "head");
    head.append(made("b", "", name), this.text);
    this.element.append(head, this.row);
  }

  update({ score, steps }) {
    this.given = steps;
    const drawn = JSON.stringify(steps);
    if (this.steps !== drawn) {
      this.steps = drawn;
      this.row.replaceChildren(...steps.map((step) => this.step(step)));
    }
    const held = this.pad.held((one) => one.axis === this.name);
    this.score = held ? held.score : score;
    const chosen = steps.findIndex((step) => step.score === this.score);
    this.buttons.forEach((each, at) => {
      each.setAttribute("aria-checked", String(at === chosen));
      each.tabIndex = at === Math.max(chosen, 0) ? 0 : -1;
    });
    this.tell();
  }

  get buttons() {
    return [...this.row.children];
  }

  step({ score, label, text }) {
    const element = button("", label, () => {
      this.pad.press({ axis: this.name, score: this.score === score ? null : score });
    });
    element.setAttribute("role", "radio");
    element.setAttribute("aria-label", `${label}: ${text}`);
    element.onpointerenter = element.onfocus = () => this.tell(text);
    element.onpointerleave = element.onblur = () => this.tell();
    return element;
  }

  tell(text) {
    const chosen = this.given.find((step) => step.score === this.score);
    this.text.textContent = text ?? (chosen ? chosen.text : "not scored");
  }

  key(event) {
    const by = STEP[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const at = this.buttons.indexOf(event.target) + by;
    this.buttons[Math.max(0, Math.min(this.buttons.length - 1, at))].focus();
  }
}
