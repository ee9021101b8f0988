/** What the bar's buttons do, and which of them hold where the caret stands. */
import type { Editor } from "@tiptap/core";
import { redo, undo } from "@tiptap/y-tiptap";

const COMMANDS: Record<string, (editor: Editor) => unknown> = {
  bold: (e) => e.chain().focus().toggleBold().run(),
  italic: (e) => e.chain().focus().toggleItalic().run(),
  h2: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
  h3: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
  bullets: (e) => e.chain().focus().toggleBulletList().run(),
  numbers: (e) => e.chain().focus().toggleOrderedList().run(),
  quote: (e) => e.chain().focus().toggleBlockquote().run(),
  rule: (e) => e.chain().focus().setHorizontalRule().run(),
  undo: (e) => undo(e.state),
  redo: (e) => redo(e.state),
};

const HOLDS: Record<string, (editor: Editor) => boolean> = {
  bold: (e) => e.isActive("bold"),
  italic: (e) => e.isActive("italic"),
  h2: (e) => e.isActive("heading", { level: 2 }),
  h3: (e) => e.isActive("heading", { level: 3 }),
  bullets: (e) => e.isActive("bulletList"),
  numbers: (e) => e.isActive("orderedList"),
  quote: (e) => e.isActive("blockquote"),
  link: (e) => e.isActive("link"),
};

export function commands(root: HTMLElement, editor: Editor, more: Record<string, () => void>): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>("[data-command]")];
  for (const button of buttons) {
    const name = button.dataset.command ?? "";
    // The caret must not leave the text for a button.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => (more[name] ? more[name]() : COMMANDS[name]?.(editor)));
  }
  const mark = () => {
    for (const button of buttons) {
      const holds = HOLDS[button.dataset.command ?? ""];
      if (holds) button.setAttribute("aria-pressed", String(holds(editor)));
    }
  };
  editor.on("transaction", mark);
  mark();
}
