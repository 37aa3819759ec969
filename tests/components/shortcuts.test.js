// When the panel of shortcuts opens.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.Element ??= class Element {
  constructor(isField) {
    this.isField = isField;
  }
  closest() {
    return this.isField ? this : null;
  }
};
const { opens } = await import("../../pages/parts/components/shortcuts.js");
const pressed = (key, isField, more = {}) => ({
  key,
  composedPath: () => [new Element(isField)],
  ...more,
});

test("a question mark outside a text field opens the panel", () => {
  assert.equal(opens(pressed("?", false)), true);
});

test("a question mark typed into a text field stays text", () => {
  assert.equal(opens(pressed("?", true)), false);
});

test("any other key, and a question mark with a modifier, opens nothing", () => {
  assert.equal(opens(pressed("/", false)), false);
  for (const modifier of ["ctrlKey", "metaKey", "altKey"])
    assert.equal(opens(pressed("?", false, { [modifier]: true })), false);
});
