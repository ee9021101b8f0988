/** News from the server: parts of the page that listen are fetched again. */
import htmx from "htmx.org";

/** What a page does by itself; everything else a person did. */
const BY_ITSELF = new Set(["news", "load"]);
const TOGETHER_MS = 700;

export function news(): void {
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers, triggeringEvent } = (event as CustomEvent<{ headers: Record<string, string>; triggeringEvent?: Event }>).detail;
    // The idle time-out must not be moved on by a desk nobody sits at.
    if (BY_ITSELF.has(triggeringEvent?.type ?? "load")) headers["X-By-Itself"] = "1";
  });
  const url = document.body.dataset.events;
  if (!url) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    document.dispatchEvent(new CustomEvent("rongmei:news"));
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const part of document.querySelectorAll("[data-listens]")) if (!busy(part)) htmx.trigger(part, "news");
    }, TOGETHER_MS);
  };
  new EventSource(url).addEventListener("deed", heard);
}

/** What somebody is at is not taken from under their hands. */
function busy(part: Element): boolean {
  const fields = [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
  const typed = fields.some((field) => field.value !== field.defaultValue || ("checked" in field && field.checked !== field.defaultChecked));
  return typed || part.querySelector("dialog[open]") !== null || (part.contains(document.activeElement) && document.activeElement !== document.body);
}
