// When the cursor is put into a field that has opened.
import assert from "node:assert/strict";
import { test } from "node:test";

const focused = [];
let coarse = false;
globalThis.window = { matchMedia: () => ({ matches: coarse }) };
globalThis.document = { querySelector: (name) => ({ focus: () => focused.push(name) }) };
const { default: run } = await import("../../pages/parts/components/focus.js");

const opened = (parentElement, field, blank) => {
  focused.length = 0;
  run({ data: { field, blank }, parentElement });
  return focused.length;
};

test("a blank field gets the cursor once, when it opens", () => {
  const place = {};
  assert.equal(opened(place, "field-motion", true), 1);
  assert.equal(opened(place, "field-motion", true), 0);
  assert.equal(opened(place, "field-buyer", true), 1);
});

test("a field with text, and any field on a phone, is left alone", () => {
  assert.equal(opened({}, "field-motion", false), 0);
  coarse = true;
  assert.equal(opened({}, "field-motion", true), 0);
});
