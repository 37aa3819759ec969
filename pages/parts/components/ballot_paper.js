// The browser's side of ballot_paper.py, which explains it.
import { pair, Walk } from "./ballot_walk.js";
import { button, made } from "./elements.js";
import { Outbox } from "./outbox.js";

const papers = new Map(); // by name: choices made here and not acknowledged survive a redraw
const UNCOUNTED = { skip: "Skip", dont_know: "Don’t know" };
const SLIP_MS = 300; // a second tap within this time ...
const SLIP_PX = 16; // ... and this close is a slip of the thumb

class Paper {
  constructor() {
    this.outbox = new Outbox();
    this.walk = new Walk();
    this.said = "";
    this.explaining = false;
  }

  // --- to and from the server ------------------------------------------------------------------------

  update(root, data, trigger) {
    Object.assign(this, { root, data });
    this.outbox.leadsTo((sent) => trigger("cast", sent), root);
    for (const one of this.outbox.acknowledge(data.ack)) {
      const reason = data.ack.refused[one.seq];
      if (reason === undefined) continue;
      this.walk.refuse(one);
      this.said = reason;
    }
    this.walk.update(data);
    this.before = new Map(data.said.map((one) => [pair(one), one]));
    this.draw();
  }

  cast(question, answer, value) {
    this.said = "";
    this.outbox.put(this.walk.answer(question, answer, value));
  }

  // --- what is shown ---------------------------------------------------------------------------------

  draw() {
    const { questions } = this.data;
    if (!questions.length) return this.root.replaceChildren();
    const step = this.walk.step();
    const { at, mine, ends } = this.walk;
    const state = [at, this.said, this.explaining, [...mine], [...ends], questions, this.data.said];
    const key = JSON.stringify([...state, [...this.walk.has]]);
    if (this.drawn === key && this.root.childElementCount) return; // don't touch what has the focus
    this.drawn = key;
    const shown =
      questions[0].votes === "dots"
        ? this.dots()
        : {
            end: () => this.ending(),
            pick: () => this.ends(step),
            ask: () => this.question(step.question),
          }[step.kind]();
    const said = made("p", "said", this.said);
    said.setAttribute("role", "alert");
    const focused = this.root.getRootNode().activeElement?.dataset?.value;
    this.root.replaceChildren(...shown, said);
    if (focused)
      [...this.root.querySelectorAll("[data-value]")].find((one) => one.dataset.value === focused)?.focus();
  }

  // Draw what comes next, and notify the listeners.
  next() {
    this.explaining = false;
    this.draw();
    this.root.querySelector("h2")?.focus();
    this.root.ownerDocument.defaultView.scrollTo?.({ top: 0 });
  }

  go(to) {
    this.walk.at = to;
    this.said = "";
    this.next();
  }

  // Whether a tap is a second one in the same place before anyone could have read the next question.
  slips({ timeStamp, clientX, clientY, detail }) {
    const { tapped } = this;
    if (detail === 0) return false; // a key
    this.tapped = { timeStamp, clientX, clientY };
    if (!tapped || timeStamp - tapped.timeStamp >= SLIP_MS) return false;
    return Math.hypot(clientX - tapped.clientX, clientY - tapped.clientY) < SLIP_PX;
  }

  question(asked) {
    const answers = made("div", `answers ${asked.votes}`);
    answers.setAttribute("role", "group");
    answers.setAttribute("aria-label", asked.asked);
    for (const group of asked.groups) answers.append(this.group(asked, group));
    const others = made("div", "others");
    for (const [answer, label] of Object.entries(UNCOUNTED))
      others.append(this.choice(asked, answer, undefined, label));
    return [
      this.progress(`${this.walk.at + 1} of ${this.data.questions.length}`, asked),
      this.undo(),
      this.card(asked),
      ...this.saidBefore(asked),
      made("p", "asked", asked.asked),
      answers,
      others,
      this.reason(asked),
      this.ways(asked),
    ];
  }

