"""What is wrong with a screen that a room looks at, measured in its browser."""

FAULTS = """smallest => {
  const faults = new Set(), texts = [];
  const roots = [document.querySelector("[data-testid=stAppViewContainer]")];
  const told = (what, element) => faults.add(`${what}: ${(element.textContent || "").trim().slice(0, 60)}`);
  while (roots.length) {
    const walker = document.createTreeWalker(roots.pop(), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) roots.push(node.shadowRoot);
        continue;
      }
      const element = node.parentElement;
      if (!node.data.trim() || !element || element.closest("style, script, title")) continue;
      if (!element.checkVisibility() || element.closest("a[href^='#'], .st-key-unseen-heading")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
      if (!boxes.length) continue;
      const svg = element.ownerSVGElement;
      const scale = svg ? svg.getScreenCTM().a : 1;
      if (parseFloat(getComputedStyle(element).fontSize) * scale < smallest - 0.05) told("small", element);
      for (const box of boxes) texts.push({ element, box, size: box.height });
    }
  }
  for (const { element, box } of texts) {
    if (box.left < -0.5 || box.top < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5)
      told("outside the window", element);
    for (let at = element; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow === "visible") continue;
      const frame = at.getBoundingClientRect();
      if (box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1)
        told("cut off", element);
    }
  }
  // A line's box is taller than its letters: a sixth above and below may touch.
  const inner = ({ box }) => ({ left: box.left, right: box.right,
    top: box.top + box.height / 6, bottom: box.bottom - box.height / 6 });
  texts.sort((one, other) => one.box.top - other.box.top);
  for (let i = 0; i < texts.length; i++) {
    const one = inner(texts[i]);
    for (let j = i + 1; j < texts.length && texts[j].box.top < one.bottom; j++) {
      const other = inner(texts[j]);
      if (texts[i].element === texts[j].element) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const below = texts[j].element.textContent.trim().slice(0, 40);
      if (across > 1 && down > 1) told(`over “${below}”`, texts[i].element);
    }
  }
  for (const mark of document.querySelectorAll(".marks b")) {
    const { width, height } = mark.getBoundingClientRect();
    if (Math.abs(width - height) > 0.5) told("not round", mark);
  }
  return [...faults];
}"""
"""Text smaller than so many pixels, outside the window, cut off, or over other text; marks not round."""
