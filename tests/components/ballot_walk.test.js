import assert from "node:assert/strict";
import { test } from "node:test";
import { Walk } from "../../pages/parts/components/ballot_walk.js";

const IDEAS = [..."abcdefgh"];

function asked(items, axes, { ends = [], answered = [] } = {}) {
  const questions = axes.flatMap((axis) => items.map((item) => ({ item, axis, title: item })));
  const walk = new Walk();
  const update = (now = answered) => walk.update({ questions, answered: now, ends });
  update();
  return { walk, update };
}

const here = (walk) => walk.step().question?.item;

test("one tap answers and moves on", () => {
  const { walk } = asked(["a", "b"], ["form"]);

  assert.deepEqual(walk.answer(walk.step().question, "value", "task"), {
    item: "a",
    axis: "form",
    answer: "value",
    value: "task",
    reason: "",
  });
  assert.equal(here(walk), "b");
  walk.answer(walk.step().question, "skip");
  assert.equal(walk.step().kind, "end");
  assert.deepEqual(walk.open(), []);
});

test("eight ideas and three questions take at most 30 taps, the ends of both scales included", () => {
  const { walk } = asked(IDEAS, ["purpose", "impact", "effort"], { ends: ["impact", "effort"] });
  let taps = 0;
  while (walk.step().kind !== "end") {
    const { kind, which, question } = walk.step();
    taps += 1;
    if (kind === "ask") walk.answer(question, "value", 5);
    else {
      const { most } = walk.ends.get(question.axis) ?? {};
      walk.pick(
        question.axis,
        which,
        IDEAS.find((item) => item !== most),
      );
    }
  }

  assert.equal(walk.mine.size, 24);
  assert.equal(taps, 28);
});

test("the ends come first: the highest, then the lowest, then the rest in their order", () => {
  const { walk } = asked(["a", "b", "c", "d"], ["impact"], { ends: ["impact"] });
  assert.equal(walk.step().which, "most");
  walk.pick("impact", "most", "c");
  assert.equal(walk.step().which, "least");
  walk.pick("impact", "least", "b");

  assert.deepEqual(
    walk.order().map((one) => one.item),
    ["c", "b", "a", "d"],
  );
  assert.equal(here(walk), "c");
});

test("a person who would rather not pick scores right away", () => {
  const { walk } = asked(["a", "b", "c", "d"], ["impact"], { ends: ["impact"] });
  walk.pass("impact");

  assert.equal(walk.step().kind, "ask");
  walk.undo();
  assert.equal(walk.step().which, "most");
});

test("the ends are not asked for once something on the scale is answered", () => {
  const { walk } = asked(["a", "b", "c", "d"], ["impact"], {
    ends: ["impact"],
    answered: [["b", "impact"]],
  });

  assert.equal(walk.step().kind, "ask");
});

test("an undo goes back to the question and takes its answer back", () => {
  const { walk, update } = asked(["a", "b"], ["impact"]);
  walk.answer(walk.step().question, "value", 9);
  update([["a", "impact"]]);

  assert.deepEqual(walk.undo(), { item: "a", axis: "impact", answer: "undo" });
  assert.equal(here(walk), "a");
  update([["a", "impact"]]); // the server has not heard of it yet
  assert.equal(walk.open().length, 2);
  update([]);
  assert.equal(walk.open().length, 2);
  assert.equal(walk.undo(), null);
});

test("an undo of a changed answer brings the earlier one back", () => {
  const { walk } = asked(["a", "b"], ["impact"]);
  walk.answer(walk.step().question, "value", 9);
  walk.at = 0;
  walk.answer(walk.step().question, "value", 2);

  assert.equal(walk.undo().value, 9);
  assert.equal(here(walk), "a");
});

test("undoing all the way leads back through the picks", () => {
  const { walk } = asked(["a", "b", "c", "d"], ["impact"], { ends: ["impact"] });
  walk.pick("impact", "most", "c");
  walk.pick("impact", "least", "b");
  walk.answer(walk.step().question, "value", 10);

  assert.equal(walk.undo().item, "c");
  assert.equal(walk.undo(), null);
  assert.equal(walk.step().which, "least");
  assert.equal(walk.undo(), null);
  assert.equal(walk.step().which, "most");
});

test("after a reload the first open question comes, and answers that were given stay given", () => {
  const { walk } = asked(["a", "b", "c"], ["impact"], { answered: [["a", "impact"]] });

  assert.equal(here(walk), "b");
  assert.equal(walk.open().length, 2);
});

test("a rejected answer is open again and is not what an undo takes back", () => {
  const { walk, update } = asked(["a", "b"], ["impact"]);
  walk.answer(walk.step().question, "value", 9);
  walk.refuse({ item: "a", axis: "impact" });
  update();

  assert.deepEqual(
    walk.open().map((one) => one.item),
    ["a", "b"],
  );
  assert.equal(walk.undo(), null);
});

test("a reason goes with its answer", () => {
  const { walk } = asked(["a"], ["impact"]);
  walk.reasons.set(JSON.stringify(["a", "impact"]), "Buyers ask for it");

  assert.equal(walk.answer(walk.step().question, "dont_know").reason, "Buyers ask for it");
});
