// What a ballot paper shows as lists: the ends to pick, the dots to place, and the end of the paper.
import { drawProgress, drawUndo } from "./ballot_question.js";
import { pair } from "./ballot_walk.js";
import { button, made } from "./elements.js";

// The two ends of the scale come first: the highest idea, then the lowest.
export function drawEnds(paper, { which, question: { axis, ...asked } }) {
  const { most } = paper.walk.ends.get(axis) ?? {};
  const title = made("h2", "", asked[which]);
  title.tabIndex = -1;
  const list = made("div", "list");
  for (const one of paper.data.questions.filter((one) => one.axis === axis && one.item !== most)) {
    const row = button("pick", "", (event) => {
      if (paper.slips(event)) return;
      paper.walk.pick(axis, which, one.item);
      paper.next();
    });
    row.append(words(one));
    list.append(row);
  }
  const nav = made("div", "ways");
  nav.append(
    button("way", "Score without picking", () => {
      paper.walk.pass(axis);
      paper.next();
    }),
  );
  const told = `${which === "most" ? 1 : 2} of 2: pick the highest and the lowest, then score each idea.`;
  return [drawProgress(paper, told), drawUndo(paper), title, list, nav];
}

export function drawEnding(paper) {
  const open = paper.walk.open();
  const count = paper.data.questions.length;
  const title = made(
    "h2",
    "",
    open.length ? `${count - open.length} of ${count} answered` : `All ${count} answered`,
  );
  title.tabIndex = -1;
  const nav = made("div", "ways");
  if (open.length) {
    const to = paper.walk.order().indexOf(open[0]);
    nav.append(button("way main", "Go to next open question", () => paper.go(to)));
  }
  nav.append(button("way", "Review my answers", () => paper.go(0)));
  const told = open.length
    ? "Unanswered questions don’t count."
    : "Waiting for the reveal. Your answers stay hidden until then.";
  return [drawUndo(paper), title, made("p", "asked", told), nav];
}

// Dots are placed on a list, because people who place few want to see all.
export function drawDots(paper) {
  const { questions, dots } = paper.data;
  const on = (one) => paper.walk.mine.get(pair(one))?.value === 1;
  const laid = questions.filter(on).length;
  const list = made("div", "list");
  const title = made("h2", "", `${dots - laid} of ${dots} ${dots === 1 ? "dot" : "dots"} left`);
  title.tabIndex = -1;
  title.setAttribute("aria-live", "polite");
  for (const one of questions) {
    const row = button("dot", "", () => {
      paper.cast(one, "value", on(one) ? 0 : 1);
      paper.draw();
    });
    row.dataset.value = one.item;
    row.disabled = !on(one) && laid >= dots;
    row.setAttribute("aria-pressed", String(on(one)));
    row.append(made("span", "mark"), words(one));
    list.append(row);
  }
  const done = laid === dots || !paper.walk.open().length;
  const nav = made("div", "ways");
  const rest = button("way", "Done", () => {
    for (const one of paper.walk.open()) paper.cast(one, "value", 0);
    paper.draw();
  });
  if (!done) nav.append(rest);
  const told = done
    ? "Waiting for the reveal. Your dots stay hidden until then."
    : "One dot per idea. Tap again to remove it.";
  return [title, made("p", "asked", told), list, nav];
}

function words({ title, notes }) {
  const both = made("span", "words");
  both.append(made("span", "title", title));
  if (notes) both.append(made("span", "notes", notes));
  return both;
}
