/** Plain inputs bound to the shared document: text fields by their smallest change, the rest as whole values. */
import * as Y from "yjs";

/** While Chinese is being composed the field holds half-typed pinyin: nothing is written, and nothing written over. */
const composing = (event: Event) => (event as InputEvent).isComposing;

export function bindText(input: HTMLInputElement | HTMLTextAreaElement, shared: Y.Text): void {
  let inHand = false;
  input.value = shared.toString();
  input.addEventListener("compositionstart", () => { inHand = true; });
  input.addEventListener("compositionend", () => {
    inHand = false;
    replace(shared, input.value);
  });
  input.addEventListener("input", (event) => { if (!composing(event)) replace(shared, input.value); });
  shared.observe((event) => {
    if (event.transaction.local || inHand) return;
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    const before = input.value;
    input.value = shared.toString();
    if (document.activeElement === input) input.setSelectionRange(moved(before, input.value, start), moved(before, input.value, end));
  });
}

/** Where a caret stands after the text before it changed. */
export function moved(before: string, after: string, at: number): number {
  return commonStart(before, after) < at ? Math.max(0, at + after.length - before.length) : at;
}

/** Change `shared` to say `next` by one deletion and one insertion. */
export function replace(shared: Y.Text, next: string): void {
  const now = shared.toString();
  if (now === next) return;
  const start = commonStart(now, next);
  let end = 0;
  while (end < Math.min(now.length, next.length) - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  if (LATER_HALF.test(now.charAt(now.length - end))) end -= 1;
  shared.doc?.transact(() => {
    shared.delete(start, now.length - end - start);
    shared.insert(start, next.slice(start, next.length - end));
  });
}

/** The second half of a character that takes two, e.g. 😀 or 𠀀: a change must not begin or end between the halves. */
const LATER_HALF = /[\udc00-\udfff]/;

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  return LATER_HALF.test(a.charAt(at)) || LATER_HALF.test(b.charAt(at)) ? Math.max(0, at - 1) : at;
}

export const words = (text: string) => text.split(/[\s,，、;；]+/).filter(Boolean);

/** Byline, keywords and sources: every field names the key it writes; a list is written whole. */
export function bindMeta(form: HTMLElement, meta: Y.Map<unknown>): void {
  const fields: Record<string, () => unknown> = {
    byline: () => field(form, "byline")?.value.trim() ?? "",
    keywords: () => words(field(form, "keywords")?.value ?? ""),
    sources: () => rows(form).map(readRow).filter((row) => row.name || row.url || row.note),
  };
  const write = (target: EventTarget | null) => {
    const key = (target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset.key ?? "";
    const read = fields[key];
    if (read) meta.set(key, read());
  };
  form.addEventListener("input", (event) => { if (!composing(event)) write(event.target); });
  form.addEventListener("compositionend", (event) => write(event.target));
  form.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    if (target.closest("[data-add-source]")) addRow(form)?.querySelector("input")?.focus();
    if (!target.closest("[data-drop-source]")) return;
    const list = target.closest("[data-key]");
    target.closest("[data-source]")?.remove();
    write(list);
  });
  const show = () => fill(form, meta);
  meta.observe((event) => { if (!event.transaction.local) show(); });
  show();
}

function fill(form: HTMLElement, meta: Y.Map<unknown>): void {
  set(field(form, "byline"), String(meta.get("byline") ?? ""));
  set(field(form, "keywords"), ((meta.get("keywords") as string[] | undefined) ?? []).join(" "));
  const sources = (meta.get("sources") as Record<string, string>[] | undefined) ?? [];
  while (rows(form).length < Math.max(1, sources.length)) if (!addRow(form)) break;
  rows(form).forEach((row, at) => {
    for (const input of row.querySelectorAll<HTMLInputElement>("input")) set(input, sources[at]?.[input.name] ?? "");
  });
}

const rows = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>("[data-source]")];

function readRow(row: HTMLElement): Record<string, string> {
  return Object.fromEntries([...row.querySelectorAll<HTMLInputElement>("input")].map((input) => [input.name, input.value.trim()]));
}

function addRow(form: HTMLElement): HTMLElement | null {
  const template = form.querySelector<HTMLTemplateElement>("template[data-source-row]");
  const row = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (row) form.querySelector("[data-sources]")?.append(row);
  return row ?? null;
}

const field = (form: HTMLElement, name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`);

function set(input: HTMLInputElement | null, text: string): void {
  if (input && document.activeElement !== input && input.value !== text) input.value = text;
}
