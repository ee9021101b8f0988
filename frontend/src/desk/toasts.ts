/** Sentences after an act. Good news leaves by itself; what went wrong stays until it is closed. */
import { word } from "../words";

const LINGER_MS = 6000;
/** Longer when something can still be done there. */
const UNDO_MS = 20_000;

export function toasts(): void {
  document.addEventListener("click", (event) => {
    (event.target as HTMLElement).closest("[data-dismiss]")?.closest(".toast")?.remove();
  });
  for (const toast of document.querySelectorAll<HTMLElement>(".toast.success, .toast.info")) leave(toast);
  for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, () => say("error", word("unreached")));
}

/** Show a sentence now. */
export function say(level: "success" | "error", sentence: string): void {
  show(level, sentence);
}

/** Show a sentence with what belongs to it, e.g. links; the same one is not shown twice at once. */
export function show(level: "success" | "error" | "info", ...parts: (string | Node)[]): void {
  const region = document.getElementById("toasts");
  const toast = document.createElement("p");
  toast.className = `toast ${level}`;
  toast.setAttribute("role", level === "error" ? "alert" : "status");
  const said = document.createElement("span");
  said.append(...parts);
  toast.append(said);
  if (!region || [...region.children].some((shown) => shown.textContent === toast.textContent)) return;
  region.append(toast);
  leave(toast);
}

/** Time stands still while the sentence is pointed at or holds the focus. */
function leave(toast: HTMLElement): void {
  const wait = toast.querySelector("form, a") ? UNDO_MS : LINGER_MS;
  setTimeout(() => (toast.matches(":hover, :focus-within") ? leave(toast) : toast.remove()), wait);
}
