/** What opens over the page: dialogs by `data-opens`, menus that close when one looks elsewhere, the list of keys. */
export function dialogs(): void {
  // A refused form comes back in its dialog, filled.
  document.querySelector<HTMLDialogElement>("dialog[data-open]")?.showModal();
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
      if (!menu.contains(target)) menu.open = false;
    }
    const opener = target.closest<HTMLElement>("[data-opens]");
    if (opener) open(opener.dataset.opens ?? "");
    if (target.closest("[data-closes]")) target.closest("dialog")?.close();
    if (target.closest("[data-prints]")) print();
    if (target.closest("[data-back]")) history.back();
    if (target instanceof HTMLDialogElement && outside(target, event)) target.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = (event.target as HTMLElement).closest<HTMLDetailsElement>("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

/** Open a dialog by its id. */
export function open(id: string): void {
  const dialog = document.getElementById(id) as HTMLDialogElement | null;
  if (id === "keys" && dialog) list(dialog);
  dialog?.showModal();
}

/** The page's own keys, read off the buttons that carry them. */
function list(dialog: HTMLDialogElement): void {
  const part = dialog.querySelector<HTMLElement>("[data-page-keys]");
  const buttons = [...document.querySelectorAll<HTMLElement>("[data-key-press]")];
  const rows = [...new Map(buttons.map((button) => [button.dataset.keyPress, button])).values()].map(row);
  part?.querySelector("dl")?.replaceChildren(...rows);
  if (part) part.hidden = !rows.length;
}

function row(button: HTMLElement): HTMLElement {
  const [line, key, does] = ["div", "dt", "dd"].map((tag) => document.createElement(tag)) as [HTMLElement, HTMLElement, HTMLElement];
  key.append(Object.assign(document.createElement("kbd"), { textContent: button.dataset.keyPress }));
  const copy = button.cloneNode(true) as HTMLElement;
  for (const mark of copy.querySelectorAll("kbd")) mark.remove();
  does.textContent = button.getAttribute("aria-label") ?? copy.textContent?.trim() ?? "";
  line.append(key, does);
  return line;
}

function outside(dialog: HTMLDialogElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  const within = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  return event.detail > 0 && !within;
}
