// The board: notes on the quadrants, moved by mouse, touch and arrow keys.
//
// Every move gets a number and stays in an outbox until the server acknowledges it, because of several
// triggers sent during one rerun only the last arrives. A note that was moved is held where it was put until
// its move is acknowledged, because a rerun that began earlier still brings the old place.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  diamond: "M8 0 L16 8 L8 16 L0 8 Z",
  circle: "M8 1 A7 7 0 1 1 7.99 1 Z",
  "square-open": "M1.5 1.5 H14.5 V14.5 H1.5 Z",
};
const KEYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 0], ArrowDown: [-1, 0] };
const PAUSE = 350; // after the last key press a place counts as chosen, in ms
const RETRY = 1500; // an unacknowledged move is sent again after so long, in ms
const SLACK = 4; // a pointer that moved less has not dragged, in px

const outboxes = new Map(); // by board key: survives being unmounted and mounted again
const boards = new WeakMap();

const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

function outboxOf(key) {
  if (!outboxes.has(key)) {
    outboxes.set(key, { mount: crypto.getRandomValues(new Uint32Array(2)).join("-"), last: 0, moves: [] });
  }
  return outboxes.get(key);
}

function dark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const probe = make("i");
  probe.style.color = colour;
  element.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

class Board {
  constructor(root) {
    this.root = root.querySelector(".board");
    this.plot = root.querySelector(".plot");
    this.tray = root.querySelector(".tray");
    this.list = root.querySelector(".list");
    this.status = root.querySelector(".status");
    this.spoken = root.querySelector(".spoken");
    this.notes = new Map();
    this.retry = null;
  }

  // --- what is shown ---------------------------------------------------------------------------------

  update(data, send) {
    this.data = data;
    this.send = send;
    this.theme = dark(this.root) ? "dark" : "light";
    this.root.classList.toggle("large", data.large);
    this.root.classList.toggle("still", !data.movable);
    this.plot.style.height = `${data.height}px`;
    this.acknowledge();
    this.drawGround();
    const known = new Set(data.notes.map((note) => note.id));
    for (const [id, note] of this.notes) {
      if (!known.has(id)) {
        clearTimeout(note.timer);
        note.element.remove();
        note.row.remove();
        this.notes.delete(id);
      }
    }
    for (const given of data.notes) this.take(given);
    this.arrange();
  }

  acknowledge() {
    this.outbox = outboxOf(this.data.key);
    const { ack } = this.data;
    if (ack && ack.mount === this.outbox.mount) {
      this.outbox.moves = this.outbox.moves.filter((move) => move.number > ack.number);
    }
    this.root.dataset.waiting = this.outbox.moves.length;
    this.expectAnswer();
  }

  drawGround() {
    const { look, scale, highFrom } = this.data;
    const state = JSON.stringify([look, scale, highFrom, this.theme]);
    if (this.ground === state) return;
    this.ground = state;
    this.plot.querySelectorAll(".corner").forEach((corner) => corner.remove());
    const line = 100 * this.line();
    for (const corner of look.corners) {
      const element = make("div", "corner");
      element.classList.toggle("right", corner.highEffort);
      element.classList.toggle("low", !corner.highImpact);
      element.style.left = corner.highEffort ? `${line}%` : "0";
      element.style.width = corner.highEffort ? `${100 - line}%` : `${line}%`;
      element.style.top = corner.highImpact ? "0" : `${100 - line}%`;
      element.style.height = corner.highImpact ? `${100 - line}%` : `${line}%`;
      element.style.background = corner[this.theme];
      element.append(make("b", "", corner.name), make("span", "", corner.action));
      this.plot.prepend(element);
    }
  }

  take(given) {
    const fresh = !this.notes.has(given.id);
    const note = fresh ? this.born(given.id) : this.notes.get(given.id);
    this.notes.set(given.id, note);
    Object.assign(note, { title: given.title, sign: this.data.look.signs[given.sign] });
    const sent = this.outbox.moves.findLast((move) => move.id === given.id);
    if (fresh || (!sent && !note.drag && !note.timer)) place(note, given);
    if (fresh && sent) place(note, sent);
    this.show(note);
  }

