// The sign of a verdict, as an SVG element.
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  diamond: "M8 0 L16 8 L8 16 L0 8 Z",
  circle: "M8 1 A7 7 0 1 1 7.99 1 Z",
  "square-open": "M1.5 1.5 H14.5 V14.5 H1.5 Z",
};

export const signElement = () => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "sign");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(SVG, "path"));
  return svg;
};

export const paint = (path, symbol, colour) => {
  const open = symbol.endsWith("-open");
  path.setAttribute("d", SHAPES[symbol]);
  path.setAttribute("fill", open ? "none" : colour);
  path.setAttribute("stroke", colour);
  path.setAttribute("stroke-width", open ? 2.5 : 0);
};
