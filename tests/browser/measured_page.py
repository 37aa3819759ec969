"""What is wrong with a page that people work on, measured in its browser."""

FAULTS = """([smallest, smallestMark, above]) => {
  const faults = new Set();
  const told = (what, element) => faults.add(`${what}: ${(element.textContent || "").trim().slice(0, 60)}`);
  const boxes = (elements) => [...elements]
    .map(element => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => box.width > 1 && element.checkVisibility());
  const overlapping = (all) => all.forEach(({ element, box }, at) => {
    for (const other of all.slice(at + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 2 && down > 3) told(`over “${other.element.textContent.trim().slice(0, 40)}”`, element);
    }
  });
  const texts = [];
  const trees = [document];
  const roots = [document.querySelector("[data-testid=stAppViewContainer]")];
  while (roots.length) {
    const walker = document.createTreeWalker(roots.pop(), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) {
          roots.push(node.shadowRoot);
          trees.push(node.shadowRoot);
        }
      } else if (node.data.trim() && !node.parentElement.closest("style, script, title")) {
        texts.push(node.parentElement);
      }
    }
  }
  const every = (name) => trees.flatMap(tree => [...tree.querySelectorAll(name)]);
  for (const { element } of boxes(texts)) {
    const scale = element.ownerSVGElement?.getScreenCTM().a ?? 1;
    const least = element.closest(".textpoint") ? smallestMark : smallest;
    if (parseFloat(getComputedStyle(element).fontSize) * scale < least - 0.05) told("small", element);
  }
  for (const title of every(".ideas .title").slice(0, 10))
    if (title.scrollWidth > title.clientWidth + 1 || title.scrollHeight > title.clientHeight + 3)
      told("cut off", title);
  overlapping(boxes(every(".js-plotly-plot :is(.textpoint text, text.annotation-text)")));
  overlapping(boxes(every("[data-testid=stMain] button")));
  for (const name of above) {
    const element = every(name)[0];
    if (!element) faults.add(`missing: ${name}`);
    else if (element.getBoundingClientRect().bottom > innerHeight + 1)
      told(`below the fold, ${name}`, element);
  }
  const main = document.querySelector("[data-testid=stMain]");
  if (main.scrollWidth > main.clientWidth + 1) faults.add("wider than the window");
  return [...faults];
}"""
"""Faults of a page, each named once: text, or a number on a plot, smaller than so many pixels; a title cut
off in the first ten rows; labels or buttons over one another; what belongs above the fold (CSS selectors)
and is below it; and a page wider than its window."""
