/** A small dialog for a link: an address, or none. */
import type { Editor } from "@tiptap/core";

/** The address as it is kept: `https://` is put before a bare one; null when it is no address of the web. */
export function address(typed: string): string | null {
  const given = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`;
  try {
    const { protocol, hostname, href } = new URL(whole);
    return /^https?:$/.test(protocol) && hostname.includes(".") ? href : null;
  } catch {
    return null;
  }
}

export function linking(dialog: HTMLDialogElement, editor: Editor): () => void {
  const input = dialog.querySelector<HTMLInputElement>("input");
  const wrong = dialog.querySelector<HTMLElement>("[data-wrong]");
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const href = address(input?.value ?? "");
    if (wrong) wrong.hidden = href !== null;
    if (href === null) return;
    dialog.close();
    set(editor, href);
  });
  dialog.querySelector("[data-unlink]")?.addEventListener("click", () => {
    dialog.close();
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
  });
  return () => {
    if (input) input.value = String(editor.getAttributes("link").href ?? "");
    if (wrong) wrong.hidden = true;
    dialog.showModal();
    input?.select();
  };
}

/** On the words chosen; where none are, the address itself becomes the words. */
function set(editor: Editor, href: string): void {
  const chain = editor.chain().focus().extendMarkRange("link");
  if (editor.state.selection.empty && !editor.isActive("link"))
    chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
  else chain.setLink({ href }).run();
}