  card({ title, notes, item, axis }) {
    const card = made("div", "card");
    const head = made("h2", "", title);
    head.tabIndex = -1;
    card.append(head);
    if (notes) card.append(made("p", "notes", notes));
    const picked = this.walk.ends.get(axis);
    if (picked?.least) card.append(made("p", "anchor", this.anchor(item, axis, picked)));
    return card;
  }

  // The two picked ends, to compare the others with.
  anchor(item, axis, { most, least }) {
    if (item === most) return "You picked this as the highest.";
    if (item === least) return "You picked this as the lowest.";
    const told = (end) => {
      const question = this.data.questions.find((one) => one.item === end && one.axis === axis);
      const given = question && this.walk.mine.get(pair(question))?.value;
      return given === undefined ? "" : `${given}: ${question.title}`;
    };
    return [told(most), told(least)].filter(Boolean).join(" · ");
  }

  saidBefore(asked) {
    const before = this.before.get(pair(asked));
    if (!before) return [];
    const row = made("div", "before");
    const label = this.label(asked, before);
    row.append(
      made("span", "", `You said ${label}.`),
      button("keep", `Keep ${label}`, () => {
        this.cast(asked, before.answer, before.value ?? undefined);
        this.next();
      }),
    );
    return [row];
  }

  label({ votes, groups }, { answer, value }) {
    if (answer !== "value") return UNCOUNTED[answer];
    return votes === "choice" ? groups.find((one) => one.values[0] === value)?.text : String(value);
  }

  group(asked, { values, text }) {
    const row = made("div", "group");
    if (asked.votes === "choice") {
      row.append(this.choice(asked, "value", values[0], text));
      return row;
    }
    for (const value of values) {
      const step = this.choice(asked, "value", value, String(value));
      step.setAttribute("aria-label", `${value}: ${text}`);
      row.append(step);
    }
    row.append(made("span", "text", text));
    return row;
  }

  // One tap answers and moves on.
  choice(asked, answer, value, label) {
    const element = button("choice", label, (event) => {
      if (this.slips(event)) return;
      this.cast(asked, answer, value);
      this.next();
    });
    const given = this.walk.mine.get(pair(asked));
    element.dataset.value = value ?? answer;
    element.setAttribute("aria-pressed", String(given?.answer === answer && given?.value === value));
    return element;
  }

  progress(told, asked) {
    const head = made("div", "head");
    const bar = made("progress");
    bar.max = this.data.questions.length;
    bar.value = this.walk.has.size;
    bar.setAttribute("aria-hidden", "true");
    const kept = asked && this.walk.has.has(pair(asked)) && !this.walk.mine.has(pair(asked));
    head.append(made("span", "", told), made("span", "", kept ? "answered" : ""), bar);
    return head;
  }

  undo() {
    const row = made("div", "undo");
    const last = this.walk.trail.at(-1);
    if (!last) return row;
    const titled = (item) => this.data.questions.find((one) => one.item === item)?.title;
    const told =
      last.kind === "answer"
        ? `${this.label(last.question, this.walk.mine.get(pair(last.question)))}: ${titled(last.question.item)}`
        : last.item
          ? `${last.which === "most" ? "Most" : "Least"}: ${titled(last.item)}`
          : "Not picked";
    row.append(
      made("span", "", told),
      button("back", "Undo", () => {
        const sent = this.walk.undo();
        this.said = "";
        if (sent) this.outbox.put(sent);
        this.next();
      }),
    );
    return row;
  }

  // The reason, for the discussion: sent with the answer, or at once if the answer was already given.
  reason(asked) {
    const key = pair(asked);
    const typed = this.walk.reasons.get(key) ?? "";
    if (!this.explaining && !typed)
      return button("why", "Add a reason", () => {
        this.explaining = true;
        this.draw();
        this.root.querySelector("textarea")?.focus();
      });
    const box = made("label", "reason", "Reason (shown without your name)");
    const field = made("textarea");
    field.rows = 2;
    field.maxLength = this.data.reason_length;
    field.value = typed;
    field.dataset.value = "reason";
    field.oninput = () => this.walk.reasons.set(key, field.value);
    field.onchange = () => this.walk.mine.has(key) && this.outbox.put(this.walk.entry(asked));
    box.append(field);
    return box;
  }

