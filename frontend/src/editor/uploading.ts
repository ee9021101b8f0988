/** Pictures come in by button, drop or paste: they go to the library, and where one stands in the text. */
import type { Editor } from "@tiptap/core";
import { csrf } from "../csrf";
import { word } from "../words";

interface Uploaded { id: number; alt: string }

export const pictures = (files: Iterable<File> | undefined | null) => [...(files ?? [])].filter((file) => file.type.startsWith("image/"));

export async function insertPictures(editor: Editor, url: string, files: File[], tell: (words: string) => void, at?: number): Promise<void> {
  for (const file of files) {
    tell(word("uploading"));
    try {
      const asset = await upload(url, file);
      const image = { type: "image", attrs: { asset: asset.id, alt: asset.alt } };
      if (at === undefined) editor.chain().focus().insertContent(image).run();
      else editor.chain().insertContentAt(Math.min(at, editor.state.doc.content.size), image).run();
      tell("");
    } catch (error) {
      tell(`${file.name}：${error instanceof Error ? error.message : word("failed")}`);
      return;
    }
  }
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
