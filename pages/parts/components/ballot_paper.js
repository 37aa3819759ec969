// The browser's side of ballot_paper.py, which says what it is for.
import { button, made } from "./elements.js";
import { Outbox } from "./outbox.js";

const papers = new Map(); // by name: what was chosen here and not acknowledged outlives a drawing anew
const UNCOUNTED = { skip: "Skip", dont_know: "Don’t know" };

const pair = ({ item, axis }) => JSON.stringify([item, axis]);

class Paper {
  constructor() {
    this.outbox = new Outbox();
    this.mine = new Map(); // what was chosen on this device since the page was opened
    this.at = null;
    this.said = "";
  }

  // --- to and from the server ------------------------------------------------------------------------

  update(root, data, trigger) {
    Object.assign(this, { root, data });
    this.outbox.leadsTo((sent) => trigger("cast", sent), root);
    this.acknowledge(data.ack);
    this.has = new Set(data.answered.map((one) => JSON.stringify(one)));
    for (const one of this.mine.keys()) this.has.add(one);
    if (this.at === null)
      this.at = Math.max(
        0,
        data.questions.findIndex((one) => !this.has.has(pair(one))),
      );
    this.draw();
  }

  acknowledge(ack) {
    for (const one of this.outbox.acknowledge(ack)) {
      const reason = ack.refused[one.seq];
      if (reason === undefined) continue;
      this.mine.delete(pair(one));
      this.said = reason;
    }
  }

  cast(question, answer, value) {
    const { item, axis } = question;
    this.said = "";
    this.mine.set(pair(question), value ?? answer);
    this.has.add(pair(question));
    this.outbox.put({ item, axis, answer, value });
  }

  // --- what is shown ---------------------------------------------------------------------------------

  draw() {
    const { questions } = this.data;
    if (!questions.length) return this.root.replaceChildren();
    this.at = Math.min(this.at, questions.length);
    const dots = questions[0].votes === "dots";
    const shown = dots
      ? this.dots()
      : this.at === questions.length
        ? this.ending()
        : this.question(questions[this.at]);
    const said = made("p", "said", this.said);
    said.setAttribute("role", "alert");
    const key = JSON.stringify([this.at, this.said, [...this.mine], this.data.questions, [...this.has]]);
    if (this.drawn === key && this.root.childElementCount) return; // leave what has the focus alone
    this.drawn = key;
    const focused = this.root.getRootNode().activeElement?.dataset?.value;
    this.root.replaceChildren(...shown, said);
    if (focused)
      [...this.root.querySelectorAll("[data-value]")].find((one) => one.dataset.value === focused)?.focus();
  }

  go(to) {
    this.at = to;
    this.said = "";
    this.draw();
    this.root.querySelector("h2")?.focus();
  }

  question(asked) {
    const count = this.data.questions.length;
    const title = made("h2", "", asked.title);
    title.tabIndex = -1;
    const card = made("div", "card");
    card.append(title);
    if (asked.notes) card.append(made("p", "notes", asked.notes));
    const answers = made("div", `answers ${asked.votes}`);
    answers.setAttribute("role", "group");
    answers.setAttribute("aria-label", asked.asked);
    for (const group of asked.groups) answers.append(this.group(asked, group));
    const others = made("div", "others");
    for (const [answer, label] of Object.entries(UNCOUNTED))
      others.append(
        this.choice(asked, answer, label, () => {
          this.cast(asked, answer);
          this.go(this.at + 1);
        }),
      );
    return [this.progress(count), card, made("p", "asked", asked.asked), answers, others, this.ways()];
  }

  group(asked, { values, text }) {
    const row = made("div", "group");
    const pick = (value) => () => {
      this.cast(asked, "value", value);
      this.draw();
    };
    if (asked.votes === "choice") {
      row.append(this.choice(asked, values[0], text, pick(values[0])));
      return row;
    }
    for (const value of values) {
      const step = this.choice(asked, value, String(value), pick(value));
      step.setAttribute("aria-label", `${value}: ${text}`);
      row.append(step);
    }
    row.append(made("span", "text", text));
    return row;
  }

  choice(asked, value, label, act) {
    const element = button("choice", label, act);
    const chosen = this.mine.get(pair(asked)) === value;
    element.dataset.value = value;
    element.setAttribute("aria-pressed", String(chosen));
    return element;
  }

  progress(count) {
    const head = made("div", "head");
    const bar = made("progress");
    bar.max = count;
    bar.value = this.at + 1;
    bar.setAttribute("aria-hidden", "true");
    const given = this.has.has(pair(this.data.questions[this.at]));
    const kept = given && !this.mine.has(pair(this.data.questions[this.at]));
    head.append(
      made("span", "", `${this.at + 1} of ${count}`),
      made("span", "", kept ? "answered" : ""),
      bar,
    );
    return head;
  }

  ways() {
    const nav = made("div", "ways");
    const back = button("way", "Back", () => this.go(this.at - 1));
    back.disabled = this.at === 0;
    const given = this.has.has(pair(this.data.questions[this.at]));
    nav.append(
      back,
      button(given ? "way main" : "way", "Next", () => this.go(this.at + 1)),
    );
    return nav;
  }

  open() {
    return this.data.questions.filter((one) => !this.has.has(pair(one)));
  }

  ending() {
    const open = this.open();
    const count = this.data.questions.length;
    const title = made(
      "h2",
      "",
      open.length ? `${count - open.length} of ${count} answered` : `All ${count} answered`,
    );
    title.tabIndex = -1;
    const nav = made("div", "ways");
    if (open.length) {
      const to = this.data.questions.indexOf(open[0]);
      nav.append(
        button("way main", open.length === 1 ? "Go to the open one" : "Go to the first open one", () =>
          this.go(to),
        ),
      );
    }
    nav.append(button("way", "Look through them again", () => this.go(0)));
    const told = open.length
      ? "What stays open counts for nothing."
      : "Waiting for the reveal. Nobody sees your answers before it.";
    return [title, made("p", "asked", told), nav];
  }

  // Dots lie on a list: whoever lays few wants to see all.
  dots() {
    const { questions, dots } = this.data;
    const laid = questions.filter((one) => this.mine.get(pair(one)) === 1).length;
    const list = made("div", "list");
    const title = made("h2", "", `${dots - laid} of ${dots} ${dots === 1 ? "dot" : "dots"} left`);
    title.tabIndex = -1;
    title.setAttribute("aria-live", "polite");
    for (const one of questions) {
      const on = this.mine.get(pair(one)) === 1;
      const row = button("dot", "", () => {
        this.cast(one, "value", on ? 0 : 1);
        this.draw();
      });
      row.dataset.value = one.item;
      row.disabled = !on && laid >= dots;
      row.setAttribute("aria-pressed", String(on));
      const words = made("span", "words");
      words.append(made("span", "title", one.title));
      if (one.notes) words.append(made("span", "notes", one.notes));
      row.append(made("span", "mark"), words);
      list.append(row);
    }
    const done = laid === dots || !this.open().length;
    const nav = made("div", "ways");
    const rest = button("way", "That is all", () => {
      for (const one of this.open()) this.cast(one, "value", 0);
      this.draw();
    });
    if (!done) nav.append(rest);
    const told = done
      ? "Waiting for the reveal. Nobody sees where your dots lie."
      : "One dot for an idea; tap again to take it back.";
    return [title, made("p", "asked", told), list, nav];
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".paper");
  if (!papers.has(data.paper)) papers.set(data.paper, new Paper());
  papers.get(data.paper).update(root, data, setTriggerValue);
}
