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
