/** Plain inputs bound to the shared document: text fields by their smallest change, the rest as whole values. */
import * as Y from "yjs";

export function bindText(input: HTMLInputElement | HTMLTextAreaElement, shared: Y.Text): void {
  input.value = shared.toString();
  input.addEventListener("input", () => replace(shared, input.value));
  shared.observe((event) => {
    if (event.transaction.local) return;
    const at = input.selectionStart ?? 0;
    const before = input.value;
    input.value = shared.toString();
    const moved = at + (commonStart(before, input.value) < at ? input.value.length - before.length : 0);
    if (document.activeElement === input) input.setSelectionRange(moved, moved);
  });
}

/** Change `shared` to say `next` by one deletion and one insertion. */
export function replace(shared: Y.Text, next: string): void {
  const now = shared.toString();
  const start = commonStart(now, next);
  let end = 0;
  while (end < Math.min(now.length, next.length) - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  shared.doc?.transact(() => {
    shared.delete(start, now.length - end - start);
    shared.insert(start, next.slice(start, next.length - end));
  });
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  return at;
}

type Read = () => unknown;

/** A form of metadata: every field names the key it writes; lists and rows are written whole. */
export function bindMeta(form: HTMLElement, meta: Y.Map<unknown>): void {
  const show = () => fill(form, meta);
  const fields: Record<string, Read> = {
    byline: () => value(form, "byline"),
    keywords: () => value(form, "keywords").split(/[\s,，、;；]+/).filter(Boolean),
    subjects: () => [...form.querySelectorAll<HTMLInputElement>('[name="subjects"]:checked')].map((box) => box.value),
    sources: () => rows(form).map(readRow).filter((row) => row.name || row.url || row.note),
  };
  form.addEventListener("input", (event) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset.key ?? "";
    const read = fields[key];
    if (read) meta.set(key, read());
  });
  form.querySelector("[data-add-source]")?.addEventListener("click", () => addRow(form));
  meta.observe((event) => { if (!event.transaction.local) show(); });
  show();
}

function fill(form: HTMLElement, meta: Y.Map<unknown>): void {
  set(form, "byline", String(meta.get("byline") ?? ""));
  set(form, "keywords", ((meta.get("keywords") as string[] | undefined) ?? []).join(" "));
  const chosen = new Set((meta.get("subjects") as string[] | undefined) ?? []);
  for (const box of form.querySelectorAll<HTMLInputElement>('[name="subjects"]')) box.checked = chosen.has(box.value);
  const sources = (meta.get("sources") as Record<string, string>[] | undefined) ?? [];
  while (rows(form).length < Math.max(1, sources.length)) addRow(form);
  rows(form).forEach((row, at) => {
    for (const input of row.querySelectorAll<HTMLInputElement>("input")) input.value = sources[at]?.[input.name] ?? "";
  });
}

const rows = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>("[data-source]")];

function readRow(row: HTMLElement): Record<string, string> {
  return Object.fromEntries([...row.querySelectorAll<HTMLInputElement>("input")].map((input) => [input.name, input.value.trim()]));
}

function addRow(form: HTMLElement): void {
  const template = form.querySelector<HTMLTemplateElement>("template[data-source-row]");
  if (template) form.querySelector("[data-sources]")?.append(template.content.cloneNode(true));
}

const field = (form: HTMLElement, name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`);
const value = (form: HTMLElement, name: string) => field(form, name)?.value.trim() ?? "";

function set(form: HTMLElement, name: string, text: string): void {
  const input = field(form, name);
  if (input && document.activeElement !== input) input.value = text;
}
