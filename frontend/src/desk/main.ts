/** Every desk page: htmx, keyboard, news from the server, dialogs. */
import htmx from "htmx.org";
import "./desk.css";
import { keyboard } from "./keyboard";
import { news } from "./news";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "[45]..", swap: true, error: true },
];

keyboard();
news();

document.addEventListener("click", (event) => {
  const target = event.target as HTMLElement;
  const opener = target.closest<HTMLElement>("[data-opens]");
  if (opener) (document.getElementById(opener.dataset.opens ?? "") as HTMLDialogElement | null)?.showModal();
  if (target.closest("[data-closes]")) target.closest("dialog")?.close();
  if (target.closest("[data-prints]")) print();
});

document.addEventListener("change", (event) => {
  const target = event.target as HTMLElement;
  if (target.closest("form[data-auto]")) target.closest("form")?.requestSubmit();
});

const theme = document.querySelector("[data-theme-toggle]");
try { document.documentElement.dataset.theme = localStorage.getItem("desk-theme") ?? ""; } catch { /* private mode */ }
theme?.addEventListener("click", () => {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("desk-theme", root.dataset.theme); } catch { /* for this page only */ }
});
