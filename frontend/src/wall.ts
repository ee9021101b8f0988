/** The wall: a page that keeps itself fresh and never needs a hand. */
import "./wall.css";

async function refresh(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (fresh) document.querySelector("main")?.replaceWith(fresh);
}

setInterval(() => void refresh(), 15_000);
const url = document.body.dataset.events;
if (url) new EventSource(url).addEventListener("deed", () => void refresh());
