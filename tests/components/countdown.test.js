import assert from "node:assert/strict";
import { test } from "node:test";
import { face } from "../../pages/parts/components/countdown.js";

test("a countdown shows minutes and seconds, and a minus once it has run over", () => {
  const shown = [245_000, 59_001, 60_000, 1, 0, -999, -1_000, -30_500].map(face);

  assert.deepEqual(shown, ["4:05", "1:00", "1:00", "0:01", "0:00", "0:00", "−0:01", "−0:30"]);
});
