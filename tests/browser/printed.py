"""What is wrong with a page as it prints, measured in a browser."""

PAPERS = {"A4": 210 - 2 * 15, "letter": 216 - 2 * 15}
"""The width between the margins in millimeters."""

OUTSIDE = """width => [...document.querySelectorAll('body *')].filter(element => {
  const box = element.getBoundingClientRect();
  return box.width && (box.right > width + 0.5 || box.left < -0.5 || element.scrollWidth > width + 1);
}).map(element => element.tagName + ' ' + element.textContent.trim().slice(0, 40))"""

BROKEN = """longest => {
  const broken = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (tops.size > 1 && word[0].length <= longest) broken.push(word[0]);
    }
  }
  return broken;
}"""
