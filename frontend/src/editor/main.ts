/** The editor island: TipTap over a shared Yjs document. */
import { Editor, Extension } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { redo, undo, ySyncPlugin, yUndoPlugin } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { word } from "../words";
import { countCharacters } from "./count";
import { bindMeta, bindText } from "./fields";
import { Picture } from "./picture";
import { DraftSync, type State } from "./sync";
import { BrowserUnsent } from "./unsent";
import { upload } from "./upload";

function shared(fragment: Y.XmlFragment): Extension {
  return Extension.create({
    name: "shared",
    addProseMirrorPlugins: () => [ySyncPlugin(fragment), yUndoPlugin()],
    addKeyboardShortcuts: () => ({
      "Mod-z": ({ editor }) => undo(editor.state),
      "Mod-y": ({ editor }) => redo(editor.state),
      "Mod-Shift-z": ({ editor }) => redo(editor.state),
    }),
  });
}

function make(place: HTMLElement, doc: Y.Doc, editable: boolean): Editor {
  return new Editor({
    element: place,
    editable,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        undoRedo: false, code: false, codeBlock: false, strike: false, underline: false, trailingNode: false,
        heading: { levels: [2, 3] }, link: { openOnClick: false, autolink: false, protocols: ["http", "https"] },
      }),
      Picture,
      shared(doc.getXmlFragment("body")),
    ],
    editorProps: { attributes: { class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": place.dataset.label ?? "" } },
  });
}

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
  link: (e) => {
    const href = prompt(word("link"), e.getAttributes("link").href ?? "https://");
    if (href === null) return false;
    const chain = e.chain().focus().extendMarkRange("link");
    return /^https?:\/\/\S+$/.test(href) ? chain.setLink({ href }).run() : chain.unsetLink().run();
  },
};

async function insertPictures(editor: Editor, url: string, files: Iterable<File>, tell: (words: string) => void): Promise<void> {
  for (const file of files) {
    if (!file.type.startsWith("image/")) continue;
    tell(word("uploading"));
    try {
      const asset = await upload(url, file);
      editor.chain().focus().insertContent({ type: "image", attrs: { asset: asset.id, alt: asset.alt } }).run();
      tell("");
    } catch (error) {
      tell(error instanceof Error ? error.message : word("failed"));
    }
  }
}

async function mount(root: HTMLElement): Promise<void> {
  const find = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector);
  const { draftUrl = "", uploadUrl = "", editable } = root.dataset;
  const doc = new Y.Doc();
  const status = find<HTMLOutputElement>("[data-status]");
  const say = (words: string) => { if (status) status.textContent = words; };
  const tell = (state: State, words = "") => {
    root.dataset.state = state;
    const time = new Date().toLocaleTimeString("zh-CN", { hour12: false });
    say(state === "saved" ? `${word("saved")} ${time}` : `${word(state)}${words}`);
  };
  const sync = new DraftSync(doc, draftUrl, new BrowserUnsent(draftUrl), tell);
  await sync.start();

  const place = find("[data-body]");
  if (!place) return;
  const editor = make(place, doc, editable === "yes");
  const headline = find<HTMLTextAreaElement>("[data-headline]");
  const summary = find<HTMLTextAreaElement>("[data-summary]");
  if (headline) bindText(headline, doc.getText("headline"));
  if (summary) bindText(summary, doc.getText("summary"));
  const meta = find("[data-meta]");
  if (meta) bindMeta(meta, doc.getMap("meta"));

  const count = () => {
    const figure = find("[data-count]");
    if (figure) figure.textContent = `${countCharacters(editor.getText({ blockSeparator: "\n" }))} ${word("characters")}`;
  };
  editor.on("update", count);
  count();

  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-command]"))
    button.addEventListener("click", () => COMMANDS[button.dataset.command ?? ""]?.(editor));
  editor.on("transaction", () => {
    for (const button of root.querySelectorAll<HTMLButtonElement>("[data-mark]"))
      button.setAttribute("aria-pressed", String(editor.isActive(button.dataset.mark ?? "")));
  });
  find<HTMLInputElement>("[data-picture]")?.addEventListener("change", (event) => {
    const input = event.target as HTMLInputElement;
    void insertPictures(editor, uploadUrl, input.files ?? [], say).then(() => { input.value = ""; });
  });
  place.addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    if (files?.length) { event.preventDefault(); void insertPictures(editor, uploadUrl, files, say); }
  });
  place.addEventListener("paste", (event) => {
    const files = event.clipboardData?.files;
    if (files?.length) { event.preventDefault(); void insertPictures(editor, uploadUrl, files, say); }
  });

  const pull = () => { if (document.visibilityState === "visible") void sync.pull().catch(() => undefined); };
  setInterval(pull, 4000);
  document.addEventListener("rongmei:news", pull);
  addEventListener("online", () => void sync.flush());
  addEventListener("pagehide", () => void sync.flush());
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-after-saving]"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void sync.flush().then(() => { if (root.dataset.state !== "offline") form.submit(); });
    });
  root.dataset.ready = "yes";
}

for (const root of document.querySelectorAll<HTMLElement>("[data-editor]")) void mount(root);
