// The path through a voting form: which question is next, what was answered here, and what an undo reverts.
export const pair = ({ item, axis }) => JSON.stringify([item, axis]);

export class Walk {
  constructor() {
    this.mine = new Map(); // maps pairs to what was chosen on this device since the page was opened
    this.reasons = new Map(); // maps pairs to the typed reason
    this.undone = new Set(); // pairs undone here, until the server confirms it
    this.ends = new Map(); // maps axes to the ideas picked as ends: { most, least }, or { passed: true }
    this.trail = []; // what an undo reverts, latest last
    this.at = null;
  }

  update({ questions, answered, ends }) {
    Object.assign(this, { questions, asksEnds: ends });
    const known = new Set(answered.map((one) => JSON.stringify(one)));
    for (const one of this.undone) if (!known.delete(one)) this.undone.delete(one);
    this.has = new Set([...known, ...this.mine.keys()]);
    if (this.at === null) this.at = Math.max(0, this.order().indexOf(this.open()[0]));
    this.at = Math.min(this.at, questions.length);
  }

  // The questions in order; on an axis with picked ends, those two come first.
  order() {
    const order = [...this.questions];
    for (const [axis, { most, least }] of this.ends) {
      if (!least) continue;
      const places = [...order.keys()].filter((place) => order[place].axis === axis);
      const rank = ({ item }) => [most, least].indexOf(item) >>> 0; // neither: after both
      const sorted = places.map((place) => order[place]).sort((a, b) => rank(a) - rank(b));
      for (const [nth, place] of places.entries()) order[place] = sorted[nth];
    }
    return order;
  }

  open() {
    return this.order().filter((one) => !this.has.has(pair(one)));
  }

  step() {
    const question = this.order()[this.at];
    if (!question) return { kind: "end" };
    const which = this.endToPick(question.axis);
    return which ? { kind: "pick", which, question } : { kind: "ask", question };
  }

  endToPick(axis) {
    const picked = this.ends.get(axis) ?? {};
    const begun = this.questions.some((one) => one.axis === axis && this.has.has(pair(one)));
    if (begun || picked.passed || picked.least || !this.asksEnds.includes(axis)) return null;
    return picked.most ? "least" : "most";
  }

  pick(axis, which, item) {
    this.ends.set(axis, { ...this.ends.get(axis), [which]: item });
    this.trail.push({ kind: "pick", axis, which, item });
  }

  pass(axis) {
    this.ends.set(axis, { passed: true });
    this.trail.push({ kind: "pick", axis, which: "passed" });
  }

  // What goes to the server; the next question is then the current one.
  answer(question, answer, value) {
    const key = pair(question);
    this.trail.push({ kind: "answer", question, before: this.mine.get(key) });
    this.mine.set(key, { answer, value });
    this.undone.delete(key);
    this.has.add(key);
    this.at = this.order().findIndex((one) => pair(one) === key) + 1;
    return this.entry(question);
  }

  entry(question) {
    const { item, axis } = question;
    const { answer, value } = this.mine.get(pair(question));
    return { item, axis, answer, value, reason: this.reasons.get(pair(question)) ?? "" };
  }

  // Undo the last tap. What goes to the server, or null if it never heard of it.
  undo() {
    const last = this.trail.pop();
    if (!last) return null;
    if (last.kind === "pick") {
      const { [last.which]: _, ...rest } = this.ends.get(last.axis);
      this.ends.set(last.axis, rest);
      this.at = this.order().findIndex((one) => one.axis === last.axis);
      return null;
    }
    const key = pair(last.question);
    this.at = this.order().findIndex((one) => pair(one) === key);
    if (last.before) {
      this.mine.set(key, last.before);
      return this.entry(last.question);
    }
    this.mine.delete(key);
    this.has.delete(key);
    this.undone.add(key);
    return { item: last.question.item, axis: last.question.axis, answer: "undo" };
  }

  refuse(one) {
    this.mine.delete(pair(one));
    this.has.delete(pair(one));
    this.trail = this.trail.filter(({ question }) => !question || pair(question) !== pair(one));
  }
}
