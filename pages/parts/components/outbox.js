// What a person did and the server hasn't acknowledged yet: numbered, in order, and sent until it is.
//
// Of several triggers a component sends during one run, only the last arrives, so each carries everything
// that waits.
const RESEND_MS = 1500;

export class Outbox {
  constructor() {
    this.from = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.last = 0;
    this.waiting = [];
  }

  // Where it is sent, and the element whose `data-waiting` shows how many wait; both change when a page is
  // redrawn.
  leadsTo(trigger, root) {
    Object.assign(this, { trigger, root });
  }

  put(thing) {
    this.waiting.push({ seq: ++this.last, ...thing });
    this.send();
  }

  send() {
    if (this.waiting.length) this.trigger({ from: this.from, waiting: [...this.waiting] });
    this.expect();
  }

  // Remove what was accepted or rejected, and return it to the caller.
  acknowledge({ from, seq }) {
    const known = (one) => from === this.from && one.seq <= seq;
    const done = this.waiting.filter(known);
    this.waiting = this.waiting.filter((one) => !known(one));
    this.expect();
    return done;
  }

  expect() {
    this.rest();
    if (this.waiting.length) this.timer = setTimeout(() => this.send(), RESEND_MS);
    this.root.dataset.waiting = this.waiting.length;
  }

  rest() {
    clearTimeout(this.timer);
  }
}
