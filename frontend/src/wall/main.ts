/** The wall: a page that keeps itself fresh, says when it cannot, and never needs a hand. */
import "./styles/index.css";
import { clock } from "./clock";
import { listen } from "./events";
import { fit } from "./fit";

const EVERY_MS = 15_000;

const state = document.querySelector<HTMLElement>("[data-state]")!;

async function refresh(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (answer?.redirected) stale("signedOut");
  else if (!answer?.ok) stale("stale");
  else show(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

function show(fresh: Document): void {
  const main = fresh.querySelector("main[data-fresh]");
  if (!main) return stale("stale");
  if (script(fresh) !== script(document)) return location.reload(); // a new release is running
  document.querySelector("main")?.replaceWith(main);
  state.textContent = "";
  fit();
}

/** Say since when the screen has not changed, rather than look current. */
function stale(why: "stale" | "signedOut"): void {
  const since = Number(document.querySelector<HTMLElement>("main")?.dataset.fresh) * 1000;
  const time = new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false }).format(since);
  state.textContent = `${state.dataset[why]} ${time}`;
}

function script(page: Document): string | null {
  return page.querySelector("script[src]")?.getAttribute("src") ?? null;
}

setInterval(() => void refresh(), EVERY_MS);
listen(document.body.dataset.events ?? "", () => void refresh());
addEventListener("resize", fit);
void document.fonts.ready.then(fit);
clock();
