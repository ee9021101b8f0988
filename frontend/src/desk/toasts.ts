/** Sentences after an act. Good news leaves by itself; what went wrong stays until it is closed. */
import { word } from "../words";

const LINGER_MS = 6000;
/** Longer when the act can still be undone there. */
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
  const region = document.getElementById("toasts");
  if (!region || [...region.children].some((shown) => shown.textContent === sentence)) return;
  const toast = document.createElement("p");
  toast.className = `toast ${level}`;
  toast.setAttribute("role", level === "error" ? "alert" : "status");
  toast.textContent = sentence;
  region.append(toast);
  leave(toast);
}

/** Time stands still while the sentence is pointed at or holds the focus. */
function leave(toast: HTMLElement): void {
  const wait = toast.querySelector("form") ? UNDO_MS : LINGER_MS;
  setTimeout(() => (toast.matches(":hover, :focus-within") ? leave(toast) : toast.remove()), wait);
}
