import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../pages/parts/components/outbox.js";

const RESEND_MS = 1500;

function opened(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sent = [];
  const root = { dataset: {} };
  const outbox = new Outbox();
  outbox.leadsTo((batch) => sent.push(batch), root);
  return { outbox, sent, root, after: (ms) => t.mock.timers.tick(ms) };
}

const numbers = (batch) => batch.waiting.map((one) => one.seq);

test("every press is numbered, and each batch carries all that wait", (t) => {
  const { outbox, sent, root } = opened(t);
  outbox.put({ key: "s" });
  outbox.put({ key: "8" });

  assert.deepEqual(sent.map(numbers), [[1], [1, 2]]);
  assert.deepEqual(sent[1].waiting[1], { seq: 2, key: "8" });
  assert.equal(root.dataset.waiting, 2);
});

test("an acknowledged press is forgotten with all before it, and handed to the caller", (t) => {
  const { outbox, root } = opened(t);
  for (const key of ["s", "8", "3"]) outbox.put({ key });

  const done = outbox.acknowledge({ from: outbox.from, seq: 2 });

  assert.deepEqual(
    done.map((one) => one.key),
    ["s", "8"],
  );
  assert.deepEqual(
    outbox.waiting.map((one) => one.seq),
    [3],
  );
  assert.equal(root.dataset.waiting, 1);
});

test("an acknowledgement for another browser or none at all changes nothing", (t) => {
  const { outbox } = opened(t);
  outbox.put({ key: "s" });

  assert.deepEqual(outbox.acknowledge({ from: "another", seq: 9 }), []);
  assert.deepEqual(outbox.acknowledge({}), []);
  assert.equal(outbox.waiting.length, 1);
});

test("what waits is sent again until it is acknowledged, and then no more", (t) => {
  const { outbox, sent, after } = opened(t);
  outbox.put({ key: "s" });
  after(RESEND_MS - 1);
  assert.equal(sent.length, 1);
  after(1);
  after(RESEND_MS);
  assert.deepEqual(sent.map(numbers), [[1], [1], [1]]);

  outbox.acknowledge({ from: outbox.from, seq: 1 });
  after(10 * RESEND_MS);
  assert.equal(sent.length, 3);
});

test("numbers go on rising after an acknowledgement", (t) => {
  const { outbox, sent } = opened(t);
  outbox.put({ key: "s" });
  outbox.acknowledge({ from: outbox.from, seq: 1 });
  outbox.put({ key: "8" });

  assert.deepEqual(numbers(sent.at(-1)), [2]);
});

test("what waits while the component is off the page is sent once it is back", (t) => {
  const { outbox, sent, after } = opened(t);
  outbox.put({ key: "s" });
  outbox.rest();
  after(10 * RESEND_MS);
  assert.equal(sent.length, 1);

  const again = [];
  outbox.leadsTo((batch) => again.push(batch), { dataset: {} });
  outbox.acknowledge({});
  after(RESEND_MS);
  assert.deepEqual(again.map(numbers), [[1]]);
});

test("two outboxes have different names", () => {
  assert.notEqual(new Outbox().from, new Outbox().from);
});
