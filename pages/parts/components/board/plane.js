// The plane: the quadrants on both score scales, and the point of each pair of scores. A point is given as
// shares of the plane's width and height, from the upper left.
import { made } from "../elements.js";

export const AXES = ["impact", "effort"];

export const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

// What a quadrant is called and what to do with what is in it, outside the plot, where no card covers it.
const named = ({ name, action }) => {
  const element = made("div", "name");
  element.append(made("b", "", name), made("span", "", ` ${action}`));
  return element;
};

export class Plane {
  constructor(element) {
    this.element = element;
  }

  update({ look, scale, threshold, height }, theme) {
    Object.assign(this, { look, scale, threshold });
    this.element.style.height = `${height}px`;
    const drawn = JSON.stringify([look, scale, threshold, theme]);
    if (this.drawn === drawn) return;
    this.drawn = drawn;
    for (const corner of this.element.querySelectorAll(".corner")) corner.remove();
    for (const corner of look.corners) this.element.prepend(this.corner(corner, theme));
    for (const line of this.element.parentElement.querySelectorAll(".names")) {
      const isHigh = line.classList.contains("high");
      const corners = look.corners.filter((corner) => corner.highImpact === isHigh);
      corners.sort((one, other) => one.highEffort - other.highEffort);
      line.replaceChildren(...corners.map(named));
    }
  }

  corner({ highImpact, highEffort, ...colours }, theme) {
    const element = made("div", "corner");
    const line = 100 * this.line;
    element.style.left = highEffort ? `${line}%` : "0";
    element.style.width = highEffort ? `${100 - line}%` : `${line}%`;
    element.style.top = highImpact ? "0" : `${100 - line}%`;
    element.style.height = highImpact ? `${100 - line}%` : `${line}%`;
    element.style.background = colours[theme];
    return element;
  }

  // --- from a score to a point, and back -------------------------------------------------------------

  high(score) {
    return score > this.threshold;
  }

  get steps() {
    return this.scale[1] - this.scale[0] + 1;
  }

  // Where low ends and high begins, as a share of a side: below the first whole step that is high.
  get line() {
    return (Math.floor(this.threshold) + 1 - this.scale[0]) / this.steps;
  }

  share(score) {
    const middle = (score - this.scale[0] + 0.5) / this.steps;
    return this.high(score) ? Math.max(middle, this.line + 0.01) : Math.min(middle, this.line - 0.01);
  }

  pointOf({ impact, effort }) {
    return { x: this.share(effort), y: 1 - this.share(impact) };
  }

  placeAt({ x, y }) {
    return { impact: this.stepAt(1 - y), effort: this.stepAt(x) };
  }

  stepAt(share) {
    return this.within(Math.floor(share * this.steps) + this.scale[0]);
  }

  within(step) {
    return clamp(step, ...this.scale);
  }

  // A point of the window, and whether it is on the plane or close enough.
  under(left, top) {
    const box = this.element.getBoundingClientRect();
    const x = (left - box.left) / box.width;
    const y = (top - box.top) / box.height;
    return { x, y, inside: x > -0.05 && x < 1.05 && y > -0.05 && y < 1.05 };
  }

  // --- in words --------------------------------------------------------------------------------------

  level(axis, score) {
    if (score === null) return "";
    return this.look.levels[axis][this.within(Math.ceil(score)) - this.scale[0]];
  }

  told(place) {
    const missing = AXES.filter((axis) => place[axis] === null);
    const scores = AXES.filter((axis) => place[axis] !== null).map((axis) => `${axis} ${place[axis]}`);
    if (missing.length) return [...scores, `${missing.join(" and ")} not scored`].join(", ");
    const corner = this.look.corners.find(
      (c) => c.highImpact === this.high(place.impact) && c.highEffort === this.high(place.effort),
    );
    return `${scores.join(", ")}: ${corner.name}, ${corner.action}`;
  }
}
