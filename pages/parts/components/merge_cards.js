// The browser's side of merge_cards.py, which explains it.
import { button, made } from "./elements.js";
import { Outbox } from "./outbox.js";

const FAR_PX = 6; // a press that moves less is a click
const lists = new WeakMap();

class Cards {
  constructor() {
    this.outbox = new Outbox();
    this.held = null; // the card that is being dragged, or was picked up with a key
  }

  update(root, data, trigger) {
    Object.assign(this, { root, data });
    this.outbox.leadsTo((sent) => trigger("merged", sent), root);
    this.outbox.acknowledge(data.ack);
    const key = JSON.stringify([data.cards, data.chosen]);
    if (this.drawn === key && root.childElementCount) return; // what has the focus stays
    this.drawn = key;
    this.drop();
    const focused = root.getRootNode().activeElement?.dataset?.id;
    this.told = made("p", "told");
    this.told.setAttribute("role", "status");
    root.replaceChildren(...data.cards.map((card) => this.card(card)), this.told);
    this.element(focused)?.focus();
  }

  element(id) {
    return id && [...this.root.children].find((one) => one.dataset.id === id);
  }

  title(id) {
    return this.data.cards.find((one) => one.id === id)?.title ?? "";
  }

  card({ id, title, merged }) {
    const card = button("card", "", () => this.press(id));
    card.dataset.id = id;
    card.setAttribute("aria-pressed", String(id === this.data.chosen));
    card.append(made("span", "title", title));
    if (merged) card.append(made("span", "count", `+${merged}`));
    card.onpointerdown = (event) => this.lift(event, id);
    card.onpointermove = (event) => this.move(event);
    card.onpointerup = (event) => this.land(event);
    card.onpointercancel = () => this.drop();
    card.onkeydown = (event) => this.key(event, id);
    return card;
  }

  // A click or Enter: opens the card, or merges the picked-up one into it.
  press(id) {
    if (this.dragged) {
      this.dragged = false;
      return;
    }
    if (this.held && this.held.id !== id) return this.merge(this.held.id, id);
    this.drop();
    this.outbox.put({ open: id });
  }

  merge(item, into) {
    this.tell(`Merged ${this.title(item)} into ${this.title(into)}.`);
    this.drop();
    this.outbox.put({ item, into });
  }

  key(event, id) {
    const cards = [...this.root.querySelectorAll(".card")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) cards[cards.indexOf(event.currentTarget) + step]?.focus();
    else if (event.key === "m" && !this.held) this.pickUp(id);
    else if (event.key === "Escape" && this.held) {
      this.drop();
      this.tell("Not merged.");
    } else return;
    event.preventDefault();
  }

  pickUp(id) {
    this.held = { id, at: null };
    this.element(id)?.classList.add("held");
    this.tell(
      `Picked up ${this.title(id)}. Choose the card to merge it into, and press Enter. Escape cancels.`,
    );
  }

  lift(event, id) {
    if (event.button !== 0) return;
    this.drop();
    this.held = { id, at: { x: event.clientX, y: event.clientY } };
    event.currentTarget.setPointerCapture?.(event.pointerId);
  }

  move({ clientX, clientY }) {
    const at = this.held?.at;
    if (!at) return;
    if (!this.dragged && Math.hypot(clientX - at.x, clientY - at.y) < FAR_PX) return;
    this.dragged = true;
    const card = this.element(this.held.id);
    card.classList.add("held");
    card.style.transform = `translate(${clientX - at.x}px, ${clientY - at.y}px)`;
    this.over(this.under(clientX, clientY));
  }

  // The card under the dragged one.
  under(x, y) {
    const inside = ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom;
    return [...this.root.querySelectorAll(".card")].find(
      (one) => one.dataset.id !== this.held.id && inside(one.getBoundingClientRect()),
    );
  }

  over(target) {
    for (const one of this.root.querySelectorAll(".over")) one.classList.remove("over");
    target?.classList.add("over");
  }

  land({ clientX, clientY }) {
    if (!this.held?.at) return;
    const target = this.dragged && this.under(clientX, clientY);
    const { id } = this.held;
    this.drop();
    if (target) this.merge(id, target.dataset.id);
    setTimeout(() => {
      this.dragged = false; // the click that ends a drag has arrived by now
    });
  }

  drop() {
    const card = this.held && this.element(this.held.id);
    if (card) {
      card.classList.remove("held");
      card.style.transform = "";
    }
    this.held = null;
    this.over(null);
  }

  tell(text) {
    if (this.told) this.told.textContent = text;
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cards");
  if (!lists.has(parentElement)) lists.set(parentElement, new Cards());
  lists.get(parentElement).update(root, data, setTriggerValue);
}
