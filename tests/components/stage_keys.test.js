import assert from "node:assert/strict";
import { test } from "node:test";

import { meaning } from "../../pages/parts/components/stage_keys.js";

test("a presenter remote, arrows, and the space bar turn pages", () => {
  for (const key of ["PageDown", "ArrowRight", " "]) assert.equal(meaning(key), "next");
  for (const key of ["PageUp", "ArrowLeft"]) assert.equal(meaning(key), "previous");
});

test("letters mean the same in either case, and other keys mean nothing", () => {
  assert.equal(meaning("Q"), "code");
  assert.equal(meaning("i"), "idea");
  assert.equal(meaning("ArrowDown"), "below");
  assert.equal(meaning("ArrowUp"), "above");
  for (const key of ["x", "Enter", "F5"]) assert.equal(meaning(key), null);
});
