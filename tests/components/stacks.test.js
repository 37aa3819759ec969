import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, cornerOf, spread, stacksOf } from "../../pages/parts/components/board/stacks.js";

const CARD = { width: 100, height: 40 };
const PLANE = { width: 600, height: 200 };

test("a card near an edge stays inside the plane", () => {
  assert.deepEqual(cornerOf({ x: 0.5, y: 0.5 }, CARD, PLANE), { left: 250, top: 80 });
  assert.deepEqual(cornerOf({ x: 0, y: 1 }, CARD, PLANE), { left: 0, top: 160 });
});

test("cards that cover one another share a stack, and cards that touch do not", () => {
  const [a, b, c] = [
    { note: "a", left: 0, top: 0 },
    { note: "b", left: 99, top: 39 },
    { note: "c", left: 100, top: 0 },
  ];
  assert.deepEqual(stacksOf([a, b, c], CARD), [[a, b], [c]]);
});

test("no first card of a stack covers another first card", () => {
  const corners = Array.from({ length: 40 }, (_, at) => ({
    note: at,
    left: (at * 37) % 500,
    top: (at * 23) % 160,
  }));
  const firsts = stacksOf(corners, CARD).map(([first]) => first);
  for (const a of firsts) {
    for (const b of firsts) {
      if (a === b) continue;
      assert.ok(Math.abs(a.left - b.left) >= 100 || Math.abs(a.top - b.top) >= 40);
    }
  }
});

test("an open stack keeps its first card and fills the room below it, above it, and beside it", () => {
  const stack = Array.from({ length: 5 }, () => ({ left: 300, top: 50 }));
  assert.deepEqual(spread(stack, CARD, PLANE), [
    { left: 300, top: 50 },
    { left: 300, top: 94 },
    { left: 300, top: 138 },
    { left: 300, top: 6 },
    { left: 404, top: 50 },
  ]);
});

test("an open stack at the right edge opens to the left of it", () => {
  const stack = Array.from({ length: 5 }, () => ({ left: 500, top: 50 }));
  assert.deepEqual(spread(stack, CARD, PLANE).at(-1), { left: 396, top: 50 });
});

test("an open stack stays inside the plane even where its cards have no room", () => {
  const stack = Array.from({ length: 60 }, () => ({ left: 250, top: 80 }));
  for (const { left, top } of spread(stack, CARD, PLANE)) {
    assert.ok(left >= 0 && left <= 500 && top >= 0 && top <= 160);
  }
});

test("small cards are put beside one another, within their quadrant, and the first stays where it is", () => {
  const card = { width: 28, height: 28 };
  const plane = { width: 320, height: 320 };
  const corners = Array.from({ length: 16 }, (_, at) => ({ note: at, left: 40, top: 100 }));
  const places = apart(corners, card, plane, { left: 160, top: 160 });
  assert.deepEqual(places[0], corners[0]);
  for (const [at, { left, top }] of places.entries()) {
    assert.ok(left + 14 < 160 && top + 14 < 160);
    const over = places
      .slice(0, at)
      .filter((o) => Math.abs(o.left - left) < 28 && Math.abs(o.top - top) < 28);
    assert.deepEqual(over, []);
  }
});

test("a card for which its quadrant has no room stays at its own place", () => {
  const corners = [0, 1].map((note) => ({ note, left: 0, top: 0 }));
  const places = apart(corners, CARD, { width: 120, height: 60 }, { left: 120, top: 60 });
  assert.deepEqual(places[1], corners[1]);
});
