/** Keys for what is done a hundred times a day. */
import { open } from "./dialogs";

/** After `g` the next key names a place, for this long. */
const GO_MS = 1500;
const WRITTEN_IN = 'textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])';

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(WRITTEN_IN));
}

/** Which row is the current one; a row that is fetched again stays it. */
let at = -1;

function mark(index: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  at = Math.min(index, rows.length - 1);
  rows.forEach((row, number) => row.classList.toggle("is-current", number === at));
}

function current(): HTMLElement | null {
  return document.querySelector("[data-row].is-current");
}

function move(step: number): void {
  mark(Math.max(0, at + step));
  current()?.scrollIntoView({ block: "nearest" });
}

function find(): void {
  const [mine, everywhere] = ["main [type=search]", "[type=search]"].map((where) => document.querySelector<HTMLInputElement>(where));
  (mine ?? everywhere)?.focus();
  (mine ?? everywhere)?.select();
}

/** What a key presses: in the current row first, never in another row. */
function bearer(key: string): HTMLElement | undefined {
  const bearers = [...document.querySelectorAll<HTMLElement>(`[data-key-press="${CSS.escape(key)}"]`)];
  return bearers.find((one) => one.closest("[data-row].is-current")) ?? bearers.find((one) => !one.closest("[data-row]"));
}

function press(key: string): void {
  if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "Enter") current()?.querySelector<HTMLAnchorElement>("a")?.click();
  else if (key === "?") open("keys");
  else bearer(key)?.click();
}

export function keyboard(): void {
  let went = 0;
  document.addEventListener("htmx:afterSettle", () => { if (at >= 0) mark(at); });
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      target.closest("form")?.requestSubmit();
      return;
    }
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(target)) {
      if (event.key === "Escape") target.blur();
    } else if (Date.now() - went < GO_MS) {
      went = 0;
      document.querySelector<HTMLAnchorElement>(`[data-go="${CSS.escape(event.key)}"]`)?.click();
    } else if (event.key === "g") went = Date.now();
    else if (event.key === "/") {
      event.preventDefault();
      find();
    } else if (event.key !== "Enter" || target === document.body || target.id === "main") press(event.key);
  });
}
