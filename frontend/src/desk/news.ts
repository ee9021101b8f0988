/** News from the server: parts of the page that listen are fetched again. */
import htmx from "htmx.org";

export function news(): void {
  const url = document.body.dataset.events;
  if (!url) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    document.dispatchEvent(new CustomEvent("rongmei:news"));
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const part of document.querySelectorAll("[data-listens]")) htmx.trigger(part, "news");
    }, 700);
  };
  new EventSource(url).addEventListener("deed", heard);
}
