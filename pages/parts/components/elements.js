// A new element; its text is never interpreted as markup.
export const made = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

export const button = (className, text, act) => {
  const element = made("button", className, text);
  element.type = "button";
  element.onclick = act;
  return element;
};

// Whether a component is drawn on a dark ground; the theme's colors reach it as variables.
export const isDark = (element) => {
  const probe = made("i");
  probe.style.color = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  element.append(probe);
  const [red, green, blue] = getComputedStyle(probe)
    .color.match(/[\d.]+/g)
    .map(Number);
  probe.remove();
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
};
