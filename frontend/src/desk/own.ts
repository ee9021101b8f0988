/** What is one's own, where one looks: its number in the browser's title, a sentence when a task is given. */
import { word } from "../words";
import { show } from "./toasts";

export function own(): void {
  const title = document.title;
  document.addEventListener("htmx:oobAfterSwap", () => {
    const told = document.getElementById("own");
    if (!told?.dataset.whose) return;
    const n = told.dataset.n ?? "0";
    document.title = n === "0" ? title : `(${n}) ${title}`;
    tell(told, `tasks.${told.dataset.whose}`);
  });
}

/** Each task is told once in this browser; one that is taken away and given again is told again. */
function tell(told: HTMLElement, key: string): void {
  const offered = [...told.querySelectorAll<HTMLAnchorElement>("a[data-task]")];
  const known = new Set((localStorage.getItem(key) ?? "").split(","));
  const fresh = offered.filter((task) => !known.has(task.dataset.task ?? ""));
  localStorage.setItem(key, offered.map((task) => task.dataset.task).join(","));
  if (fresh.length) show("info", word("task"), ...fresh.map((task) => task.cloneNode(true)));
}
