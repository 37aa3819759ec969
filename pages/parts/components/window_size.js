// The browser's side of window_size.py, which explains it.
//
// It waits until a run has ended and its widgets are drawn before it reports. An earlier report would start
// a run with widgets that haven't received their values: they would show, and send back, a slider's lowest
// value.
import { isDark } from "./elements.js";

const STATE = "data-test-script-state";
const LOADING = "[data-testid=stSkeleton]"; // shown instead of a widget whose script is still loading
const DRAWN_MS = 200; // from the end of a run until its last elements are on the page, with a margin
const mounts = new WeakMap();
const scheme = window.matchMedia("(prefers-color-scheme: dark)");
let told = null; // the theme that was last reported, once: a page that keeps another one is not drawn forever

const fitting = (steps, size) => steps.findLast((step) => step <= size) ?? steps[0];

export default function ({ data, parentElement, setTriggerValue }) {
  mounts.get(parentElement)?.end();
  const app = document.querySelector(`[${STATE}]`);
  let known = data.known;
  let timer = null;
  const report = () => {
    if (app?.getAttribute(STATE) === "running") return;
    if (document.querySelector(LOADING)) {
      wait();
      return;
    }
    const width = fitting(data.widths, window.innerWidth);
    const height = fitting(data.heights, window.innerHeight);
    const theme = isDark(parentElement.querySelector("span")) ? "dark" : "light";
    const isOther = data.theme && theme !== data.theme && theme !== told;
    told = theme;
    if (`${width}x${height}` === known && !isOther) return;
    known = `${width}x${height}`;
    setTriggerValue("size", [width, height]);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(report, DRAWN_MS);
  };
  const watcher = new MutationObserver(wait);
  if (app) watcher.observe(app, { attributes: true, attributeFilter: [STATE] });
  window.addEventListener("resize", wait);
  scheme.addEventListener("change", wait);
  const end = () => {
    clearTimeout(timer);
    watcher.disconnect();
    window.removeEventListener("resize", wait);
    scheme.removeEventListener("change", wait);
  };
  mounts.set(parentElement, { end });
  wait();
  return end;
}
