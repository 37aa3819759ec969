// Cards that would cover each other form a stack. A closed stack shows its first card and the number of cards;
// an open one shows all of them in columns. All lengths are in pixels, from the upper left of the plane.
import { clamp } from "./plane.js";

const GAP = 4;

const overlap = (a, b, { width, height }) =>
  Math.abs(a.left - b.left) < width && Math.abs(a.top - b.top) < height;

// The upper left corner of a card whose center is at a point of the plane, given as shares of the plane's sides.
export const cornerOf = ({ x, y }, card, plane) => ({
  left: clamp(x * plane.width - card.width / 2, 0, Math.max(plane.width - card.width, 0)),
  top: clamp(y * plane.height - card.height / 2, 0, Math.max(plane.height - card.height, 0)),
});

// Group corners, given as {note, left, top}: each joins the first stack whose first card it would cover.
export const stacksOf = (corners, card) => {
  const stacks = [];
  for (const corner of corners) {
    const stack = stacks.find(([first]) => overlap(first, corner, card));
    if (stack) stack.push(corner);
    else stacks.push([corner]);
  }
  return stacks;
};

// Positions for small cards that must not cover each other: each at its own place, or at the nearest free place in
// its quadrant. If the quadrant is full, the card stays at its own place. `line` is the corner where the quadrants
// meet.
export const apart = (corners, card, plane, line) => {
  const high = ({ left, top }) =>
    [left + card.width / 2 > line.left, top + card.height / 2 > line.top].join();
  const step = card.width + 1;
  const lefts = steps(0, step, card.width, plane.width);
  const tops = steps(0, step, card.height, plane.height);
  const grid = lefts.flatMap((left) => tops.map((top) => ({ left, top })));
  const taken = [];
  for (const corner of corners) {
    const isFree = (place) => !taken.some((other) => overlap(other, place, card));
    const far = (place) => Math.hypot(place.left - corner.left, place.top - corner.top);
    const near = grid.filter((place) => high(place) === high(corner)).sort((a, b) => far(a) - far(b));
    taken.push([corner, ...near].find(isFree) ?? corner);
  }
  return taken;
};

// Steps from a place that stay within a length: forward first, then backward.
const steps = (from, step, size, length) => {
  const ahead = Math.max(Math.floor((length - size - from) / step), 0);
  const behind = Math.max(Math.floor(from / step), 0);
  const counts = [...Array(ahead + 1).keys(), ...Array.from({ length: behind }, (_, at) => -at - 1)];
  return counts.map((count) => from + count * step);
};

// The corners of an open stack's cards. The first card stays where it is, under the pointer; the others
// follow below it, then above it, then in more columns. Cards that don't fit on the plane share the last
// place.
export const spread = (stack, card, plane) => {
  const [first] = stack;
  const lefts = steps(first.left, card.width + GAP, card.width, plane.width);
  const tops = steps(first.top, card.height + GAP, card.height, plane.height);
  const places = lefts.flatMap((left) => tops.map((top) => ({ left, top })));
  return stack.map((_, at) => places[Math.min(at, places.length - 1)]);
};
