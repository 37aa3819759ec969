// The browser's side of countdown.py, which explains it.
const SECOND = 1000;
const mounts = new WeakMap();

// A timer's display: "4:05", and "−0:30" once it has run over; a second that has begun still counts as
// left.
export function face(milliseconds) {
  const over = milliseconds < 0;
  const seconds = over ? Math.floor(-milliseconds / SECOND) : Math.ceil(milliseconds / SECOND);
  const sign = over && seconds ? "−" : "";
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".clock");
  const mount = mounts.get(parentElement) ?? {};
  mounts.set(parentElement, mount);
  clearInterval(mount.timer);
  const known = JSON.stringify(data);
  if (mount.known !== known) Object.assign(mount, { known, since: performance.now() });
  const draw = () => {
    const gone = data.runs ? performance.now() - mount.since : 0;
    const left = data.left * SECOND - gone;
    root.textContent = face(left);
    root.classList.toggle("over", left < 0);
  };
  draw();
  if (data.runs) mount.timer = setInterval(draw, SECOND / 4);
  return () => clearInterval(mount.timer);
}
