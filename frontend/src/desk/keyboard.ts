/** Keys for what is done a hundred times a day. */
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

function current(): HTMLElement | null {
  return document.querySelector("[data-row].is-current");
}

export function keyboard(): void {
  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      (event.target as HTMLElement).closest("form")?.requestSubmit();
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (going) {
      going = false;
      document.querySelector<HTMLAnchorElement>(`[data-go="${CSS.escape(event.key)}"]`)?.click();
    } else if (event.key === "g") going = true;
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "Enter") current()?.querySelector<HTMLAnchorElement>("a")?.click();
    else if (event.key === "/") { event.preventDefault(); document.querySelector<HTMLInputElement>('[type="search"]')?.focus(); }
    else if (event.key === "?") (document.getElementById("keys") as HTMLDialogElement | null)?.showModal();
    else document.querySelector<HTMLElement>(`[data-key-press="${CSS.escape(event.key)}"]`)?.click();
  });
}