  ways(asked) {
    const nav = made("div", "ways");
    if (this.walk.at > 0) nav.append(button("way", "Back", () => this.go(this.walk.at - 1)));
    if (this.walk.has.has(pair(asked)))
      nav.append(button("way main", "Next", () => this.go(this.walk.at + 1)));
    return nav;
  }

  // The two ends of the scale come first: the highest idea, then the lowest.
  ends({ which, question: { axis, ...asked } }) {
    const { most } = this.walk.ends.get(axis) ?? {};
    const title = made("h2", "", asked[which]);
    title.tabIndex = -1;
    const list = made("div", "list");
    for (const one of this.data.questions.filter((one) => one.axis === axis && one.item !== most)) {
      const row = button("pick", "", (event) => {
        if (this.slips(event)) return;
        this.walk.pick(axis, which, one.item);
        this.next();
      });
      row.append(words(one));
      list.append(row);
    }
    const nav = made("div", "ways");
    nav.append(
      button("way", "Score without picking", () => {
        this.walk.pass(axis);
        this.next();
      }),
    );
    const told = `${which === "most" ? 1 : 2} of 2: pick the highest and the lowest, then score each idea.`;
    return [this.progress(told), this.undo(), title, list, nav];
  }

  ending() {
    const open = this.walk.open();
    const count = this.data.questions.length;
    const title = made(
      "h2",
      "",
      open.length ? `${count - open.length} of ${count} answered` : `All ${count} answered`,
    );
    title.tabIndex = -1;
    const nav = made("div", "ways");
    if (open.length) {
      const to = this.walk.order().indexOf(open[0]);
      nav.append(button("way main", "Go to next open question", () => this.go(to)));
    }
    nav.append(button("way", "Review my answers", () => this.go(0)));
    const told = open.length
      ? "Unanswered questions don’t count."
      : "Waiting for the reveal. Your answers stay hidden until then.";
    return [this.undo(), title, made("p", "asked", told), nav];
  }

  // Dots are placed on a list, because people who place few want to see all.
  dots() {
    const { questions, dots } = this.data;
    const on = (one) => this.walk.mine.get(pair(one))?.value === 1;
    const laid = questions.filter(on).length;
    const list = made("div", "list");
    const title = made("h2", "", `${dots - laid} of ${dots} ${dots === 1 ? "dot" : "dots"} left`);
    title.tabIndex = -1;
    title.setAttribute("aria-live", "polite");
    for (const one of questions) {
      const row = button("dot", "", () => {
        this.cast(one, "value", on(one) ? 0 : 1);
        this.draw();
      });
      row.dataset.value = one.item;
      row.disabled = !on(one) && laid >= dots;
      row.setAttribute("aria-pressed", String(on(one)));
      row.append(made("span", "mark"), words(one));
      list.append(row);
    }
    const done = laid === dots || !this.walk.open().length;
    const nav = made("div", "ways");
    const rest = button("way", "Done", () => {
      for (const one of this.walk.open()) this.cast(one, "value", 0);
      this.draw();
    });
    if (!done) nav.append(rest);
    const told = done
      ? "Waiting for the reveal. Your dots stay hidden until then."
      : "One dot per idea. Tap again to remove it.";
    return [title, made("p", "asked", told), list, nav];
  }
}

function words({ title, notes }) {
  const both = made("span", "words");
  both.append(made("span", "title", title));
  if (notes) both.append(made("span", "notes", notes));
  return both;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".paper");
  if (!papers.has(data.paper)) papers.set(data.paper, new Paper());
  papers.get(data.paper).update(root, data, setTriggerValue);
}
