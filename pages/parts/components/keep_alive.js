// The browser's side of keep_alive.py, which explains it.
const AGAIN = 1500;
const STATE = "data-test-connection-state";
const mounts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const mount = mounts.get(parentElement) ?? { asked: null, watcher: null, timer: 0 };
  mounts.set(parentElement, mount);
  mount.run = data.run;
  mount.ask = () => {
    clearTimeout(mount.timer);
    if (mount.asked !== mount.run) return; // the page has run since
    setTriggerValue("back", mount.run);
    mount.timer = setTimeout(mount.ask, AGAIN);
  };
  if (mount.watcher) return;

  const app = document.querySelector(`[${STATE}]`);
  let gone = false;
  mount.watcher = new MutationObserver(() => {
    const connected = app.getAttribute(STATE) === "CONNECTED";
    if (connected && gone) {
      mount.asked = mount.run;
      mount.ask();
    }
    gone = !connected;
  });
  if (app) mount.watcher.observe(app, { attributes: true, attributeFilter: [STATE] });
  return () => {
    clearTimeout(mount.timer);
    mount.watcher.disconnect();
    mounts.delete(parentElement);
  };
}