  born(id) {
    const note = { id, element: make("div", "note"), row: make("li", "row"), timer: null, drag: null };
    note.element.dataset.note = id;
    note.row.dataset.note = id;
    note.element.tabIndex = 0;
    note.element.setAttribute("role", "button");
    note.element.setAttribute("aria-roledescription", "movable note");
    note.element.append(this.signElement(), make("span", "title"));
    note.element.onpointerdown = (event) => this.grab(note, event);
    note.element.onpointermove = (event) => this.drag(note, event);
    note.element.onpointerup = (event) => this.drop(note, event);
    note.element.onpointercancel = () => this.letGo(note);
    note.element.onkeydown = (event) => this.press(note, event);
    note.element.onblur = () => this.flush(note);
    const head = make("div", "head");
    head.append(this.signElement(), make("span", "title"));
    note.row.append(head, make("div", "where"), this.stepper(note, "impact"), this.stepper(note, "effort"));
    return note;
  }

  signElement() {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "sign");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    svg.append(document.createElementNS(SVG, "path"));
    return svg;
  }

  stepper(note, axis) {
    const box = make("div", "stepper");
    box.dataset.axis = axis;
    for (const [by, sign] of [[-1, "−"], [1, "+"]]) {
      const button = make("button", "step", sign);
      button.type = "button";
      button.dataset.by = by;
      button.onclick = () => this.step(note, axis === "impact" ? by : 0, axis === "effort" ? by : 0, axis);
      button.onblur = () => this.flush(note);
      box.append(button);
    }
    box.prepend(make("span", "name", axis === "impact" ? "Impact" : "Effort"));
    box.children[1].after(make("span", "value"));
    box.append(make("span", "text"));
    return box;
  }

  show(note) {
    const colour = note.sign[this.theme];
    note.element.style.setProperty("--ink", colour);
    for (const holder of [note.element, note.row]) {
      holder.querySelector(".title").textContent = note.title;
      const path = holder.querySelector("path");
      const open = note.sign.symbol.endsWith("-open");
      path.setAttribute("d", SHAPES[note.sign.symbol]);
      path.setAttribute("fill", open ? "none" : colour);
      path.setAttribute("stroke", colour);
      path.setAttribute("stroke-width", open ? 2.5 : 0);
    }
    const where = this.where(note);
    const hint = this.data.movable ? (placed(note) ? " Arrow keys move it." : " Enter places it.") : "";
    note.element.setAttribute("aria-label", `${note.title}. ${note.sign.label}. ${where}.${hint}`);
    note.element.setAttribute("aria-disabled", String(!this.data.movable));
    note.element.dataset.impact = note.impact ?? "";
    note.element.dataset.effort = note.effort ?? "";
    note.row.querySelector(".where").textContent = where;
    for (const axis of ["impact", "effort"]) this.showStepper(note, axis);
  }

  showStepper(note, axis) {
    const box = note.row.querySelector(`[data-axis=${axis}]`);
    const value = note[axis];
    box.querySelector(".value").textContent = value ?? "–";
    box.querySelector(".text").textContent = this.level(axis, value);
    for (const button of box.querySelectorAll(".step")) {
      const more = button.dataset.by === "1";
      button.disabled = !this.data.movable || value === (more ? this.data.scale[1] : this.data.scale[0]);
      button.setAttribute("aria-label", `${more ? "More" : "Less"} ${axis}: ${note.title}`);
    }
  }

  level(axis, value) {
    if (value === null) return "";
    return this.data.look.levels[axis][clamp(Math.ceil(value), ...this.data.scale) - this.data.scale[0]];
  }

  where(note) {
    const missing = ["impact", "effort"].filter((axis) => note[axis] === null);
    const scores = ["impact", "effort"].filter((axis) => note[axis] !== null).map((axis) => `${axis} ${note[axis]}`);
    if (missing.length) return [...scores, `${missing.join(" and ")} not scored`].join(", ");
    const corner = this.data.look.corners.find(
      (c) => c.highImpact === this.high(note.impact) && c.highEffort === this.high(note.effort),
    );
    return `${scores.join(", ")}: ${corner.name}, ${corner.action}`;
  }

  // --- where things are ------------------------------------------------------------------------------

  high(value) {
    return value > this.data.threshold;
  }

  line() {
    return (this.data.highFrom - this.data.scale[0]) / (this.data.scale[1] - this.data.scale[0] + 1);
  }

  share(value) {
    const [low, top] = this.data.scale;
    const middle = (value - low + 0.5) / (top - low + 1);
    return this.high(value) ? Math.max(middle, this.line() + 0.01) : Math.min(middle, this.line() - 0.01);
  }

  stepAt(share) {
    const [low, top] = this.data.scale;
    return clamp(Math.floor(share * (top - low + 1)) + low, low, top);
  }

  arrange() {
    const together = new Map();
    const wanted = { plot: [], tray: [], rows: [] };
    for (const given of this.data.notes) {
      const note = this.notes.get(given.id);
      wanted.rows.push(note.row);
      if (note.drag) continue;
      (placed(note) ? wanted.plot : wanted.tray).push(note.element);
      if (!placed(note)) continue;
      const cell = `${note.impact}|${note.effort}`;
      const nth = together.get(cell) ?? 0;
      together.set(cell, nth + 1);
      this.put(note, this.share(note.effort), 1 - this.share(note.impact), nth);
    }
    keepIn(this.plot, wanted.plot);
    const heading = wanted.tray.length ? [this.trayName()] : [];
    keepIn(this.tray, [...heading, ...wanted.tray]);
    keepIn(this.list, wanted.rows);
  }

  trayName() {
    this.heading ??= make("span", "name", "Not placed yet");
    return this.heading;
  }

  // Shares of the plot; notes on one place fan out towards the middle.
  put(note, x, y, nth = 0) {
    const up = y > 0.5 ? -1 : 1;
    const { style } = note.element;
    style.setProperty("--x", x);
    style.setProperty("--y", y);
    style.setProperty("--nth", nth % 6);
    style.setProperty("--up", up);
    style.zIndex = up > 0 ? 10 + nth : 100 - nth;
  }

  // --- moving ----------------------------------------------------------------------------------------

  grab(note, event) {
    if (!this.data.movable || event.button) return;
    event.preventDefault();
    note.element.focus();
    this.flush(note);
    note.element.setPointerCapture(event.pointerId);
    note.element.classList.add("grabbed");
    const box = note.element.getBoundingClientRect();
    const half = parseFloat(getComputedStyle(note.element).minHeight) / 2;
    note.drag = {
      from: { x: event.clientX, y: event.clientY },
      grip: { x: event.clientX - (box.left + box.width / 2), y: event.clientY - (box.top + half) },
      moved: false,
    };
  }

  drag(note, event) {
    const { drag } = note;
    if (!drag) return;
    if (Math.hypot(event.clientX - drag.from.x, event.clientY - drag.from.y) > SLACK) drag.moved = true;
    if (!drag.moved) return;
    note.element.classList.add("dragging");
    const at = this.under(note, event);
    if (note.element.parentElement === this.plot) this.put(note, clamp(at.x, 0, 1), clamp(at.y, 0, 1));
    else note.element.style.translate = `${event.clientX - drag.from.x}px ${event.clientY - drag.from.y}px`;
    const target = { ...note, ...this.placeAt(at) };
    this.status.textContent = at.inside ? `${note.title}: ${this.where(target)}` : "";
  }

  under(note, event) {
    const box = this.plot.getBoundingClientRect();
    const x = (event.clientX - note.drag.grip.x - box.left) / box.width;
    const y = (event.clientY - note.drag.grip.y - box.top) / box.height;
    return { x, y, inside: x > -0.05 && x < 1.05 && y > -0.05 && y < 1.05 };
  }

  placeAt(at) {
    return { impact: this.stepAt(1 - at.y), effort: this.stepAt(at.x) };
  }

  drop(note, event) {
    if (!note.drag) return;
    const at = this.under(note, event);
    const { moved } = note.drag;
    this.letGo(note);
    if (moved && (at.inside || placed(note))) this.choose(note, this.placeAt(at), "pointer");
  }

  letGo(note) {
    note.drag = null;
    note.element.classList.remove("grabbed", "dragging");
    note.element.style.translate = "";
    this.status.textContent = "";
    this.show(note);
    this.arrange();
  }

  press(note, event) {
    if (!this.data.movable || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && note.drag) this.letGo(note);
    const enter = (event.key === "Enter" || event.key === " ") && !placed(note);
    if (!enter && !KEYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    if (note.drag) this.letGo(note);
    const [impact, effort] = KEYS[event.key] ?? [0, 0];
    this.step(note, impact, effort);
  }

  // One step on either axis; a blank score that is stepped, or placed, begins in the middle.
  step(note, impact, effort, only = null) {
    const [low, top] = this.data.scale;
    const blank = Math.floor((low + top) / 2);
    const next = (axis, by) => {
      if (note[axis] === null) return only && only !== axis ? null : blank;
      return by ? clamp((by > 0 ? Math.floor(note[axis]) : Math.ceil(note[axis])) + by, low, top) : note[axis];
    };
    const chosen = { impact: next("impact", impact), effort: next("effort", effort) };
    if (chosen.impact === note.impact && chosen.effort === note.effort) return;
    Object.assign(note, chosen, { how: only ? "stepper" : "keyboard" });
    const focused = note.element.getRootNode().activeElement;
    this.show(note);
    this.arrange();
    if (focused && focused !== note.element.getRootNode().activeElement) focused.focus();
    this.say(note);
    clearTimeout(note.timer);
    note.timer = setTimeout(() => this.flush(note), PAUSE);
  }

  // Send what keys have chosen, now.
  flush(note) {
    if (!note.timer) return;
    clearTimeout(note.timer);
    note.timer = null;
    this.post(note, note.how);
  }

  choose(note, chosen, how) {
    if (chosen.impact === note.impact && chosen.effort === note.effort) return;
    place(note, chosen);
    this.show(note);
    this.arrange();
    this.say(note);
    this.post(note, how);
  }

  say(note) {
    this.spoken.textContent = `${note.title}: ${this.where(note)}`;
  }

  // --- sending ---------------------------------------------------------------------------------------

  post(note, how) {
    const number = ++this.outbox.last;
    this.outbox.moves.push({ number, id: note.id, impact: note.impact, effort: note.effort, how });
    this.root.dataset.waiting = this.outbox.moves.length;
    this.sendAll();
  }

  sendAll() {
    this.send({ mount: this.outbox.mount, moves: [...this.outbox.moves] });
    this.expectAnswer();
  }

  expectAnswer() {
    clearTimeout(this.retry);
    this.retry = this.outbox.moves.length ? setTimeout(() => this.sendAll(), RETRY) : null;
  }

  stop() {
    for (const note of this.notes.values()) this.flush(note);
    clearTimeout(this.retry);
  }
}

const place = (note, { impact, effort }) => Object.assign(note, { impact, effort });
const placed = (note) => note.impact !== null && note.effort !== null;

// Make `wanted` the children of a holder in that order, touching only what is out of place: an element that
// is taken out and put back loses its focus.
function keepIn(holder, wanted) {
  const mine = [...holder.children].filter((c) => c.dataset.note !== undefined || c.classList.contains("name"));
  for (const child of mine) {
    if (!wanted.includes(child) && !child.classList.contains("grabbed")) child.remove();
  }
  let before = null;
  for (const child of [...wanted].reverse()) {
    if (child.parentElement !== holder || child.nextElementSibling !== before) holder.insertBefore(child, before);
    before = child;
  }
}

export default function render({ data, parentElement, setTriggerValue }) {
  let board = boards.get(parentElement);
  if (!board) {
    board = new Board(parentElement);
    boards.set(parentElement, board);
  }
  board.update(data, (sent) => setTriggerValue("moved", sent));
  return () => board.stop();
}
