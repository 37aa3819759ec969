// What a person did and the server has not acknowledged yet: numbered, in order, and sent until it is.
//
// Of several triggers that a component sends during one run only the last arrives, so each carries all that wait.
const RESEND_MS = 1500;

export class Outbox {
  constructor() {
    this.from = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.last = 0;
    this.waiting = [];
  }

  // Where it is sent to, and whose `data-waiting` tells how many wait; both change when a page is drawn again.
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

  // Forget what was taken in or refused, and give it back to whoever asks.
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
