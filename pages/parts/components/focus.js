// The browser's side of focus.py, which says what it is for.
const mounts = new WeakMap();

// A keyboard on the screen of a phone would cover the answers below the field.
export const types = () => !window.matchMedia("(pointer: coarse)").matches;

export default function ({ data, parentElement }) {
  if (mounts.get(parentElement) === data.field) return;
  mounts.set(parentElement, data.field);
  if (!data.blank || !types()) return;
  document.querySelector(`.st-key-${data.field} :is(textarea, input)`)?.focus({ preventScroll: true });
}
