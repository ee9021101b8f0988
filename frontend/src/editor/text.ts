/** The text being edited: TipTap over the shared document's body. */
import { Editor, Extension } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { redo, undo, ySyncPlugin, yUndoPlugin } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { countCharacters } from "./count";
import { Picture } from "./picture";
import { pictures } from "./uploading";

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

export type TakePictures = (files: File[], at?: number) => void;

export function makeEditor(place: HTMLElement, doc: Y.Doc, editable: boolean, take: TakePictures): Editor {
  return new Editor({
    element: place,
    editable,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        undoRedo: false, code: false, codeBlock: false, strike: false, underline: false, trailingNode: false,
        heading: { levels: [2, 3] },
        link: { openOnClick: false, autolink: false, linkOnPaste: true, protocols: ["http", "https"] },
      }),
      Picture,
      shared(doc.getXmlFragment("body")),
    ],
    editorProps: {
      attributes: {
        class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": place.dataset.label ?? "",
        "aria-readonly": String(!editable),
      },
      handlePaste: (_view, event) => {
        // A word processor sends a picture of the words beside the words: then the words are meant.
        const files = event.clipboardData?.types.includes("text/html") ? [] : pictures(event.clipboardData?.files);
        if (files.length) take(files);
        return files.length > 0;
      },
      handleDrop: (view, event) => {
        const files = pictures(event.dataTransfer?.files);
        if (!files.length) return false;
        event.preventDefault();
        take(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
        return true;
      },
    },
  });
}

/** The characters of the body as the server counts them: captions too, a block a line. */
export function countBody(editor: Editor): number {
  const { doc } = editor.state;
  const leaf = (node: typeof doc) => (node.type.name === "image" ? String(node.attrs.caption ?? "") : "\n");
  return countCharacters(doc.textBetween(0, doc.content.size, "\n", leaf));
}
