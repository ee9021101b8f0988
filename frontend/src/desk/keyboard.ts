/** Keys for what is done a hundred times a day. */
import { open } from "./dialogs";

/** After `g` the next key names a place, for this long. */
const GO_MS = 1500;

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function move(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  if (!rows.length) return;
  const now = rows.indexOf(document.querySelector<HTMLElement>("[data-row].is-current")!);
  const next = rows[Math.max(0, Math.min(rows.length - 1, now + step))];
  rows[now]?.classList.remove("is-current");
  next?.classList.add("is-current");
  next?.scrollIntoView({ block: "nearest" });
}

function find(): void {
  const [mine, everywhere] = ["main [type=search]", "[type=search]"].map((where) => document.querySelector<HTMLInputElement>(where));
  (mine ?? everywhere)?.focus();
  (mine ?? everywhere)?.select();
}

function press(key: string): void {
  if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "Enter") document.querySelector<HTMLAnchorElement>("[data-row].is-current a")?.click();
  else if (key === "?") open("keys");
  else document.querySelector<HTMLElement>(`[data-key-press="${CSS.escape(key)}"]`)?.click();
}

export function keyboard(): void {
  let went = 0;
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
