/** Pictures come in by button, drop or paste: they go to the library, and where one stands in the text. */
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { csrf } from "../csrf";
import { word } from "../words";

interface Uploaded { id: number; alt: string }

export const pictures = (files: Iterable<File> | undefined | null) => [...(files ?? [])].filter((file) => file.type.startsWith("image/"));

export async function insertPictures(editor: Editor, url: string, files: File[], tell: (words: string) => void, at?: number): Promise<void> {
  let place = at;
  for (const file of files) {
    tell(word("uploading"));
    try {
      place = insert(editor, await upload(url, file), place);
      tell("");
    } catch (error) {
      tell(`${file.name}：${error instanceof Error ? error.message : word("failed")}`);
      return;
    }
  }
}

/** Put a picture after the block at a place (where the caret is, unless told), and the caret behind it; where that is. */
function insert(editor: Editor, asset: Uploaded, at?: number): number {
  const { tr, schema } = editor.state;
  const told = tr.doc.resolve(Math.min(at ?? tr.selection.to, tr.doc.content.size));
  const place = told.depth ? told.after(1) : told.pos;
  const picture = schema.nodes.image!.create({ asset: asset.id, alt: asset.alt });
  const behind = place + picture.nodeSize;
  tr.insert(place, picture);
  // One must be able to go on writing.
  if (behind === tr.doc.content.size) tr.insert(behind, schema.nodes.paragraph!.create());
  tr.setSelection(TextSelection.near(tr.doc.resolve(behind))).scrollIntoView();
  editor.view.dispatch(tr);
  editor.view.focus();
  return behind;
}

async function upload(url: string, file: File): Promise<Uploaded> {
  const body = new FormData();
  body.append("file", file);
  const headers = { "x-csrftoken": csrf(), accept: "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body }).catch(() => null);
  if (!answer) throw new Error(word("unreached"));
  const said = (await answer.json().catch(() => ({}))) as Partial<Uploaded> & { message?: string; advice?: string };
  if (!answer.ok || typeof said.id !== "number") throw new Error(said.message ? `${said.message}${said.advice ?? ""}` : word("failed"));
  return { id: said.id, alt: said.alt ?? "" };
}
