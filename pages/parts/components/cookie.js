// The browser's side of cookie.py, which explains it.
export default function ({ data }) {
  const age = data.value ? data.hours * 3600 : 0;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs HTTPS, which a shared app in a room lacks
  document.cookie = `${data.name}=${data.value}; Path=/; Max-Age=${age}; SameSite=Strict${secure}`;
}
