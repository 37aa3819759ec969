// The browser's side of ballot_paper.py, which explains it.
import { drawDots, drawEnding, drawEnds } from "./ballot_lists.js";
import { drawQuestion } from "./ballot_question.js";
import { pair, Walk } from "./ballot_walk.js";
import { made } from "./elements.js";
import { Outbox } from "./outbox.js";

const papers = new Map(); // by name: choices made here and not acknowledged survive a redraw
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
        ? drawDots(this)
        : {
            end: () => drawEnding(this),
            pick: () => drawEnds(this, step),
            ask: () => drawQuestion(this, step.question),
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
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".paper");
  if (!papers.has(data.paper)) papers.set(data.paper, new Paper());
  papers.get(data.paper).update(root, data, setTriggerValue);
}
