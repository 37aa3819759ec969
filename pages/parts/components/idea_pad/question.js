// The question that decides soonest, its answers, and what the idea's wording suggests.
import { button, made } from "../elements.js";

const tip = (text) => {
  const element = made("span", "tip", "?");
  element.tabIndex = 0;
  element.setAttribute("role", "note");
  element.setAttribute("aria-label", text);
  element.append(made("span", "told", text));
  return element;
};

export class NextQuestion {
  constructor(pad) {
    Object.assign(this, { pad, drawn: "null" });
    this.element = made("div", "question");
    this.element.setAttribute("role", "group");
    this.element.hidden = true;
  }

  update(asked) {
    const drawn = JSON.stringify([this.pad.data.idea, asked]);
    if (this.drawn !== drawn) {
      this.drawn = drawn;
      this.draw(asked);
    }
    this.mark();
  }

  draw(asked) {
    const had = this.element.contains(this.element.getRootNode().activeElement);
    this.element.hidden = !asked;
    this.element.replaceChildren(...(asked ? this.parts(asked) : []));
    if (asked) this.element.setAttribute("aria-label", asked.text);
    // After answering by keyboard, the focus goes to the next question, or to the scores.
    const next = this.element.querySelector("button") ?? this.element.parentElement.querySelector("button");
    if (had) next?.focus();
  }

  parts({ id, text, help, options, here, all }) {
    const row = made("div", "answers");
    row.append(...options.map((option) => this.answer({ question: id, answer: option.id }, option.label)));
    return [made("div", "asked", text), made("div", "help", help), row, ...this.suggested(here, all)];
  }

  suggested(here, all) {
    if (!here && !all) return [];
    const row = made("div", "suggested");
    if (here) {
      const told = made("span", "from", "Suggested: ");
      told.append(made("b", "", here.words), `, ${here.from} `, tip(here.reason));
      row.append(told, this.answer({ accept: here.criterion }, "Accept"));
    }
    if (all) row.append(this.answer({ accept: null }, all.label), tip(all.help));
    return [row];
  }

  // A second press in the same place is a double click: it would answer the question that comes next.
  answer(press, label) {
    const element = button("answer", label, (event) => {
      if (event.detail < 2 && !this.held()) this.pad.press(press);
    });
    element.press = JSON.stringify(press);
    return element;
  }

  held() {
    return this.pad.held((one) => one.answer !== undefined || one.accept !== undefined);
  }

  mark() {
    const { seq, idea, ...press } = this.held() ?? {};
    for (const each of this.element.querySelectorAll("button")) {
      each.setAttribute("aria-pressed", String(each.press === JSON.stringify(press)));
    }
  }
}
