import assert from "node:assert/strict";
import { test } from "node:test";
import { clamp, Plane } from "../../pages/parts/components/board/plane.js";

const QUICK_WIN = { name: "Quick win", action: "do it now", highImpact: true, highEffort: false };

function planeWith(threshold) {
  const plane = new Plane(null);
  const levels = { impact: Array.from({ length: 10 }, (_, at) => `level ${at + 1}`), effort: [] };
  return Object.assign(plane, { scale: [1, 10], threshold, look: { corners: [QUICK_WIN], levels } });
}

test("a value is kept within its limits", () => {
  assert.deepEqual(
    [-1, 0, 5, 10, 11].map((value) => clamp(value, 0, 10)),
    [0, 0, 5, 10, 10],
  );
});

test("every whole step comes back from its own point, whatever the threshold", () => {
  for (const threshold of [1, 4.5, 5, 9]) {
    const plane = planeWith(threshold);
    for (let step = 1; step <= 10; step++) {
      const place = { impact: step, effort: 11 - step };
      assert.deepEqual(plane.placeAt(plane.pointOf(place)), place);
    }
  }
});

test("a score above the threshold lies beyond the line, and one on it does not", () => {
  const plane = planeWith(5);
  assert.ok(plane.share(5) < plane.line);
  assert.ok(plane.share(5.5) > plane.line);
  assert.deepEqual([plane.high(5), plane.high(5.5)], [false, true]);
});

test("a point beyond the edge is the outermost step", () => {
  assert.deepEqual(planeWith(5).placeAt({ x: 1.2, y: -0.2 }), { impact: 10, effort: 10 });
});

test("a place is described by its scores and its quadrant, or by what is missing", () => {
  const plane = planeWith(5);
  assert.equal(plane.told({ impact: 8, effort: 3 }), "impact 8, effort 3: Quick win, do it now");
  assert.equal(plane.told({ impact: null, effort: 3 }), "effort 3, impact not scored");
  assert.equal(plane.told({ impact: null, effort: null }), "impact and effort not scored");
});

test("a score between two steps has the text of the step above it", () => {
  assert.equal(planeWith(5).level("impact", 6.5), "level 7");
  assert.equal(planeWith(5).level("impact", null), "");
});
