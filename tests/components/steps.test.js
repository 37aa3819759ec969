import assert from "node:assert/strict";
import { test } from "node:test";
import { Plane } from "../../pages/parts/components/board/plane.js";
import { Steps } from "../../pages/parts/components/board/steps.js";

const PAUSE_MS = 350;

// A note without a browser: what the steps read and change of it.
function noteAt(t, impact, effort, { movable = true } = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const element = { getRootNode: () => ({ activeElement: null }) };
  const note = { impact, effort, element, hand: { holds: null } };
  note.isAt = (place) => place.impact === note.impact && place.effort === note.effort;
  Object.defineProperty(note, "placed", { get: () => note.impact !== null && note.effort !== null });
  const sent = [];
  const plane = new Plane(null);
  plane.scale = [1, 10];
  const board = {
    data: { movable },
    plane,
    move: (moved, place) => Object.assign(moved, place),
    send: (moved, how) => sent.push([moved.impact, moved.effort, how]),
  };
  note.steps = new Steps(note, board);
  const press = (key, more = {}) =>
    element.onkeydown({ key, preventDefault: () => {}, stopPropagation: () => {}, ...more });
  return { note, sent, press, after: (ms) => t.mock.timers.tick(ms) };
}

test("arrow keys move a note by whole steps, and steps in quick succession are one move", (t) => {
  const { sent, press, after } = noteAt(t, 8, 3);
  press("ArrowUp");
  press("ArrowRight");
  after(PAUSE_MS - 1);
  assert.deepEqual(sent, []);
  press("ArrowRight");
  after(PAUSE_MS);

  assert.deepEqual(sent, [[9, 5, "keyboard"]]);
});

test("a note does not leave the scale", (t) => {
  const { sent, press, after } = noteAt(t, 10, 1);
  press("ArrowUp");
  press("ArrowLeft");
  after(PAUSE_MS);

  assert.deepEqual(sent, []);
});

test("a score between two steps goes to the next whole step", (t) => {
  const up = noteAt(t, 6.5, 3);
  up.press("ArrowUp");
  assert.equal(up.note.impact, 7);
  up.press("ArrowDown");
  assert.equal(up.note.impact, 6);
});

test("a score between two steps goes down to the next whole step, too", (t) => {
  const down = noteAt(t, 6.5, 3);
  down.press("ArrowDown");
  assert.equal(down.note.impact, 6);
});

test("Enter places a note without scores in the middle, and does nothing to one that has a place", (t) => {
  const { note, sent, press, after } = noteAt(t, null, null);
  press("Enter");
  after(PAUSE_MS);
  press("Enter");
  after(PAUSE_MS);

  assert.deepEqual([note.impact, note.effort], [5, 5]);
  assert.deepEqual(sent, [[5, 5, "keyboard"]]);
});

test("a stepper of the list scores its own axis alone", (t) => {
  const { note, sent, after } = noteAt(t, null, 4);
  note.steps.step({ impact: 1 }, "impact");
  after(PAUSE_MS);
  note.steps.step({ effort: -1 }, "effort");
  after(PAUSE_MS);

  assert.deepEqual(sent, [
    [5, 4, "stepper"],
    [5, 3, "stepper"],
  ]);
});

test("a stepper of a note without scores leaves the other axis blank", (t) => {
  const { note } = noteAt(t, null, null);
  note.steps.step({ effort: 1 }, "effort");

  assert.deepEqual([note.impact, note.effort], [null, 5]);
});

test("leaving the note sends what was chosen at once, and once", (t) => {
  const { note, sent, press, after } = noteAt(t, 8, 3);
  press("ArrowDown");
  note.element.onblur();
  after(10 * PAUSE_MS);

  assert.deepEqual(sent, [[7, 3, "keyboard"]]);
});

test("keys with a modifier, other keys and a board that cannot be moved are left alone", (t) => {
  const { sent, press, after } = noteAt(t, 8, 3);
  press("ArrowUp", { ctrlKey: true });
  press("ArrowUp", { metaKey: true });
  press("ArrowUp", { altKey: true });
  press("x");
  after(PAUSE_MS);
  assert.deepEqual(sent, []);
});

test("a board that cannot be moved takes no key", (t) => {
  const { sent, press, after } = noteAt(t, 8, 3, { movable: false });
  press("ArrowUp");
  after(PAUSE_MS);

  assert.deepEqual(sent, []);
});
