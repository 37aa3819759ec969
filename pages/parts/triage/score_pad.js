// The browser's side of score_pad.py, which says what it is for. It begins with outbox.js.
const STEP = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
const pads = new WeakMap();

const made = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

class Axis {
  constructor(pad, name) {
    Object.assign(this, { pad, name, steps: "" });
    this.element = made("div", "axis");
    this.text = made("span", "text");
    this.row = made("div", "steps");
    this.row.setAttribute("role", "radiogroup");
    this.row.setAttribute("aria-label", name);
    this.row.onkeydown = (event) => this.key(event);
    const head = made("div", "head");
    head.append(made("b", "", name), this.text);
    this.element.append(head, this.row);
  }

  update({ score, steps }) {
    this.given = steps;
    const drawn = JSON.stringify(steps);
    if (this.steps !== drawn) {
      this.steps = drawn;
      this.row.replaceChildren(...steps.map((step) => this.button(step)));
    }
    const held = this.pad.held(this.name);
    this.score = held === undefined ? score : held;
    const chosen = steps.findIndex((step) => step.score === this.score);
    this.buttons.forEach((button, at) => {
      button.setAttribute("aria-checked", String(at === chosen));
      button.tabIndex = at === Math.max(chosen, 0) ? 0 : -1;
    });
    this.tell();
  }

  get buttons() {
    return [...this.row.children];
  }

  button({ score, label, text }) {
    const element = made("button", "", label);
    element.type = "button";
    element.setAttribute("role", "radio");
    element.setAttribute("aria-label", `${label}: ${text}`);
    element.onclick = () => this.pad.press(this.name, this.score === score ? null : score);
    element.onpointerenter = element.onfocus = () => this.tell(text);
    element.onpointerleave = element.onblur = () => this.tell();
    return element;
  }

  tell(text) {
    const chosen = this.given.find((step) => step.score === this.score);
    this.text.textContent = text ?? (chosen ? chosen.text : "not scored");
  }

  key(event) {
    const by = STEP[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const at = this.buttons.indexOf(event.target) + by;
    this.buttons[Math.max(0, Math.min(this.buttons.length - 1, at))].focus();
  }
}

class Pad {
  constructor() {
    this.outbox = new Outbox();
    this.axes = new Map();
  }

  update(root, data, trigger) {
    Object.assign(this, { root, data });
    root.dataset.idea = data.idea;
    this.outbox.leadsTo((sent) => trigger("pressed", sent), root);
    this.outbox.acknowledge(data.ack);
    for (const given of data.axes) {
      if (!this.axes.has(given.name)) this.axes.set(given.name, new Axis(this, given.name));
      const axis = this.axes.get(given.name);
      if (axis.element.parentElement !== root) root.append(axis.element);
      axis.update(given);
    }
  }

  // What was chosen for the idea that is shown and has not been acknowledged; undefined where nothing was.
  held(axis) {
    return this.outbox.waiting.findLast((one) => one.idea === this.data.idea && one.axis === axis)?.score;
  }

  press(axis, score) {
    this.outbox.put({ idea: this.data.idea, axis, score });
    this.axes.get(axis).update(this.data.axes.find((one) => one.name === axis));
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!pads.has(parentElement)) pads.set(parentElement, new Pad());
  const pad = pads.get(parentElement);
  pad.update(parentElement.querySelector(".scores"), data, setTriggerValue);
  return () => pad.outbox.rest();
}
