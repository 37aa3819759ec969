// The browser's side of idea_pad.py, which explains it.
import { Outbox } from "../outbox.js";
import { NextQuestion } from "./question.js";
import { Scale } from "./scale.js";

class Pad {
  constructor() {
    this.outbox = new Outbox();
    this.question = new NextQuestion(this);
    this.scales = new Map();
  }

  update(root, data, trigger) {
    Object.assign(this, { root, data });
    root.dataset.idea = data.idea;
    this.outbox.leadsTo((sent) => trigger("pressed", sent), root);
    this.outbox.acknowledge(data.ack);
    for (const { name } of data.scales) {
      if (!this.scales.has(name)) this.scales.set(name, new Scale(this, name));
    }
    const parts = [...this.scales.values(), this.question].map((part) => part.element);
    if (parts.some((part) => part.parentElement !== root)) root.replaceChildren(...parts);
    this.show();
  }

  show() {
    for (const given of this.data.scales) this.scales.get(given.name).update(given);
    this.question.update(this.data.question);
  }

  // The last unacknowledged press of a kind for the shown idea; undefined if there is none.
  held(kind) {
    return this.outbox.waiting.findLast((one) => one.idea === this.data.idea && kind(one));
  }

  press(what) {
    this.outbox.put({ idea: this.data.idea, ...what });
    this.show();
  }
}

const pad = new Pad(); // one for the page: waiting presses survive a redraw

export default function ({ data, parentElement, setTriggerValue }) {
  pad.update(parentElement.querySelector(".idea"), data, setTriggerValue);
  return () => pad.outbox.rest();
}
