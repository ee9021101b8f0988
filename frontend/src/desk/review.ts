/** The reviewer's page: the two ways to look at a piece, and proofs ticked one by one or all at once. */
export function review(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const view = target.closest<HTMLElement>("[data-view]");
    if (view) look(view.dataset.view ?? "");
    const all = target.closest<HTMLElement>("[data-ticks]");
    if (all) tick(all.closest("form"));
  });
  document.addEventListener("change", (event) => tell((event.target as HTMLElement).closest("form")));
  for (const form of document.querySelectorAll<HTMLFormElement>("form.decision")) tell(form);
}

function look(view: string): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-shown]")) part.hidden = part.dataset.shown !== view;
  for (const button of document.querySelectorAll<HTMLElement>("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
}

function proofs(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>('[name="proofs"]') ?? [])];
}

function tick(form: HTMLFormElement | null): void {
  for (const box of proofs(form)) box.checked = true;
  tell(form);
}

/** How many are ticked. */
function tell(form: HTMLFormElement | null): void {
  const boxes = proofs(form);
  if (!boxes.length || !form) return;
  const ticked = boxes.filter((box) => box.checked).length;
  for (const count of form.querySelectorAll("[data-ticked]")) count.textContent = `${ticked}/${boxes.length}`;
  form.classList.toggle("is-proofed", ticked === boxes.length);
}
