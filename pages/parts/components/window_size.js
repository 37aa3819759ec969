// The browser's side of window_size.py, which says what it is for.
//
// It waits until a run has ended and its widgets are drawn before it reports. An earlier report would start a run
// with widgets that have not received their values: they would show, and send back, the lowest of a slider.
const STATE = "data-test-script-state";
const LOADING = "[data-testid=stSkeleton]"; // in place of a widget whose script is still being loaded
const DRAWN_MS = 200; // from the end of a run until its last elements are on the page, with room to spare
const mounts = new WeakMap();

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
    if (`${width}x${height}` === known) return;
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
  const end = () => {
    clearTimeout(timer);
    watcher.disconnect();
    window.removeEventListener("resize", wait);
  };
  mounts.set(parentElement, { end });
  wait();
  return end;
}
