// One question of a ballot paper: its idea, its answers, and the ways to others.
import { pair } from "./ballot_walk.js";
import { button, made } from "./elements.js";

const UNCOUNTED = { skip: "Skip", dont_know: "Don’t know" };

export function drawQuestion(paper, asked) {
  const answers = made("div", `answers ${asked.votes}`);
  answers.setAttribute("role", "group");
  answers.setAttribute("aria-label", asked.asked);
  for (const group of asked.groups) answers.append(drawGroup(paper, asked, group));
  const others = made("div", "others");
  for (const [answer, label] of Object.entries(UNCOUNTED))
    others.append(drawChoice(paper, asked, answer, undefined, label));
  return [
    drawProgress(paper, `${paper.walk.at + 1} of ${paper.data.questions.length}`, asked),
    drawUndo(paper),
    drawCard(paper, asked),
    ...drawSaidBefore(paper, asked),
    made("p", "asked", asked.asked),
    answers,
    others,
    drawReason(paper, asked),
    drawWays(paper, asked),
  ];
}

function drawCard(paper, { title, notes, item, axis }) {
  const card = made("div", "card");
  const head = made("h2", "", title);
  head.tabIndex = -1;
  card.append(head);
  if (notes) card.append(made("p", "notes", notes));
  const picked = paper.walk.ends.get(axis);
  if (picked?.least) card.append(made("p", "anchor", anchorText(paper, item, axis, picked)));
  return card;
}

// The two picked ends, to compare the others with.
function anchorText(paper, item, axis, { most, least }) {
  if (item === most) return "You picked this as the highest.";
  if (item === least) return "You picked this as the lowest.";
  const told = (end) => {
    const question = paper.data.questions.find((one) => one.item === end && one.axis === axis);
    const given = question && paper.walk.mine.get(pair(question))?.value;
    return given === undefined ? "" : `${given}: ${question.title}`;
  };
  return [told(most), told(least)].filter(Boolean).join(" · ");
}

function drawSaidBefore(paper, asked) {
  const before = paper.before.get(pair(asked));
  if (!before) return [];
  const row = made("div", "before");
  const label = answerLabel(asked, before);
  row.append(
    made("span", "", `You said ${label}.`),
    button("keep", `Keep ${label}`, () => {
      paper.cast(asked, before.answer, before.value ?? undefined);
      paper.next();
    }),
  );
  return [row];
}

function answerLabel({ votes, groups }, { answer, value }) {
  if (answer !== "value") return UNCOUNTED[answer];
  return votes === "choice" ? groups.find((one) => one.values[0] === value)?.text : String(value);
}

function drawGroup(paper, asked, { values, text }) {
  const row = made("div", "group");
  if (asked.votes === "choice") {
    row.append(drawChoice(paper, asked, "value", values[0], text));
    return row;
  }
  for (const value of values) {
    const step = drawChoice(paper, asked, "value", value, String(value));
    step.setAttribute("aria-label", `${value}: ${text}`);
    row.append(step);
  }
  row.append(made("span", "text", text));
  return row;
}

// One tap answers and moves on.
function drawChoice(paper, asked, answer, value, label) {
  const element = button("choice", label, (event) => {
    if (paper.slips(event)) return;
    paper.cast(asked, answer, value);
    paper.next();
  });
  const given = paper.walk.mine.get(pair(asked));
  element.dataset.value = value ?? answer;
  element.setAttribute("aria-pressed", String(given?.answer === answer && given?.value === value));
  return element;
}

export function drawProgress(paper, told, asked) {
  const head = made("div", "head");
  const bar = made("progress");
  bar.max = paper.data.questions.length;
  bar.value = paper.walk.has.size;
  bar.setAttribute("aria-hidden", "true");
  const kept = asked && paper.walk.has.has(pair(asked)) && !paper.walk.mine.has(pair(asked));
  head.append(made("span", "", told), made("span", "", kept ? "answered" : ""), bar);
  return head;
}

export function drawUndo(paper) {
  const row = made("div", "undo");
  const last = paper.walk.trail.at(-1);
  if (!last) return row;
  const titled = (item) => paper.data.questions.find((one) => one.item === item)?.title;
  const told =
    last.kind === "answer"
      ? `${answerLabel(last.question, paper.walk.mine.get(pair(last.question)))}: ${titled(last.question.item)}`
      : last.item
        ? `${last.which === "most" ? "Most" : "Least"}: ${titled(last.item)}`
        : "Not picked";
  row.append(
    made("span", "", told),
    button("back", "Undo", () => {
      const sent = paper.walk.undo();
      paper.said = "";
      if (sent) paper.outbox.put(sent);
      paper.next();
    }),
  );
  return row;
}

// The reason, for the discussion: sent with the answer, or at once if the answer was already given.
function drawReason(paper, asked) {
  const key = pair(asked);
  const typed = paper.walk.reasons.get(key) ?? "";
  if (!paper.explaining && !typed)
    return button("why", "Add a reason", () => {
      paper.explaining = true;
      paper.draw();
      paper.root.querySelector("textarea")?.focus();
    });
  const box = made("label", "reason", "Reason (shown without your name)");
  const field = made("textarea");
  field.rows = 2;
  field.maxLength = paper.data.reason_length;
  field.value = typed;
  field.dataset.value = "reason";
  field.oninput = () => paper.walk.reasons.set(key, field.value);
  field.onchange = () => paper.walk.mine.has(key) && paper.outbox.put(paper.walk.entry(asked));
  box.append(field);
  return box;
}

function drawWays(paper, asked) {
  const nav = made("div", "ways");
  if (paper.walk.at > 0) nav.append(button("way", "Back", () => paper.go(paper.walk.at - 1)));
  if (paper.walk.has.has(pair(asked)))
    nav.append(button("way main", "Next", () => paper.go(paper.walk.at + 1)));
  return nav;
}
